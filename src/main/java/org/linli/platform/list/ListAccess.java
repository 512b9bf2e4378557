package org.linli.platform.list;

/** What lists need to know of who asks; implemented by the module that knows it. */
public interface ListAccess {

    /** Whether whoever acts holds the permission. */
    boolean holds(String permission);

    /** Refuses whoever does not hold it. */
    void demand(String permission);

    /** Notes that whoever acts searched a list for words. */
    void searched(String list, String words);

    /** Notes that whoever acts exported a list; {@code filters} without words that were searched for. */
    void exported(String list, String filters);

    /** Makes a text unreadable that must stand in an address. */
    String seal(String text);

    /** Reads it again; empty for what was not sealed here. */
    String open(String sealed);
}
