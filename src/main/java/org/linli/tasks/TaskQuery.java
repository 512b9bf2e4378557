package org.linli.tasks;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Which tasks are wanted.
 *
 * @param day the business day; today's list also has what was left over from earlier days
 * @param assignee only those of this account; null for everybody's
 * @param exceptions beside those of the account also everybody's that need a look: alarms, what was not done in time,
 *     and what nobody was given; without an account it changes nothing
 * @param area the node they are in or under; null for the whole scope
 * @param kind only of this kind; empty for all
 * @param text part of a name, address or room, initials of a name, the tail of a phone or ID number; empty for all. Cut
 *     after 60 characters
 */
public record TaskQuery(
        LocalDate day,
        @Nullable UUID assignee,
        boolean exceptions,
        @Nullable AreaPath area,
        String kind,
        String text) {

    public TaskQuery {
        text = text.strip();
        text = text.length() > 60 ? text.substring(0, 60) : text;
    }

    /** Those of one account, or everybody's, without the exceptions of others. */
    public TaskQuery(LocalDate day, @Nullable UUID assignee, @Nullable AreaPath area, String kind, String text) {
        this(day, assignee, false, area, kind, text);
    }

    /** Everything of one account on one day. */
    public static TaskQuery of(UUID account, LocalDate day) {
        return new TaskQuery(day, account, null, "", "");
    }

    /** Everything in scope on one day. */
    public static TaskQuery all(LocalDate day) {
        return new TaskQuery(day, null, null, "", "");
    }
}
