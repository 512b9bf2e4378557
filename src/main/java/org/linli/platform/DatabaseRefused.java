package org.linli.platform;

/** The database that the settings name cannot be used: the message says what was found, {@link #advice} what to do. */
public class DatabaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    DatabaseRefused(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** The remedy, in a sentence or a command for whoever starts the program. */
    public String advice() {
        return advice;
    }
}
