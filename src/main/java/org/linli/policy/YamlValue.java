package org.linli.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value in a policy file. Each method reads it as one type; what does not fit is noted as a mistake and a stand-in
 * is returned, so that reading goes on and finds the other mistakes. A file with mistakes is never used.
 */
public final class YamlValue {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final Window SOME_HOURS = new Window(LocalTime.MIN, LocalTime.NOON);

    private final PolicyText text;
    private final String key;
    private final Node node;
    private final boolean missing;

    YamlValue(PolicyText text, String key, Node node) {
        this(text, key, node, false);
    }

    private YamlValue(PolicyText text, String key, Node node, boolean missing) {
        this.text = text;
        this.key = key;
        this.node = node;
        this.missing = missing;
    }

    /** Stands for a value that is not there and was already complained about. */
    static YamlValue missing(PolicyText text, String key) {
        Node nothing = new ScalarNode(Tag.STR, "", null, null, ScalarStyle.PLAIN);
        return new YamlValue(text, key, nothing, true);
    }

    /** Under which it stands. */
    public String key() {
        return key;
    }

    boolean isMissing() {
        return missing;
    }

    /**
     * Notes a mistake here.
     *
     * @param remedy what to do about it
     * @param zh both in Chinese
     */
    public void mistake(String problem, String remedy, String zh) {
        if (!missing) {
            text.mistake(node, problem, remedy, zh);
        }
    }

    /** A mistake at a line (from 1) and column (from 0) of this value's own text. */
    void mistakeWithin(int line, int column, String problem, String remedy, String zh) {
        if (!missing && node instanceof ScalarNode scalar) {
            text.mistakeWithin(scalar, line, column, problem, remedy, zh);
        }
    }

    /** Words on one line; a mistake where there are none. */
    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        mistake(
                "'" + key + "' needs a text.",
                "Write it on the same line, after the colon.",
                "“" + key + "”没有内容，请写在冒号后面。");
        return "?";
    }

    /** A whole number within these bounds. */
    public int integer(int least, int most) {
        String value = text();
        if (value.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        mistake(
                "'" + key + "' is '" + value + "'.",
                "Write a whole number from " + least + " to " + most + ".",
                "“" + key + "”是“" + value + "”，应为 " + least + " 到 " + most + " 的整数。");
        return most;
    }

    BigDecimal decimal(String least, String most) {
        String value = text();
        if (value.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
            var number = new BigDecimal(value);
            if (number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0) {
                return number;
            }
        }
        mistake(
                "'" + key + "' is '" + value + "'.",
                "Write a number from " + least + " to " + most + ".",
                "“" + key + "”是“" + value + "”，应为 " + least + " 到 " + most + " 的数。");
        return new BigDecimal(least);
    }

    /** True for {@code yes}, false for {@code no}. */
    public boolean yesOrNo() {
        String value = text();
        if (!value.equals("yes") && !value.equals("no")) {
            mistake(
                    "'" + key + "' is '" + value + "'.",
                    "Write yes or no.",
                    "“" + key + "”是“" + value + "”，应写 yes 或 no。");
        }
        return value.equals("yes");
    }

    /** A day such as {@code 2022-02-28}. */
    public LocalDate date() {
        String value = text();
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            mistake(
                    "'" + key + "' is '" + value + "', which is no date.",
                    "Write it as 2022-02-28.",
                    "“" + key + "”是“" + value + "”，不是日期，应写成 2022-02-28 的样子。");
            return SOME_DAY;
        }
    }

    Window window() {
        String value = text();
        String[] ends = value.split("-", -1);
        try {
            return new Window(
                    LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[ends.length == 2 ? 1 : 0].strip()));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            mistake(
                    "'" + key + "' is '" + value + "'.",
                    "Write the hours as 07:00-10:00, the earlier one first.",
                    "“" + key + "”是“" + value + "”，应写成 07:00-10:00，早的在前。");
            return SOME_HOURS;
        }
    }

    /** A constant by its name in lower case. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String value = text();
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(value)) {
                return constant;
            }
        }
        mistake(
                "'" + key + "' is '" + value + "'.",
                "Write one of: " + names(type) + ".",
                "“" + key + "”是“" + value + "”，应为以下之一：" + names(type) + "。");
        return type.getEnumConstants()[0];
    }

    /** The constant that this value's key names; a mistake when it names none. */
    <E extends Enum<E>> Optional<E> keyOneOf(Class<E> type) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(key))
                .findFirst();
        if (found.isEmpty()) {
            mistake(
                    "The key '" + key + "' is not known here.",
                    "Use one of: " + names(type) + ".",
                    "这里没有“" + key + "”这一项，可用：" + names(type) + "。");
        }
        return found;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants()).map(YamlValue::written).toList());
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The items of a list; a mistake and nothing when it is not one. */
    public List<YamlValue> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(n -> new YamlValue(text, key, n))
                    .toList();
        }
        mistake(
                "'" + key + "' needs a list.",
                "Write it as [one, two], or each item on a line of its own after a dash.",
                "“" + key + "”应为列表：写成 [甲, 乙]，或每项一行、前面加短横。");
        return List.of();
    }

    <T> Set<T> set(Function<YamlValue, T> read) {
        Set<T> found = new LinkedHashSet<>();
        for (YamlValue item : items()) {
            if (!found.add(read.apply(item))) {
                item.mistake(
                        "'" + item.text() + "' is in '" + key + "' twice.",
                        "Keep one of the two.",
                        "“" + item.text() + "”在“" + key + "”里写了两次，请保留一个。");
            }
        }
        return found;
    }

    /** What stands below it, by key. */
    public YamlFields fields() {
        if (node instanceof MappingNode mapping) {
            return new YamlFields(text, mapping);
        }
        mistake(
                "'" + key + "' needs keys and values.",
                "Write them below it, indented.",
                "“" + key + "”下面应有各项内容，请缩进写在下面。");
        return YamlFields.absent(text);
    }

    /** A text in both languages, as {@code {zh: …, en: …}}. */
    public Bilingual words() {
        YamlFields fields = fields();
        var words = new Bilingual(
                fields.required("zh").text(), fields.required("en").text());
        fields.done();
        return words;
    }
}
