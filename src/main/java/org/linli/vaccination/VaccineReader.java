package org.linli.vaccination;

import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads a file of vaccines, and notes everything that is wrong in it. */
final class VaccineReader {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,3}) (days?|weeks?|months?)");
    private static final Pattern KEY = Pattern.compile("[a-z_]{1,20}");

    private final PolicyText text;
    private final Set<String> keys = new HashSet<>();
    private final List<YamlValue> boosters = new ArrayList<>();

    /** @param file its name, for whoever has to mend it */
    VaccineReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /**
     * The vaccines, in their order.
     *
     * @throws PolicyMistake with every mistake
     */
    List<Vaccine> read() {
        YamlFields root = text.root();
        root.required("source").words();
        List<Vaccine> vaccines = new ArrayList<>();
        for (YamlValue item : root.required("vaccines").items()) {
            vaccines.add(vaccine(item.fields()));
        }
        knownBoosters();
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return vaccines;
    }

    private Vaccine vaccine(YamlFields fields) {
        YamlValue key = fields.required("key");
        String name = key.text();
        if (!KEY.matcher(name).matches() || !keys.add(name)) {
            key.mistake(
                    "A vaccine needs a key of its own in small letters, not \"" + name + "\".",
                    "Write one such as inactivated.",
                    "每种疫苗要有自己的小写代号，“" + name + "”不行，例如 inactivated。");
        }
        YamlFields booster = fields.required("booster").fields();
        List<OtherBooster> others = booster.optional("others")
                .map(value ->
                        value.items().stream().map(item -> other(item.fields())).toList())
                .orElse(List.of());
        var vaccine = new Vaccine(
                name,
                fields.required("name").words(),
                fields.required("makers").items().stream().map(YamlValue::text).toList(),
                fields.required("intervals").items().stream()
                        .map(item -> interval(item.fields()))
                        .toList(),
                interval(booster),
                others);
        fields.done();
        return vaccine;
    }

    private OtherBooster other(YamlFields fields) {
        YamlValue vaccine = fields.required("vaccine");
        boosters.add(vaccine);
        var other = new OtherBooster(vaccine.text(), fields.required("from").date());
        fields.done();
        return other;
    }

    private void knownBoosters() {
        boosters.stream()
                .filter(named -> !keys.contains(named.text()))
                .forEach(named -> named.mistake(
                        "No vaccine of the file has the key \"" + named.text() + "\".",
                        "Write the key of one of the vaccines.",
                        "文件里没有代号为“" + named.text() + "”的疫苗，请写其中一种的代号。"));
    }

    private static VaccineInterval interval(YamlFields fields) {
        var interval = new VaccineInterval(length(fields.required("least")), length(fields.required("most")));
        fields.done();
        return interval;
    }

    private static Period length(YamlValue value) {
        String written = value.text();
        Matcher length = LENGTH.matcher(written.toLowerCase(Locale.ROOT));
        if (!length.matches()) {
            value.mistake(
                    "\"" + written + "\" is no length of time.",
                    "Write a number and days, weeks or months, such as 3 weeks.",
                    "“" + written + "”不是时长，请写数字加 days、weeks 或 months，例如 3 weeks。");
            return Period.ZERO;
        }
        int number = Integer.parseInt(length.group(1));
        return switch (length.group(2).charAt(0)) {
            case 'd' -> Period.ofDays(number);
            case 'w' -> Period.ofWeeks(number);
            default -> Period.ofMonths(number);
        };
    }
}
