package org.linli.policy;

/** The part of a day that a slot belongs to; {@link #DAY} for samples, which are taken in the hours for sampling. */
public enum PartOfDay {
    MORNING,
    EVENING,
    DAY
}
