package org.linli.platform;

/**
 * What was sent contradicts what was stored before under the same id; nothing was stored. Answered with 409 and the
 * reason.
 */
public class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem why;

    public Conflict(Problem why) {
        super("Contradicts what is stored: " + why.key());
        this.why = why;
    }

    public Problem why() {
        return why;
    }
}
