package org.linli.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applies to somebody, and why. Everything needed to explain it later is kept here, so a decision stays what it
 * was when the rules change.
 *
 * @param version policy version that decided
 * @param rule id of the rule that governs: of all that hold, the one whose plan asks for the most from the day of the
 *     decision on
 * @param plan the protocol with its dates; null when the person is registered and nothing more
 * @param reason why, with the values filled in
 * @param trace every rule of the version in order, and whether its condition held
 * @param closer places at risk that lie inside a place that was named only roughly (a province, a city): worth asking
 *     for the exact place before this decision is trusted
 */
public record Decision(
        String version, String rule, @Nullable Plan plan, Bilingual reason, List<Step> trace, List<RiskPlace> closer) {

    public Decision {
        trace = List.copyOf(trace);
        closer = List.copyOf(closer);
    }

    /** Code of the protocol that applies; null when the person is registered and nothing more. */
    public @Nullable String protocol() {
        return plan == null ? null : plan.protocol();
    }

    /**
     * One rule as it was tried.
     *
     * @param rule its id
     * @param means its condition in plain words
     * @param holds whether the condition held
     * @param decided whether it governs: the strictest of those that hold, the first of several alike
     */
    public record Step(String rule, Bilingual means, boolean holds, boolean decided) {}
}
