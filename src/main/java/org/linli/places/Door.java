package org.linli.places;

/**
 * A door whose code somebody has scanned.
 *
 * @param secret as it stands in the address, for the forms of what is shown there
 */
public record Door(Place place, String secret) {

    /** First part of the addresses behind the codes; whatever stands below it is open to all. */
    public static final String PATH = "/door";

    /** Where its page is. */
    public String address() {
        return PATH + "/" + secret;
    }
}
