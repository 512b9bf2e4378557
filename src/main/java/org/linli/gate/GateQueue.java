package org.linli.gate;

/**
 * How many are thought to wait at the gates of a place. People come one by one and are let in at an even pace, so that
 * the queue follows from how much of what the gates can let in is let in (M/D/1: r² / 2(1 − r)).
 *
 * @param perMinute let in on average over the last quarter of an hour
 * @param capacity that the gates in use let in within a minute; 0 where none is
 * @param people at least that many where it is full
 * @param isFull whether as many enter as can: the queue may be of any length, and grows
 */
record GateQueue(double perMinute, int capacity, int people, boolean isFull) {

    private static final double FULL = 0.95;

    static GateQueue of(double perMinute, int capacity) {
        if (capacity == 0) {
            return new GateQueue(perMinute, 0, 0, false);
        }
        double used = Math.min(perMinute / capacity, FULL);
        long people = Math.round(used * used / (2 * (1 - used)));
        return new GateQueue(perMinute, capacity, (int) people, perMinute / capacity >= FULL);
    }
}
