package org.linli.platform;

import java.util.Collection;

/**
 * A request holds something that means nothing: broken UTF-8, half of a character, or a word that is none of the
 * choices. Answered with 400, the field and what is wanted there.
 */
public final class RequestUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private RequestUnreadable(Problem problem) {
        super("Unreadable " + problem.field() + ": " + problem.key(), null, false, false);
        this.problem = problem;
    }

    /** @param field the parameter that is no text; empty where it is not known */
    static RequestUnreadable noText(String field) {
        return new RequestUnreadable(Problem.of(field, "problem.form.text"));
    }

    /** @param most how many parameters are taken */
    static RequestUnreadable tooMany(int most) {
        return new RequestUnreadable(Problem.of("", "problem.form.many", most));
    }

    /**
     * A parameter names something that there is not.
     *
     * @param field the parameter
     * @param given what stands in it
     * @param choices what may stand there
     */
    public static RequestUnreadable noChoice(String field, String given, Collection<String> choices) {
        return new RequestUnreadable(RequestProblem.noChoice(field, given, choices));
    }

    /** @param page the page of a list that was asked for; there is none below 1 */
    static RequestUnreadable noPage(int page) {
        return new RequestUnreadable(Problem.of("page", "problem.form.page", page));
    }

    Problem problem() {
        return problem;
    }
}
