package org.linli.statement;

/** What the {@code breakdown} column of a counter's rows says, and so how its values are named. */
public enum Breakdown {
    /** The column is not looked at. */
    NONE,
    /** Two-digit GB/T 2260 code of a province, such as {@code 42}. */
    PROVINCE,
    /** Shown as it is, such as the protocol {@code 2+14}. */
    TEXT,
    /** A word of the module: the message {@code counter.<key>.<value>} names it. */
    WORD
}
