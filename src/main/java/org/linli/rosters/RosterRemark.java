package org.linli.rosters;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a plan in words.
 *
 * @param key of the message; its arguments are numbers, dates and names of festivals
 * @param member whom it is about; null where it is about a seat or a shift
 * @param seat which seat it is about, one of them where it is about several; null where it is about none
 * @param cost what it weighs; 0 where it is only said
 */
public record RosterRemark(
        String key, @Nullable UUID member, @Nullable UUID seat, List<Object> arguments, long cost) {

    public RosterRemark {
        arguments = List.copyOf(arguments);
    }

    /** Whether it is a limit of one seat by itself, whatever else somebody does. */
    public boolean isLimitOfSeat() {
        return RosterSeatRule.isLimit(key);
    }

    /** For Thymeleaf and message sources. */
    public Object[] values() {
        return arguments.toArray();
    }
}
