package org.linli.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.linli.policy.Protocol;

/**
 * What staff choose for somebody by hand.
 *
 * @param version id of the version or catalogue that has the protocol
 * @param protocol its code there
 * @param countsFrom the event to count from; null for the one that the protocol names
 * @param on the day of that event, not after today
 * @param reason in words, 1 to 500 characters
 */
public record MeasureChoice(
        PersonId person,
        String version,
        String protocol,
        Protocol.@Nullable Anchor countsFrom,
        LocalDate on,
        String reason) {}
