package org.linli.platform;

/** There is no such thing, or it lies outside what the signed-in user may see; the two look the same on purpose. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, such as "person"
     * @param id the id that was asked for; never a personal number
     */
    public NotFound(String kind, Object id) {
        super("No " + kind + " " + id);
    }
}
