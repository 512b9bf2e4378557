package org.linli.vaccination;

/**
 * What came of asking people to a day.
 *
 * @param asked how many were asked
 * @param otherVaccine how many were not, since the vaccine of the day does not go with what they had before
 */
public record Invited(int asked, int otherVaccine) {}
