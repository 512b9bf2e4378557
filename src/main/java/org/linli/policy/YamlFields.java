package org.linli.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys and values of one mapping in a policy file. Each reader asks for the keys it knows and then calls
 * {@link #done()}, which refuses the rest: a key that nobody asked for is a mistake, never ignored.
 */
public final class YamlFields {

    private final PolicyText text;
    private final MappingNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final boolean absent;

    YamlFields(PolicyText text, MappingNode node) {
        this(text, node, false);
    }

    private YamlFields(PolicyText text, MappingNode node, boolean absent) {
        this.text = text;
        this.node = node;
        this.absent = absent;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (entries.putIfAbsent(key, tuple) != null) {
                text.mistake(
                        tuple.getKeyNode(),
                        "The key '" + key + "' is here twice.",
                        "Keep one of the two.",
                        "“" + key + "”写了两次，请保留一个。");
            }
        }
    }

    /**
     * Stands for keys and values that are not there and were already complained about: asks for nothing, has nothing.
     */
    static YamlFields absent(PolicyText text) {
        return new YamlFields(text, new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), true);
    }

    /** The value of a key that may be left out. */
    public Optional<YamlValue> optional(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(t -> new YamlValue(text, key, t.getValueNode()));
    }

    /** The value of a key that must be there; where it is not, a stand-in that says nothing further. */
    public YamlValue required(String key) {
        return optional(key).orElseGet(() -> {
            if (!absent) {
                text.mistake(
                        node,
                        "The key '" + key + "' is missing.",
                        "Add '" + key + ": …' here.",
                        "缺少“" + key + "”，请在这里补上。");
            }
            return YamlValue.missing(text, key);
        });
    }

    /** Every entry, where the keys are names given by the file. */
    public void each(Consumer<YamlValue> use) {
        entries.forEach((key, tuple) -> {
            known.add(key);
            use.accept(new YamlValue(text, key, tuple.getValueNode()));
        });
    }

    /** Refuses every key that was not asked for. */
    public void done() {
        entries.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                text.mistake(
                        tuple.getKeyNode(),
                        "The key '" + key + "' is not known here.",
                        "Remove it or use one of: " + String.join(", ", known) + ".",
                        "这里没有“" + key + "”这一项，请删去，或改用：" + String.join("、", known) + "。");
            }
        });
    }
}
