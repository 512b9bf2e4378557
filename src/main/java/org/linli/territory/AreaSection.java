package org.linli.territory;

import org.linli.access.AreaPath;

/**
 * A socket: a section of an area's page and of the command view. Contributed as a bean; shown to those who hold the
 * permission.
 */
public interface AreaSection {

    /** What the user must hold to see it. */
    String permission();

    /** Template whose fragment {@code section(shown)} draws it, such as {@code duty/parts}. */
    String template();

    /** What it shows of the area and below it; asked for within a request of whoever looks. */
    Object of(AreaPath area);

    /** A section that is to be drawn. */
    record Shown(String template, Object shown) {}
}
