package org.linli.duty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which shift a post has on which days.
 *
 * @param from the first day on which it begins
 * @param until the last; null while it goes on
 * @param hours null where the post is closed
 * @param seats of each person whom the shift takes the kind, empty for whoever it is; none where the post is closed
 * @param note such as the feast that it is for; may be empty
 */
public record PostPattern(
        UUID id,
        UUID post,
        Mode mode,
        Set<DayOfWeek> weekdays,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Hours hours,
        List<Optional<DutyKind>> seats,
        String note) {

    static final int LONGEST_NOTE = 60;
    static final int MOST_SEATS = 20;

    /** Nobody stands longer than that in one shift: the limit of a day. */
    static final Duration LONGEST_SHIFT = Duration.ofHours(12);

    /** How it stands to the others of its post. */
    public enum Mode {
        REGULAR,
        /** On its days, in the place of the regular ones. */
        INSTEAD,
        /** On its days nobody stands there. */
        CLOSED;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.pattern.mode." + code();
        }
    }

    /**
     * From when until when, by the clock.
     *
     * @param ends on the next day when it is not after the begin
     */
    public record Hours(LocalTime begins, LocalTime ends) {

        /** More than 0, at most 24 hours; by the clock, without what a change of it would add. */
        public Duration length() {
            Duration between = Duration.between(begins, ends);
            return between.isPositive() ? between : between.plusDays(1);
        }
    }
}
