package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the samples of somebody under a measure stand (逐一核查).
 *
 * @param who somebody under a measure
 * @param state of the person as a whole
 * @param samples those that were due so far or taken, the latest first
 */
record SampleCheck(CarePerson who, State state, List<Line> samples) {

    SampleCheck {
        samples = List.copyOf(samples);
    }

    /** The latest that was taken; null for none. */
    public @Nullable Line latest() {
        return samples.stream()
                .filter(line -> line.result() != null)
                .findFirst()
                .orElse(null);
    }

    /** How a sample stands; of a person, what is worst of what nothing later has made good. */
    enum State {
        /** It was due, and nobody was sampled. */
        MISSING,
        /** Sampled, without a result. */
        PENDING,
        /** The result is on record. */
        SEEN,
        /** Nothing was due yet. */
        NONE;

        /** Message key of its name. */
        public String key() {
            return "care.check.state." + code();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One sample.
     *
     * @param at when it was taken; of a missing one, until when it was due
     * @param result null for a missing one
     */
    record Line(LocalDate day, Instant at, @Nullable TestResult result) {}
}
