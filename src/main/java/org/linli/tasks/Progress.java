package org.linli.tasks;

/**
 * How far along somebody is.
 *
 * @param done tasks done
 * @param open tasks still to do
 * @param overdue those of the open ones whose window has passed and whose grace, where they have one, has not
 * @param missed those of the open ones whose grace has passed
 */
public record Progress(long done, long open, long overdue, long missed) {

    static final Progress NONE = new Progress(0, 0, 0, 0);

    Progress plus(Progress more) {
        return new Progress(done + more.done, open + more.open, overdue + more.overdue, missed + more.missed);
    }

    public long total() {
        return done + open;
    }

    /** Whole per cent done; 100 when there is nothing to do. */
    public int percent() {
        return total() == 0 ? 100 : (int) (done * 100 / total());
    }
}
