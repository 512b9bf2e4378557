package org.linli.platform;

/** A request holds something that is no text: broken UTF-8, or half of a character. Answered with 400 and the field. */
final class UnreadableRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field the parameter; empty where it is not known */
    UnreadableRequest(String field) {
        super("Unreadable text in " + (field.isEmpty() ? "a request" : "a parameter"), null, false, false);
        this.field = field;
    }

    Problem problem() {
        return Problem.of(field, "problem.form.text");
    }
}
