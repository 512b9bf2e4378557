package org.linli.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Protocol.Anchor;

/**
 * One line of the rules: whom it applies to and what they get. Of all rules that hold, the one whose plan is strictest
 * governs; the order of the file decides only between plans alike (decision 0025).
 *
 * @param id short name, unique in its version
 * @param when the condition as written, in CEL
 * @param means the condition in plain words
 * @param protocol code of the protocol; null when the person is registered and nothing more
 * @param countsFrom events to count from in place of the protocol's own: the latest of those whose day is known; empty
 *     for the protocol's own
 * @param reason what the person is told, with places such as {@code {origin}} that a decision fills in
 * @param othersAtHome whose contacts those are who live with the person: of a case, or of a close contact; null where
 *     they are nobody's
 */
public record Rule(
        String id,
        String when,
        Bilingual means,
        @Nullable String protocol,
        Set<Anchor> countsFrom,
        Bilingual reason,
        CaseContact.@Nullable Kind othersAtHome) {

    public Rule {
        countsFrom = Collections.unmodifiableSet(new LinkedHashSet<>(countsFrom)); // in the order of the file
    }
}
