package org.linli.gate;

/**
 * How often something was amiss.
 *
 * @param refused people who did not get in
 * @param checked people who were let in after a check
 */
public record EntryAmiss(EntryReason reason, int refused, int checked) {}
