package org.linli.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Policy.Validity;
import org.linli.policy.PolicyMistake.Mistake;
import org.linli.policy.Protocol.Anchor;

/** Reads one policy file and notes everything that is wrong in it. */
final class PolicyReader {

    private static final int GRACE_HOURS = 2;

    /** So many rules and protocols, and conditions so long, that everybody can still be decided in a moment. */
    private static final int MOST = 200;

    private static final int LONGEST_CONDITION = 2000;

    private static final int LONGEST_ID = 60;

    /** Addresses of pages beside those of the versions. */
    private static final Set<String> RESERVED = Set.of("try", "preview", "risk-places");

    private final Conditions language;
    private final PolicyText text;
    private final Map<String, Conditions.Condition> conditions = new LinkedHashMap<>();
    private @Nullable YamlValue validFrom;

    PolicyReader(Conditions language, String file, String content) {
        this.language = language;
        this.text = new PolicyText(file, content);
    }

    /** A version with its conditions ready to be asked, in the order of its rules. */
    record Loaded(Policy policy, List<Conditions.Condition> conditions) {}

    /** What came of reading: the version, only to be used where nothing is wrong with it. */
    record Reading(Loaded version, List<Mistake> mistakes) {}

    /** The version; only to be used when {@link #mistakes} stays empty. */
    Loaded read() {
        YamlFields root = text.root();
        String version = version(root.required("version"));
        Bilingual name = root.required("name").words();
        Bilingual source = root.required("source").words();
        boolean catalogue = root.optional("catalogue").map(YamlValue::yesOrNo).orElse(false);
        Validity validity = catalogue ? null : validity(root);
        Hours hours = hours(root.required("hours").fields());
        List<Protocol> protocols = protocols(root.required("protocols"));
        Set<String> codes = new LinkedHashSet<>();
        protocols.forEach(p -> codes.add(p.code()));
        List<Rule> rules = catalogue ? List.of() : rules(root.required("rules"), codes);
        root.done();
        return new Loaded(
                new Policy(version, name, source, validity, hours, protocols, rules), List.copyOf(conditions.values()));
    }

    List<Mistake> mistakes() {
        return text.mistakes();
    }

    /** Notes that this version decides on days on which another does so too. */
    void overlaps(Policy other) {
        if (validFrom != null) {
            validFrom.mistake(
                    "These dates overlap with those of version '" + other.version() + "'.",
                    "Give the earlier of the two a 'valid_to' before the day on which the later one begins.",
                    "日期与版本“" + other.version() + "”重叠，请给较早的一个写上 valid_to。");
        }
    }

    /** Notes that another version begins on the same day. */
    void sameDayAs(Policy other) {
        if (validFrom != null) {
            validFrom.mistake(
                    "Version '" + other.version() + "' begins on this day too.",
                    "Let this one begin on another day.",
                    "版本“" + other.version() + "”也从这一天开始，请改用别的日期。");
        }
    }

    /** Notes that only a file may be a catalogue. */
    void isCatalogue() {
        text.root()
                .required("catalogue")
                .mistake(
                        "This is a catalogue.",
                        "Write rules and 'valid_from' instead.",
                        "这是措施目录，不是规则，请写上 rules 和 valid_from。");
    }

    /** Notes that another file has the same version id. */
    void sameVersionAs(String file) {
        text.root()
                .required("version")
                .mistake(
                        "'" + file + "' has this version too.",
                        "Give one of them another id.",
                        "“" + file + "”已用了这个版本号，请换一个。");
    }

    private static String version(YamlValue value) {
        String version = value.text();
        if (!version.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            value.mistake(
                    "The version is '" + version + "'.",
                    "Write it as dongyang-2022-02: a-z, 0-9 and hyphens.",
                    "版本号“" + version + "”不对，应写成 dongyang-2022-02 的样子：小写字母、数字和短横。");
        }
        if (RESERVED.contains(version) || version.length() > LONGEST_ID) {
            value.mistake(
                    "A version cannot be called '" + version + "'.",
                    "Write it as dongyang-2022-02.",
                    "版本号不能是“" + version + "”，应写成 dongyang-2022-02 的样子。");
        }
        return version;
    }

    private Validity validity(YamlFields root) {
        YamlValue from = root.required("valid_from");
        validFrom = from;
        LocalDate first = from.date();
        Optional<YamlValue> to = root.optional("valid_to");
        LocalDate last = to.map(YamlValue::date).orElse(null);
        if (last != null && last.isBefore(first)) {
            to.orElseThrow()
                    .mistake(
                            "The version ends on " + last + ", before it begins on " + first + ".",
                            "Correct one of the two.",
                            "版本在开始（" + first + "）之前就结束（" + last + "）了，请改正其中一个。");
            return new Validity(first, null);
        }
        return new Validity(first, last);
    }

    private static Hours hours(YamlFields fields) {
        var hours = new Hours(
                fields.required("morning").window(),
                fields.required("evening").window(),
                fields.required("sampling").window(),
                Duration.ofHours(fields.optional("grace_hours")
                        .map(v -> v.integer(0, 24))
                        .orElse(GRACE_HOURS)));
        fields.done();
        return hours;
    }

    private static List<Protocol> protocols(YamlValue value) {
        Set<String> codes = new LinkedHashSet<>();
        YamlFields fields = value.fields();
        fields.each(entry -> codes.add(entry.key()));
        if (codes.size() > MOST) {
            value.mistake(
                    "There are " + codes.size() + " protocols.",
                    "Write at most " + MOST + ".",
                    "措施有 " + codes.size() + " 条，最多 " + MOST + " 条。");
            return List.of();
        }
        var reading = new ProtocolReader(codes);
        List<Protocol> protocols = new ArrayList<>();
        fields.each(entry -> protocols.add(reading.read(entry)));
        return protocols;
    }

    private List<Rule> rules(YamlValue value, Set<String> codes) {
        List<Rule> rules = new ArrayList<>();
        List<YamlValue> items = value.items();
        if (items.size() > MOST) {
            value.mistake(
                    "There are " + items.size() + " rules.",
                    "Write at most " + MOST + ".",
                    "规则有 " + items.size() + " 条，最多 " + MOST + " 条。");
            return rules;
        }
        for (YamlValue item : items) {
            rules.add(rule(item.fields(), codes));
        }
        if (rules.isEmpty() || !rules.getLast().when().equals("true")) {
            value.mistake(
                    "The last rule does not cover everybody who is left.",
                    "End the list with a rule that has 'when: true', so that nobody falls through.",
                    "最后一条规则没有涵盖其余所有人，请以“when: true”的规则结尾。");
        }
        return rules;
    }

    private Rule rule(YamlFields fields, Set<String> codes) {
        YamlValue id = fields.required("id");
        YamlValue when = fields.required("when");
        Bilingual means = fields.required("means").words();
        YamlValue gives = fields.required("gives");
        String protocol = gives.text().equals("registered_only") ? null : gives.text();
        if (protocol != null && !codes.contains(protocol)) {
            gives.mistake(
                    "No protocol here is called '" + protocol + "'.",
                    ProtocolReader.oneOfThe(codes) + " For nothing further, write registered_only.",
                    ProtocolReader.noneOfThe(protocol, codes) + "只登记的，写 registered_only。");
        }
        Set<Anchor> countsFrom = fields.optional("counts_from")
                .map(value -> value.set(item -> item.oneOf(Anchor.class)))
                .orElse(Set.of());
        YamlValue reason = fields.required("reason");
        Bilingual words = reason.words();
        Reason.mistakes(words, protocol != null)
                .forEach(problem -> reason.mistake(
                        problem,
                        "Known are: " + Reason.places(protocol != null) + ".",
                        "理由里花括号中的名称不对，可用：" + Reason.places(protocol != null) + "。"));
        CaseContact.Kind othersAtHome = fields.optional("others_at_home")
                .map(value -> value.oneOf(CaseContact.Kind.class))
                .orElse(null);
        fields.done();
        compile(id, when);
        return new Rule(id.text(), when.text(), means, protocol, countsFrom, words, othersAtHome);
    }

    private void compile(YamlValue id, YamlValue when) {
        if (when.isMissing()) {
            return;
        }
        if (!id.isMissing() && conditions.containsKey(id.text())) {
            id.mistake(
                    "Another rule is called '" + id.text() + "' too.",
                    "Give each rule its own id.",
                    "另有一条规则也叫“" + id.text() + "”，请各用各的名称。");
        }
        if (when.text().length() > LONGEST_CONDITION) {
            when.mistake(
                    "The condition has " + when.text().length() + " characters.",
                    "Write at most " + LONGEST_CONDITION + ", or make two rules of it.",
                    "条件有 " + when.text().length() + " 字，最多 " + LONGEST_CONDITION + " 字，请拆成两条。");
            return;
        }
        try {
            Conditions.Condition condition = language.compile(when.text());
            conditions.put(id.text(), condition);
            if (!condition.alwaysAnswers()) {
                when.mistake(
                        "The condition has no answer for some people.",
                        "Do not divide in it, and take nothing out of a list.",
                        "这个条件对有些人算不出来，请不要用除法，也不要从列表中取值。");
            }
        } catch (CelValidationException e) {
            for (CelIssue issue : e.getErrors()) {
                when.mistakeWithin(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn(),
                        "The condition is not right: " + issue.getMessage() + ".",
                        "The names and questions that conditions may use are listed in docs/policies.md.",
                        "条件不对：" + issue.getMessage() + "。可用的名称见 docs/policies.md。");
            }
        }
    }
}
