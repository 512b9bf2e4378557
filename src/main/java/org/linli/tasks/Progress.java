package org.linli.tasks;

/**
 * How far along somebody is.
 *
 * @param done tasks done
 * @param open tasks still to do
 * @param overdue those of the open ones whose window has passed
 */
public record Progress(long done, long open, long overdue) {

    public long total() {
        return done + open;
    }

    /** Whole per cent done; 100 when there is nothing to do. */
    public int percent() {
        return total() == 0 ? 100 : (int) (done * 100 / total());
    }
}
