package org.linli.policy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A measure as data: what is done, on which days, and what ends it. The names that people use ("2+14", "14+7") are only
 * codes; "2+14" means two tests and fourteen days of monitoring and confines nobody.
 *
 * @param code as people say it, unique in its version
 * @param called how it is written for readers of either language: the code, and where that is Chinese what English
 *     readers see
 * @param name in words
 * @param says what the person is told: what they must do and may do
 * @param counting which day is day 1
 * @param phases in order, at least one
 * @param crediting what earlier tests and days are worth
 * @param ending what releases, extends and alarms
 */
public record Protocol(
        String code,
        Bilingual called,
        Bilingual name,
        Bilingual says,
        Counting counting,
        List<Phase> phases,
        Crediting crediting,
        Ending ending) {

    public Protocol {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("Protocol " + code + " has no phase");
        }
    }

    /** All days of all phases. */
    public int days() {
        return phases.stream().mapToInt(Phase::days).sum();
    }

    /** Whether any phase of it confines. */
    public boolean confines() {
        return phases.stream().anyMatch(p -> p.kind().confines());
    }

    /** The event that the days count from. */
    public enum Anchor {
        ARRIVAL,
        LEAVING_RISK_AREA,
        LAST_CONTACT;

        /** Message key of its name. */
        public String key() {
            return "policy.anchor." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How the days are numbered.
     *
     * @param anchor the event counted from
     * @param anchorIsDayOne true when the day of the event is itself day 1; as a rule day 1 is the day after it
     */
    public record Counting(Anchor anchor, boolean anchorIsDayOne) {}

    /**
     * What earlier tests and days are worth.
     *
     * @param arrivalTestUnlessNegativeWithinHours a test is due on arrival unless a negative one is at most so many
     *     hours old then; null when no test on arrival is asked for
     * @param earlierTests whether a negative test already taken on a test day stands for that day's single test; never
     *     for a double one
     * @param madeUp what stands in for test days that went by before the person became known
     */
    public record Crediting(
            @Nullable Integer arrivalTestUnlessNegativeWithinHours, boolean earlierTests, MadeUpTests madeUp) {}

    /**
     * Tests that stand in for test days that went by before the person became known: one for each of those days that no
     * earlier test stands for, of the same kind, double ones first.
     *
     * @param atMost no more than so many; 0 for none at all
     * @param hoursApart hours from the last minute in which the sample before may be taken to the first minute for this
     *     one
     */
    public record MadeUpTests(int atMost, int hoursApart) {

        public MadeUpTests {
            if (atMost < 0 || hoursApart < 0) {
                throw new IllegalArgumentException(atMost + " made-up tests " + hoursApart + " hours apart");
            }
        }
    }

    /**
     * What ends a protocol, prolongs it, or calls for help.
     *
     * @param needs what must hold on the evening of the last day
     * @param feverFrom degrees Celsius that count as a fever
     * @param extendsBy days that are added each time the cause stands in the way of the release
     * @param alarms what is reported at once
     */
    public record Ending(
            Set<Condition> needs, BigDecimal feverFrom, Map<Happening, Integer> extendsBy, Set<Happening> alarms) {

        public Ending {
            needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs)); // in the order of the file
            extendsBy = Collections.unmodifiableMap(new LinkedHashMap<>(extendsBy));
            alarms = Collections.unmodifiableSet(new LinkedHashSet<>(alarms));
        }
    }

    /** What a release may ask for. */
    public enum Condition {
        /** Every required test of the plan was taken and is negative. */
        TESTS_NEGATIVE,
        /** No temperature at or above the fever mark, and no symptom, is left without an explanation. */
        NO_UNEXPLAINED_FEVER,
        /** No required temperature check is missing. */
        CHECKS_COMPLETE;

        /** Message key of its name. */
        public String key() {
            return "policy.condition." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may happen on the way. */
    public enum Happening {
        FEVER,
        SYMPTOMS,
        POSITIVE,
        MISSED_TEST,
        MISSED_CHECK;

        /** Message key of its name. */
        public String key() {
            return "policy.happening." + name().toLowerCase(Locale.ROOT);
        }
    }
}
