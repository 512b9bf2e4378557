package org.linli.inspection;

/**
 * How rounds stand.
 *
 * @param planned all of them
 * @param done at which somebody was there
 * @param shut at which nobody was there
 * @param missed that were not walked on their day
 */
public record RoundCount(int planned, int done, int shut, int missed) {}
