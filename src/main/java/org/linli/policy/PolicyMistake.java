package org.linli.policy;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** Policy files, or others in YAML, that cannot be used, with all that is wrong in them. None of them is in force. */
public final class PolicyMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public PolicyMistake(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(joining("\n", "Files have mistakes:\n", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, file by file from top to bottom. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * One thing that is wrong.
     *
     * @param file name of the file
     * @param line from 1
     * @param column from 1
     * @param problem what is wrong, with the value that was found
     * @param remedy what to do about it
     * @param zh both in Chinese
     */
    public record Mistake(String file, int line, int column, String problem, String remedy, String zh) {

        /** What is wrong and what to do, in the language of whoever reads. */
        public String said(Locale locale) {
            return locale.getLanguage().equals("en") ? problem + " " + remedy : zh;
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + problem + " " + remedy;
        }
    }
}
