package org.linli.platform;

/**
 * Which part of a list is wanted.
 *
 * @param page from 1
 * @param size rows on a page, 1 to 500
 */
public record Paging(int page, int size) {

    /** Rows on a page where nobody says otherwise. */
    public static final int DEFAULT_SIZE = 50;

    private static final int LARGEST = 500;

    /** Out-of-range values are brought into range: a bookmarked page that no longer exists is not an error. */
    public Paging {
        page = Math.clamp(page, 1, 1_000_000);
        size = Math.clamp(size, 1, LARGEST);
    }

    public static Paging page(int page) {
        return new Paging(page, DEFAULT_SIZE);
    }

    /**
     * As a program asks for it; {@link RequestUnreadable} for a page below the first, which is a mistake in the
     * program.
     */
    public static Paging asked(int page, int size) {
        if (page < 1) {
            throw RequestUnreadable.noPage(page);
        }
        return new Paging(page, size);
    }

    /** Rows to skip, for SQL's {@code offset}. */
    public long offset() {
        return (page - 1L) * size;
    }
}
