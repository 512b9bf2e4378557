package org.linli.rosters;

/** What nobody is asked to do, seen in all that one person stands. {@link RosterLimitWalk} finds where. */
enum RosterLimitRule {
    OVERLAP,
    /** Minutes of rest that were left. */
    REST,
    /** Minutes on duty. */
    DAY,
    /** Days in the row; each over the limit breaks it once. */
    DAYS_IN_ROW,
    /** Nights in the row; each over the limit breaks it once. */
    NIGHTS_IN_ROW
}
