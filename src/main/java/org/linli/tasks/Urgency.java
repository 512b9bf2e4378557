package org.linli.tasks;

/**
 * How urgent a task is. Kept on its row as its ordinal, so that lists sort by it and alarms are counted from an index.
 */
public enum Urgency {
    /** Done in the order of its due time. */
    ROUTINE,
    /** Pinned on top for whoever may handle it, and counted beside the navigation, until somebody has handled it. */
    ALARM,
    /** An alarm that stands before the others: somebody may be ill. */
    DANGER;

    /** Whether it is pinned and counted. */
    public boolean isAlarm() {
        return this != ROUTINE;
    }

    static Urgency ofRank(int rank) {
        return values()[rank];
    }
}
