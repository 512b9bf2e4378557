package org.linli.imports;

/**
 * What a column of a list can mean. A kind of list declares its own as an enum, whose names are kept with each file.
 */
public interface ImportColumn {

    /** Unique within the kind; kept with the mapping of each file. */
    String name();

    /** Key of what users call it, in the message bundles. */
    String messageKey();

    /** The headings that people write over it. */
    ImportHeadings headings();

    /** Whether a list without it cannot be brought in. */
    default boolean required() {
        return false;
    }

    /** Whether its values identify somebody, so that the screen shows their beginnings only. */
    default boolean personal() {
        return false;
    }

    /** Whether a row in which it is filled is about somebody or something, and no total or signature below the list. */
    default boolean identifies() {
        return false;
    }

    /** Whether a heading for it is so common that it tells nothing of where the header of a list stands: a remark. */
    default boolean vague() {
        return false;
    }
}
