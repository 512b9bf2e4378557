package org.linli.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Phase.Mode;
import org.linli.policy.Phase.TestDay;
import org.linli.policy.Protocol.Anchor;
import org.linli.policy.Protocol.Condition;
import org.linli.policy.Protocol.Counting;
import org.linli.policy.Protocol.Crediting;
import org.linli.policy.Protocol.Ending;
import org.linli.policy.Protocol.Happening;
import org.linli.policy.Protocol.MadeUpTests;

/** Reads one protocol of a policy file. */
final class ProtocolReader {

    private static final Pattern TEST = Pattern.compile("([0-9]{1,3})( double)?");
    private static final int MOST_MADE_UP = 10;
    private static final int MOST_HOURS_APART = 168;
    private static final BigDecimal FEVER = new BigDecimal("37.3");

    private final Set<String> codes;

    /**
     * @param codes codes of all protocols of the file, which a phase may name for the household
     */
    ProtocolReader(Set<String> codes) {
        this.codes = codes;
    }

    Protocol read(YamlValue value) {
        YamlFields fields = value.fields();
        String english = fields.optional("code_en").map(YamlValue::text).orElse(value.key());
        var protocol = new Protocol(
                value.key(),
                new Bilingual(value.key(), english.isBlank() ? value.key() : english),
                fields.required("name").words(),
                fields.required("says").words(),
                counting(fields),
                phases(fields.required("phases")),
                crediting(fields),
                ending(fields));
        fields.done();
        return protocol;
    }

    private static Counting counting(YamlFields fields) {
        Anchor anchor = fields.required("anchor").oneOf(Anchor.class);
        boolean anchorIsDayOne =
                fields.optional("anchor_is_day_1").map(YamlValue::yesOrNo).orElse(false);
        return new Counting(anchor, anchorIsDayOne);
    }

    private static Crediting crediting(YamlFields fields) {
        Integer hours =
                fields.optional("arrival_test").map(ProtocolReader::arrivalTest).orElse(null);
        YamlFields credits = fields.required("credits").fields();
        boolean earlier = credits.required("earlier_negative_test_counts").yesOrNo();
        YamlFields madeUp = credits.required("made_up_tests").fields();
        int atMost = madeUp.required("at_most").integer(0, MOST_MADE_UP);
        int apart = madeUp.required("hours_apart").integer(0, MOST_HOURS_APART);
        madeUp.done();
        credits.done();
        return new Crediting(hours, earlier, new MadeUpTests(atMost, apart));
    }

    private static Integer arrivalTest(YamlValue value) {
        YamlFields fields = value.fields();
        int hours = fields.required("unless_negative_within_hours").integer(0, 240);
        fields.done();
        return hours;
    }

    private List<Phase> phases(YamlValue value) {
        List<Phase> phases = new ArrayList<>();
        for (YamlValue item : value.items()) {
            phases.add(phase(item.fields()));
        }
        if (phases.isEmpty()) {
            value.mistake(
                    "A protocol needs a phase.",
                    "Add '- kind: monitoring' with its days.",
                    "措施至少要有一个阶段，请加上“- kind: monitoring”和天数。");
            phases.add(new Phase(Phase.Kind.MONITORING, 1, List.of(), Set.of(), null, null));
        }
        return phases;
    }

    private Phase phase(YamlFields fields) {
        Phase.Kind kind = fields.required("kind").oneOf(Phase.Kind.class);
        int days = fields.required("days").integer(1, Phase.LONGEST);
        List<TestDay> tests = fields.optional("tests").map(v -> tests(v, days)).orElse(List.of());
        Set<PartOfDay> temperature = fields.optional("temperature")
                .map(v -> v.set(item -> item.oneOf(PartOfDay.class)))
                .orElse(Set.of());
        String household = fields.optional("household").map(this::household).orElse(null);
        Integer fallsAway = fields.optional("falls_away_after_days")
                .map(v -> v.integer(1, Phase.LONGEST))
                .orElse(null);
        fields.done();
        return new Phase(kind, days, tests, temperature, household, fallsAway);
    }

    private static List<TestDay> tests(YamlValue value, int days) {
        List<TestDay> tests = new ArrayList<>();
        int last = 0;
        for (YamlValue item : value.items()) {
            Matcher written = TEST.matcher(item.text());
            if (!written.matches()) {
                item.mistake(
                        "The test day is '" + item.text() + "'.",
                        "Write a day such as 3, or '14 double'.",
                        "采样日写的是“" + item.text() + "”，应写成 3 或“14 double”。");
                continue;
            }
            int day = Integer.parseInt(written.group(1));
            if (day < 1 || day > days) {
                item.mistake(
                        "Test day " + day + " is outside this phase of " + days + " days.",
                        "Count the days of this phase from 1, or make the phase longer.",
                        "第 " + day + " 天超出本阶段的 " + days + " 天，请从本阶段第 1 天数起，或延长本阶段。");
            } else if (day <= last) {
                item.mistake(
                        "Test day " + day + " comes after day " + last + ".",
                        "Write each day once, in order.",
                        "第 " + day + " 天写在第 " + last + " 天之后，每天写一次，按先后排。");
            } else {
                tests.add(new TestDay(day, written.group(2) == null ? Mode.SINGLE : Mode.DOUBLE));
                last = day;
            }
        }
        return tests;
    }

    private @Nullable String household(YamlValue value) {
        String code = value.text();
        if (!codes.contains(code)) {
            value.mistake("No protocol here is called '" + code + "'.", oneOfThe(codes), noneOfThe(code, codes));
        }
        return code;
    }

    static String noneOfThe(String code, Set<String> codes) {
        return "没有叫“" + code + "”的措施，请写在 protocols 下面，或改用：" + String.join("、", codes) + "。";
    }

    static String oneOfThe(Set<String> codes) {
        return "Add it under 'protocols', or write one of: " + String.join(", ", codes) + ".";
    }

    private static Ending ending(YamlFields fields) {
        Set<Condition> needs = new LinkedHashSet<>();
        BigDecimal fever =
                fields.optional("fever_from").map(v -> v.decimal("36", "39")).orElse(FEVER);
        YamlValue release = fields.required("release");
        YamlFields conditions = release.fields();
        needs.addAll(conditions.required("needs").set(item -> item.oneOf(Condition.class)));
        conditions.done();
        Map<Happening, Integer> extendsBy = new LinkedHashMap<>();
        fields.optional("extends_by_days")
                .ifPresent(v -> v.fields()
                        .each(days -> days.keyOneOf(Happening.class)
                                .ifPresent(cause -> extendsBy.put(cause, days.integer(1, Phase.LONGEST)))));
        Set<Happening> alarms = fields.required("alarms").set(item -> item.oneOf(Happening.class));
        return new Ending(needs, fever, extendsBy, alarms);
    }
}
