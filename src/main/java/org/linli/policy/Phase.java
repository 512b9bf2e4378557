package org.linli.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a protocol with one regime.
 *
 * @param kind where the person is and whether they may leave
 * @param days its length, 1 to 60
 * @param tests days of this phase (its first is 1) on which a sample is due, in rising order
 * @param temperature when in the day the temperature is taken; empty for not at all
 * @param household code of the protocol that those who live with the person get during this phase; null for none
 * @param fallsAwayAfterDays the phase becomes monitoring when at least so many days have passed since the anchor by the
 *     time the person becomes known; null for never
 */
public record Phase(
        Kind kind,
        int days,
        List<TestDay> tests,
        Set<PartOfDay> temperature,
        @Nullable String household,
        @Nullable Integer fallsAwayAfterDays) {

    /** The longest phase that a file may ask for, in days. */
    static final int LONGEST = 60;

    public Phase {
        tests = List.copyOf(tests);
        temperature = Collections.unmodifiableSet(new LinkedHashSet<>(temperature)); // in the order of the file
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("A phase lasts 1 to " + LONGEST + " days, not " + days);
        }
        int last = 0;
        for (TestDay test : tests) {
            if (test.day() <= last || test.day() > days) {
                throw new IllegalArgumentException("Test day " + test.day() + " in a phase of " + days + " days");
            }
            last = test.day();
        }
    }

    /** How somebody lives during a phase. */
    public enum Kind {
        /** At a designated site (集中隔离). */
        CENTRAL(true),
        /** Confined at home (居家隔离). */
        HOME(true),
        /** Daily checks, free to go about (日常健康监测). Confines nobody. */
        MONITORING(false);

        private final boolean confines;

        Kind(boolean confines) {
            this.confines = confines;
        }

        /** Whether the person must stay where they are. Follows from the kind alone; no file can say otherwise. */
        public boolean confines() {
            return confines;
        }

        /** Message key of its name. */
        public String key() {
            return "policy.phase." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A day on which a sample is due.
     *
     * @param day day of the phase, from 1
     * @param mode one sample or two
     */
    public record TestDay(int day, Mode mode) {}

    /** How many samples a test takes. */
    public enum Mode {
        /** One sample from one person (单采单检). */
        SINGLE,
        /** Two samples, tested apart (双采双检). */
        DOUBLE;

        /** Message key of its name. */
        public String key() {
            return "policy.mode." + name().toLowerCase(Locale.ROOT);
        }
    }
}
