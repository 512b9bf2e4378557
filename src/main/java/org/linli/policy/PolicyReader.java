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
                    "Give the earlier of the two a 'valid_to' before the day on which the later one begins.");
        }
    }

    /** Notes that another file has the same version id. */
    void sameVersionAs(String file) {
        text.root().required("version").mistake("'" + file + "' has this version too.", "Give one of them another id.");
    }

    private static String version(YamlValue value) {
        String version = value.text();
        if (!version.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            value.mistake("The version is '" + version + "'.", "Write it as dongyang-2022-02: a-z, 0-9 and hyphens.");
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
                            "Correct one of the two.");
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
        var reading = new ProtocolReader(codes);
        List<Protocol> protocols = new ArrayList<>();
        fields.each(entry -> protocols.add(reading.read(entry)));
        return protocols;
    }

    private List<Rule> rules(YamlValue value, Set<String> codes) {
        List<Rule> rules = new ArrayList<>();
        for (YamlValue item : value.items()) {
            rules.add(rule(item.fields(), codes));
        }
        if (rules.isEmpty() || !rules.getLast().when().equals("true")) {
            value.mistake(
                    "The last rule does not cover everybody who is left.",
                    "End the list with a rule that has 'when: true', so that nobody falls through.");
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
                    ProtocolReader.oneOfThe(codes) + " For nothing further, write registered_only.");
        }
        Set<Anchor> countsFrom = fields.optional("counts_from")
                .map(value -> value.set(item -> item.oneOf(Anchor.class)))
                .orElse(Set.of());
        YamlValue reason = fields.required("reason");
        Bilingual words = reason.words();
        Reason.mistakes(words, protocol != null)
                .forEach(problem -> reason.mistake(problem, "Known are: " + Reason.places(protocol != null) + "."));
        fields.done();
        compile(id, when);
        return new Rule(id.text(), when.text(), means, protocol, countsFrom, words);
    }

    private void compile(YamlValue id, YamlValue when) {
        if (when.isMissing()) {
            return;
        }
        if (!id.isMissing() && conditions.containsKey(id.text())) {
            id.mistake("Another rule is called '" + id.text() + "' too.", "Give each rule its own id.");
        }
        try {
            conditions.put(id.text(), language.compile(when.text()));
        } catch (CelValidationException e) {
            for (CelIssue issue : e.getErrors()) {
                when.mistakeWithin(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn(),
                        "The condition is not right: " + issue.getMessage() + ".",
                        "The names and questions that conditions may use are listed in docs/policies.md.");
            }
        }
    }
}
