package org.linli.platform;

/** The signed-in user may not do this here. */
public class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the permission or the area that was missing */
    public Forbidden(String what) {
        super("Not allowed: " + what);
    }
}
