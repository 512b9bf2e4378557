package org.linli.access;

/**
 * The first administrator was made, for a sub-district that has no area tree yet. Listeners run in the same
 * transaction.
 *
 * @param root path of the sub-district, made from its division code
 */
public record SubdistrictFounded(AreaPath root, String name) {}
