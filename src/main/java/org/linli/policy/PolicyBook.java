package org.linli.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Decision.Step;
import org.linli.policy.PolicyMistake.Mistake;
import org.linli.policy.PolicyReader.Loaded;
import org.linli.policy.Protocol.Anchor;

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
        var language = new Conditions();
        List<Mistake> mistakes = new ArrayList<>();
        List<Loaded> loaded = new ArrayList<>();
        List<PolicyReader> readings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        files.forEach((name, content) -> {
            var reading = new PolicyReader(language, name, content);
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
            mistakes.add(new Mistake(
                    "policies",
                    1,
                    1,
                    "No file has rules.",
                    "Add a version with 'valid_from'.",
                    "没有任何规则，请加一个有 valid_from 的版本。"));
        }
        if (!mistakes.isEmpty()) {
            throw new PolicyMistake(mistakes);
        }
        return sorted(loaded);
    }

    /** A text read beside the versions of this book, without being one of them: what is wrong with it stands in it. */
    PolicyReader.Reading reading(String name, String text) {
        var reading = new PolicyReader(new Conditions(), name, text);
        Loaded version = reading.read();
        Policy policy = version.policy();
        if (policy.isCatalogue()) {
            reading.isCatalogue();
        }
        for (Policy other : versions()) {
            if (other.version().equals(policy.version())) {
                reading.sameVersionAs(other.name().en());
            } else if (!other.isCatalogue() && begins(other).equals(begins(policy))) {
                reading.sameDayAs(other);
            }
        }
        return new PolicyReader.Reading(version, reading.mistakes());
    }

    /** With one version more, which takes the place of the earlier ones from its first day on. */
    PolicyBook with(Loaded version) {
        List<Loaded> more = new ArrayList<>(versions);
        more.add(version);
        return sorted(more);
    }

    /** Without a version; the same where it has none of that id. */
    PolicyBook without(String version) {
        return new PolicyBook(versions.stream()
                .filter(each -> !each.policy().version().equals(version))
                .toList());
    }

    private static PolicyBook sorted(List<Loaded> loaded) {
        return new PolicyBook(loaded.stream()
                .sorted(Comparator.comparing((Loaded l) -> begins(l.policy()))
                        .thenComparing(l -> l.policy().version()))
                .toList());
    }

    private static void compare(PolicyReader reading, Policy policy, Policy other, String otherName) {
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

    /**
     * The newest version that had begun by that day, whether or not it has ended since; before the first, the first.
     */
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
        var evidence = new Evidence(facts, risks, on);
        Optional<Evidence.Finding> worst = evidence.worst(RECENT_DAYS);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < version.conditions().size(); i++) {
            if (version.conditions().get(i).holds(evidence)) {
                Rule rule = version.policy().rules().get(i);
                matches.add(new Match(rule, plan(version.policy(), rule, facts, worst)));
            }
        }
        LocalDate arrivedOn = facts.anchors().arrivedOn();
        Match governing = strictest(matches, arrivedOn.isAfter(on) ? arrivedOn : on);
        String riskPlace =
                worst.map(f -> f.place().name()).orElse(facts.origin().shownAs());
        Bilingual reason = Reason.fill(governing.rule().reason(), evidence, governing.plan(), riskPlace);
        return new Decision(
                version.policy().version(),
                governing.rule().id(),
                governing.plan(),
                Reason.alongside(reason, beside(governing, matches)),
                trace(version.policy(), matches, governing),
                evidence.closer(RECENT_DAYS));
    }

    /** A rule that holds, and what it asks of this person; null when it only registers. */
    private record Match(Rule rule, @Nullable Plan plan) {}

    /** The one that asks for the most from that day on; of those that ask for the same, the first in the file. */
    private static Match strictest(List<Match> matches, LocalDate from) {
        Comparator<Plan> strictness = Comparator.nullsFirst(Plan.strictness(from));
        Match governing = matches.getFirst(); // the last rule of every version holds for everybody
        for (Match match : matches) {
            if (strictness.compare(match.plan(), governing.plan()) > 0) {
                governing = match;
            }
        }
        return governing;
    }

    /**
     * What else is worth telling whoever reads the reason: rules that stand further up, and those that would confine
     * for the sake of another event. Most of the others are only wider (a county around an area at risk, everybody from
     * elsewhere).
     */
    private static List<Bilingual> beside(Match governing, List<Match> matches) {
        int place = matches.indexOf(governing);
        return matches.stream()
                .filter(other -> other != governing)
                .filter(other -> matches.indexOf(other) < place || confinesForAnother(governing.plan(), other.plan()))
                .map(other -> other.rule().means())
                .toList();
    }

    private static boolean confinesForAnother(@Nullable Plan governing, @Nullable Plan other) {
        return governing != null && other != null && other.confines() && other.anchor() != governing.anchor();
    }

    /** The last rule of every version is for everybody else: it is told of as holding only where no other does. */
    private static List<Step> trace(Policy policy, List<Match> matches, Match governing) {
        return policy.rules().stream()
                .map(rule -> new Step(
                        rule.id(),
                        rule.means(),
                        rule == governing.rule()
                                || rule != policy.rules().getLast()
                                        && matches.stream().anyMatch(match -> match.rule() == rule),
                        rule == governing.rule()))
                .toList();
    }

    /**
     * Where nobody wrote down when the area at risk was left, the last day in the worst place on the list is that day.
     */
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
        return new PlanBuilder(policy, protocol, rule.countsFrom(), anchors, facts.credits()).plan();
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
        return new PlanBuilder(policy, found, countsFrom, anchors, credits).plan();
    }
}
