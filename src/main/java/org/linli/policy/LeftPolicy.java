package org.linli.policy;

import org.linli.policy.PolicyMistake.Mistake;

/**
 * A published version that is not used.
 *
 * @param mistake why
 */
public record LeftPolicy(PublishedPolicy policy, Mistake mistake) {}
