package org.linli.policy;

import org.jspecify.annotations.Nullable;

/**
 * One line of the rules: whom it applies to and what they get. Rules are tried in the order of the file; the first that matches
 * decides.
 *
 * @param id short name, unique in its version
 * @param when the condition as written, in CEL
 * @param means the condition in plain words
 * @param protocol code of the protocol; null when the person is registered and nothing more
 * @param reason what the person is told, with places such as {@code {origin}} that a decision fills in
 */
public record Rule(
        String id, String when, Bilingual means, @Nullable String protocol, Bilingual reason) {}
