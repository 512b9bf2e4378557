package org.linli.rosters;

/**
 * What it costs to miss what is wished for. Shares are missed by squares, so that one who is far off weighs more than
 * several who are a little off.
 *
 * @param hours for the square of half hours that somebody is off their share
 * @param nights for the square of quarters of a night
 * @param weekends for the square of quarters of a weekend shift
 * @param festivals for the square of quarters of a festival shift
 * @param team for each further team in one shift
 * @param wish for each shift on a day that was wished off
 * @param way for a shift outside one's own grid; twice outside one's own community
 * @param change for each seat that is not taken by whoever has it now
 */
public record RosterWeights(
        int hours, int nights, int weekends, int festivals, int team, int wish, int way, int change) {}
