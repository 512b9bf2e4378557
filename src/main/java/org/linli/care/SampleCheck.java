package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;

/**
 * How the samples of somebody under a measure stand (逐一核查).
 *
 * @param name of the person
 * @param address of the home, empty where it is not known
 * @param state of the person as a whole
 * @param samples those that were due so far or taken, the latest first
 */
record SampleCheck(
        MeasureId measure,
        PersonId person,
        String name,
        String address,
        AreaPath path,
        String protocol,
        State state,
        List<Line> samples) {

    SampleCheck {
        samples = List.copyOf(samples);
    }

    SampleCheck with(List<Line> found) {
        return new SampleCheck(measure, person, name, address, path, protocol, state, found);
    }

    /** The latest; null for none. */
    public @Nullable Line latest() {
        return samples.isEmpty() ? null : samples.getFirst();
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
    record Line(LocalDate day, Instant at, @Nullable TestResult result) {

        public State state() {
            return result == null ? State.MISSING : result == TestResult.PENDING ? State.PENDING : State.SEEN;
        }
    }

    /**
     * Which are wanted.
     *
     * @param state null for all
     * @param area the node they are in or under; null for the whole scope
     */
    record Query(@Nullable State state, @Nullable AreaPath area) {}
}
