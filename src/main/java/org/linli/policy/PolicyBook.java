package org.linli.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Decision.Step;
import org.linli.policy.PolicyMistake.Mistake;
import org.linli.policy.Protocol.Anchor;
import org.linli.policy.ReadingPolicy.Loaded;

/** All versions, read and checked; decides and plans without looking at anything else. Immutable. */
final class PolicyBook {

    /** How far back a stay is worth asking the exact place of, in days. */
    private static final int RECENT_DAYS = 14;

    private final List<Loaded> versions;

    private PolicyBook(List<Loaded> versions) {
        this.versions = List.copyOf(versions);
    }

    /**
     * Reads files, by name.
     *
     * @throws PolicyMistake with every mistake of every file
     */
    static PolicyBook read(Map<String, String> files) {
        Conditions language = new Conditions();
        List<Mistake> mistakes = new ArrayList<>();
        List<Loaded> loaded = new ArrayList<>();
        List<ReadingPolicy> readings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        files.forEach((name, content) -> {
            ReadingPolicy reading = new ReadingPolicy(language, name, content);
            Loaded version = reading.read();
            for (int i = 0; i < loaded.size(); i++) {
                compare(reading, version.policy(), loaded.get(i).policy(), names.get(i));
            }
            readings.add(reading);
            loaded.add(version);
            names.add(name);
        });
        readings.forEach(r -> mistakes.addAll(r.mistakes()));
        if (loaded.stream().allMatch(l -> l.policy().isCatalogue())) {
            mistakes.add(new Mistake("policies", 1, 1, "No file has rules.", "Add a version with 'valid_from'."));
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyMistake(mistakes);
        }
        loaded.sort(Comparator.comparing((Loaded l) -> begins(l.policy()))
                .thenComparing(l -> l.policy().version()));
        return new PolicyBook(loaded);
    }

    private static void compare(ReadingPolicy reading, Policy policy, Policy other, String otherName) {
        if (policy.version().equals(other.version())) {
            reading.sameVersionAs(otherName);
        } else if (policy.validity() != null
                && other.validity() != null
                && policy.validity().overlaps(other.validity())) {
            reading.overlaps(other);
        }
    }

    private static LocalDate begins(Policy policy) {
        return policy.validity() == null ? LocalDate.MAX : policy.validity().from();
    }

    /** Every version by its first day; catalogues last. */
    List<Policy> versions() {
        return versions.stream().map(Loaded::policy).toList();
    }

    Policy inForce(LocalDate on) {
        return deciding(on).policy();
    }

    /** The newest version that had begun by that day, whether or not it has ended since; before the first, the first. */
    private Loaded deciding(LocalDate on) {
        Loaded found = versions.getFirst();
        for (Loaded version : versions) {
            if (!version.policy().isCatalogue() && !begins(version.policy()).isAfter(on)) {
                found = version;
            }
        }
        return found;
    }

    Decision decide(Facts facts, RiskList risks, LocalDate on) {
        Loaded version = deciding(on);
        Evidence evidence = new Evidence(facts, risks, on);
        List<Step> trace = new ArrayList<>();
        Rule chosen = null;
        for (int i = 0; i < version.conditions().size(); i++) {
            Rule rule = version.policy().rules().get(i);
            boolean holds = version.conditions().get(i).holds(evidence);
            boolean decides = holds && chosen == null;
            trace.add(new Step(rule.id(), rule.means(), holds, decides));
            chosen = decides ? rule : chosen;
        }
        Rule rule = Objects.requireNonNull(chosen, "the last rule of every version holds for everybody");
        Optional<Evidence.Finding> worst = evidence.worst(RECENT_DAYS);
        Plan plan = plan(version.policy(), rule, facts, worst);
        String riskPlace =
                worst.map(f -> f.place().name()).orElse(facts.origin().shownAs());
        return new Decision(
                version.policy().version(),
                rule.id(),
                plan,
                Reason.fill(rule.reason(), evidence, plan, riskPlace),
                trace,
                evidence.closer(RECENT_DAYS));
    }

    /** Where nobody wrote down when the area at risk was left, the last day in the worst place on the list is that day. */
    private static @Nullable Plan plan(Policy policy, Rule rule, Facts facts, Optional<Evidence.Finding> worst) {
        if (rule.protocol() == null) {
            return null;
        }
        Protocol protocol = policy.protocol(rule.protocol()).orElseThrow();
        Anchors anchors = facts.anchors();
        if (anchors.leftRiskAreaOn() == null) {
            LocalDate left = worst.map(f -> f.stay().until()).orElse(null);
            anchors = anchors.leftRiskArea(left == null || left.isAfter(anchors.arrivedOn()) ? null : left);
        }
        return new Planning(policy, protocol, rule.countsFrom(), anchors, facts.credits()).plan();
    }

    Plan plan(String version, String protocol, Anchors anchors, Credits credits) {
        return plan(version, protocol, Set.of(), anchors, credits);
    }

    Plan plan(String version, String protocol, Set<Anchor> countsFrom, Anchors anchors, Credits credits) {
        Policy policy = versions.stream()
                .map(Loaded::policy)
                .filter(p -> p.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No policy version " + version));
        Protocol found = policy.protocol(protocol)
                .orElseThrow(() -> new IllegalArgumentException("No protocol " + protocol + " in " + version));
        return new Planning(policy, found, countsFrom, anchors, credits).plan();
    }
}
