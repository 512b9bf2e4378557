package org.linli.places;

import java.util.Optional;

/**
 * A socket: a part of the page that the code at a door opens, for whoever stands there, without an account. Contributed
 * as a bean; shown in the order of the beans.
 */
public interface DoorSection {

    /** Template whose fragment {@code door(shown, door)} draws it, such as {@code inspection/parts}. */
    String template();

    /** Message key of what the code is for, in a few words that are printed under it; in both languages. */
    String purpose();

    /** Whether places of this kind have it: then its purpose is printed. */
    boolean isFor(Place place);

    /** What it shows; empty for nothing at present. Asked for as the program itself, for places that it is for. */
    Optional<Object> of(Door door);
}
