package org.linli.platform;

/** Somebody else changed the record since it was read; the user is shown the new state and can try again. */
public class StaleRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleRecord(String kind, Object id) {
        super("Changed by somebody else meanwhile: " + kind + " " + id);
    }
}
