package org.linli.statement;

/** What a counter's number means to whoever reads it. */
public enum Trait {
    /** Each row is news of the day: where no such counter has a row, the day is a zero report 零报告. */
    NEWS,
    /** One of the few figures that the command view shows large, and that its map can be coloured by. */
    HEADLINE,
    /** A row is something that should not be: shown in red with a sign where there is any. */
    ALARM,
    /** A row is still to be done, or was not done in time: whoever signs acknowledges by name that there are some. */
    PENDING
}
