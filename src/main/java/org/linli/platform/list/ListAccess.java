package org.linli.platform.list;

/** What lists need to know of who asks; implemented by the module that knows it. */
public interface ListAccess {

    /** Whether whoever acts holds the permission. */
    boolean holds(String permission);

    /** Refuses whoever does not hold it. */
    void demand(String permission);

    /** Whoever acts, in what decides which rows they see: equal for two who see the same. */
    Object seeing();

    /** Message key that says which people whoever acts is not shown; empty where everybody is. */
    String withheld();

    /** Leaves rows out that are about somebody whom whoever acts is not shown, by the SQL of whom they are about. */
    void withhold(String about, ListSql rows);

    /**
     * Notes that whoever acts searched a list for words, of which the trail keeps only by what they are known again.
     *
     * @param area that the list was narrowed to, as in addresses; empty for none
     */
    void searched(String list, String words, String area);

    /**
     * Notes that whoever acts exported a list.
     *
     * @param filters that were asked, without the words that were searched for
     * @param words that were searched for, kept as those of a search; empty for none
     * @param area that the list was narrowed to, as in addresses; empty for none
     */
    void exported(String list, String filters, String words, String area);

    /**
     * Makes a text unreadable that must stand in an address.
     *
     * @param question that it belongs to; needed again to open it
     */
    String seal(String question, String text);

    /** Reads it again; empty for what was not sealed here, or for another question. */
    String open(String question, String sealed);
}
