package org.linli.rosters;

/**
 * What somebody has done since the first day of the season, up to the day before a plan begins.
 *
 * @param days on which they could have stood: who was ill or came later has fewer, and owes nothing for the others
 * @param minutes on duty
 * @param nights shifts that count as night
 * @param weekends shifts on Saturdays and Sundays
 * @param festivals shifts on festival days
 */
public record RosterHistory(int days, long minutes, int nights, int weekends, int festivals) {

    /** Of whoever begins with this plan. */
    public static final RosterHistory NONE = new RosterHistory(0, 0, 0, 0, 0);
}
