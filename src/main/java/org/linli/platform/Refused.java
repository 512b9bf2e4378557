package org.linli.platform;

import java.util.List;

/**
 * What a user asked for is against a rule. Carries every problem found, not just the first. Pages show each beside its
 * field and keep what was typed; the API answers 422 with a problem+json (RFC 9457) that lists them.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public Refused(List<Problem> problems) {
        super(String.join(", ", problems.stream().map(Problem::key).toList()), null, false, false);
        if (problems.isEmpty()) {
            throw new IllegalStateException("A refusal names at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** A refusal for one field. */
    public static Refused of(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }

    /** The same, said of this field. */
    public Refused under(String field) {
        return new Refused(problems.stream()
                .map(problem -> new Problem(field, problem.key(), problem.args()))
                .toList());
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Throws a refusal if any problem was found. */
    public static void ifAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }
}
