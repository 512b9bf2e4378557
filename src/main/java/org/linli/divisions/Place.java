package org.linli.divisions;

/**
 * What a written place was read as.
 *
 * @param division the division that the text names
 * @param rest what stood behind it, without blanks and punctuation (a street, a village); empty when all was understood
 */
public record Place(Division division, String rest) {}
