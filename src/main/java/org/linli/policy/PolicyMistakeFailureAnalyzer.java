package org.linli.policy;

import static java.util.stream.Collectors.joining;

import org.linli.policy.PolicyMistake.Mistake;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console what is wrong in policy files and others, instead of a stack trace. */
class PolicyMistakeFailureAnalyzer extends AbstractFailureAnalyzer<PolicyMistake> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PolicyMistake cause) {
        String mistakes = cause.mistakes().stream().map(Mistake::toString).collect(joining("\n"));
        return new FailureAnalysis(
                "Files have mistakes:\n\n" + mistakes,
                "Correct each at its line and column and start again; docs/policies.md says how policies are written.",
                cause);
    }
}
