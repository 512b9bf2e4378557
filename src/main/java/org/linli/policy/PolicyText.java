package org.linli.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.linli.policy.PolicyMistake.Mistake;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The text of one file in YAML, such as a policy, and the list of what is wrong in it. Mistakes are collected, so one
 * reading finds them all.
 */
public final class PolicyText {

    /** More mistakes than anybody would mend before reading again. */
    private static final int MOST_MISTAKES = 200;

    private final String file;
    private final List<String> lines;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final YamlFields root;

    /** @param file its name, for whoever has to mend it */
    public PolicyText(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
        this.root = compose(text);
    }

    /** Only the tree of the file is made, with the position of each node; nothing in it can name a class to create. */
    private YamlFields compose(String text) {
        try {
            Node node = new Yaml(new SafeConstructor(bounds())).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return new YamlFields(this, mapping);
            }
            add(
                    1,
                    1,
                    "The file is not a list of keys and values.",
                    "Begin it with 'version: some-name'.",
                    "内容不是“键: 值”的形式，请以“version: 版本号”开头。");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            add(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "This is not YAML: " + e.getProblem() + ".",
                    "Check the indentation, quotes and colons here and in the line above.",
                    "不符合 YAML 格式（" + e.getProblem() + "），请检查此行及上一行的缩进、引号和冒号。");
        } catch (YAMLException e) {
            add(
                    1,
                    1,
                    "This cannot be read: " + e.getMessage() + ".",
                    "Write every part out, without '&' and '*'.",
                    "无法读取，请把内容逐项写全，不用 & 和 * 引用。");
        }
        return YamlFields.absent(this);
    }

    /** Nothing may stand for something else: a short text could unfold into one that never ends. */
    private static LoaderOptions bounds() {
        var bounds = new LoaderOptions();
        bounds.setMaxAliasesForCollections(0);
        bounds.setAllowRecursiveKeys(false);
        return bounds;
    }

    /** All that stands in it. */
    public YamlFields root() {
        return root;
    }

    void mistake(Node node, String problem, String remedy, String zh) {
        Mark mark = node.getStartMark();
        if (mark == null) {
            add(1, 1, problem, remedy, zh);
        } else {
            add(mark.getLine() + 1, mark.getColumn() + 1, problem, remedy, zh);
        }
    }

    /**
     * A mistake inside a scalar.
     *
     * @param line line of the scalar's text, from 1
     * @param column column in that line, from 0
     */
    void mistakeWithin(ScalarNode node, int line, int column, String problem, String remedy, String zh) {
        Mark mark = node.getStartMark();
        boolean block = node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
        if (!block) {
            int quote = node.isPlain() ? 0 : 1;
            add(mark.getLine() + 1, mark.getColumn() + 1 + quote + column, problem, remedy, zh);
            return;
        }
        int fileLine = Math.min(mark.getLine() + line, lines.size() - 1);
        String text = lines.get(fileLine);
        int indent = text.length() - text.stripLeading().length();
        boolean folded = node.getScalarStyle() == ScalarStyle.FOLDED;
        add(fileLine + 1, indent + 1 + (folded ? 0 : column), problem, remedy, zh);
    }

    private void add(int line, int column, String problem, String remedy, String zh) {
        mistakes.add(new Mistake(file, line, column, problem, remedy, zh));
    }

    /** What is wrong in it, from top to bottom. */
    public List<Mistake> mistakes() {
        return mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .limit(MOST_MISTAKES)
                .toList();
    }
}
