package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.policy.PolicyMistake.Mistake;

/**
 * A text that is read as a version of the rules and tried, without being one: what is wrong with it, and what it would
 * decide beside what is decided without it. Looks at the list of places at risk as it was when the trial was made.
 */
public final class PolicyTrial {

    private final PolicyBook without;
    private final PolicyReader.Reading reading;
    private final RiskPlaces riskPlaces;

    PolicyTrial(PolicyBook without, PolicyReader.Reading reading, RiskPlaces riskPlaces) {
        this.without = without;
        this.reading = reading;
        this.riskPlaces = riskPlaces;
    }

    /** What is wrong, from top to bottom; nothing where it can be tried. */
    public List<Mistake> mistakes() {
        return reading.mistakes();
    }

    /** What was read; empty where something is wrong. */
    public Optional<Policy> policy() {
        return mistakes().isEmpty() ? Optional.of(reading.version().policy()) : Optional.empty();
    }

    /**
     * What is decided about somebody.
     *
     * @param with by the text
     * @param without by the version that decides without it
     */
    public record Pair(Decision with, Decision without) {}

    /** Decides about many on a day on which the text is in force; in the order of the facts. */
    public List<Pair> decideAll(List<Facts> facts, LocalDate on) {
        PolicyBook with = without.with(reading.version());
        RiskList risks = riskPlaces.list();
        return facts.stream()
                .map(each -> new Pair(with.decide(each, risks, on), without.decide(each, risks, on)))
                .toList();
    }
}
