package org.linli.people;

/** A socket: a section of a person's page. Contributed as a bean; shown to those who hold the permission. */
public interface PersonSection {

    /** What the user must hold to see it. */
    String permission();

    /** Template whose fragment {@code section(shown)} draws it, such as {@code wellbeing/parts}. */
    String template();

    /** What it shows of the person; asked for within a request of whoever looks. */
    Object of(PersonId person);

    /** A section that is to be drawn. */
    record Shown(String template, Object shown) {}
}
