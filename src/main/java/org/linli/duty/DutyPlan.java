package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A plan of who is to stand where, until it is published or discarded.
 *
 * @param until the last of its days
 * @param found when the best so far was found; null while there is none
 * @param stoppedBy who did not wait for its end; null for nobody
 * @param endedBy who published or discarded it; null while nobody has
 */
public record DutyPlan(
        UUID id,
        AreaPath path,
        LocalDate from,
        LocalDate until,
        Way way,
        State state,
        UUID askedBy,
        Instant askedAt,
        Figures figures,
        @Nullable Instant found,
        @Nullable UUID stoppedBy,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt) {

    /** How it is made. */
    public enum Way {
        PLANNER,
        /** Teams in turn. */
        ROTATION;

        /** As it is stored and sent. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.plan.way." + code();
        }

        static Optional<Way> of(String code) {
            return Arrays.stream(values())
                    .filter(way -> way.code().equals(code))
                    .findFirst();
        }
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        PROPOSED,
        PUBLISHED,
        DISCARDED,
        /** By a mistake of the program; there is nothing to see of it. */
        FAILED;

        /** As it is stored. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.plan.state." + code();
        }
    }

    /**
     * What a plan does not meet, counted.
     *
     * @param better how often a better one was found
     * @param open seats in which nobody stands
     * @param broken limits
     * @param wishes days off that were wished for and are not met
     * @param uneven how often somebody is a shift or more off their share of the season
     */
    public record Figures(int better, int open, int broken, int wishes, int uneven) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0);
    }

    /** Whether it is being made. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it can be published or discarded. */
    public boolean isProposed() {
        return state == State.PROPOSED;
    }
}
