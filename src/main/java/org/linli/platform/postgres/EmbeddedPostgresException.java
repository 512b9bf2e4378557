package org.linli.platform.postgres;

/** The embedded PostgreSQL cannot be used: the message says what was found, {@link #advice} what to do about it. */
public class EmbeddedPostgresException extends RuntimeException {

    private final String advice;

    EmbeddedPostgresException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    EmbeddedPostgresException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** The likely remedy, in a sentence for whoever starts the program. */
    public String advice() {
        return advice;
    }
}
