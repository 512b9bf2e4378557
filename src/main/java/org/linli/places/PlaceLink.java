package org.linli.places;

/** A socket: where else something is known of a place, offered on its page. Contributed as a bean. */
public interface PlaceLink {

    /** What the user must hold to be offered it. */
    String permission();

    /** Message key of what is there. */
    String label();

    /** Where it is. */
    String href(Place place);
}
