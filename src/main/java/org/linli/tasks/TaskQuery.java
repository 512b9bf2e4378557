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
 * @param area the node they are in or under; null for the whole scope
 * @param kind only of this kind; empty for all
 * @param text part of a name, address or room, initials of a name, the tail of a phone or ID number; empty for all. Cut
 *     after 60 characters
 */
public record TaskQuery(
        LocalDate day, @Nullable UUID assignee, @Nullable AreaPath area, String kind, String text) {

    public TaskQuery {
        text = text.strip();
        text = text.length() > 60 ? text.substring(0, 60) : text;
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
