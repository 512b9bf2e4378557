package org.linli.access;

/**
 * A section that a module adds to a page of another one, contributed as a bean of a socket of that page.
 *
 * @param <S> what the page is about, such as a person
 */
public interface PageSection<S> {

    /** What the user must hold to see it. */
    String permission();

    /** Template whose fragment {@code section(shown)} draws it, such as {@code wellbeing/parts}. */
    String template();

    /** What it shows of the subject; asked for within a request of whoever looks. */
    Object of(S subject);

    /** A section that is to be drawn. */
    record Shown(String template, Object shown) {}
}
