package org.linli.platform;

/** The signed-in user may not do this here. */
public class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param what the permission that was missing */
    public Forbidden(String what) {
        this(what, "problem.forbidden");
    }

    private Forbidden(String what, String key) {
        super("Not allowed: " + what);
        this.key = key;
    }

    /** Whoever acts has the permission, but not for this area. */
    public static Forbidden area(Object area) {
        return new Forbidden("area " + area, "problem.forbidden.area");
    }

    /** Key of the message that says what is missing and whom to ask. */
    public String key() {
        return key;
    }
}
