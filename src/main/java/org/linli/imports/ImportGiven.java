package org.linli.imports;

/**
 * What somebody answered about a row that was set aside.
 *
 * @param answer key of the {@link ImportAnswer}
 * @param why the reason, stripped; empty for none
 */
public record ImportGiven(String answer, String why) {

    public ImportGiven {
        why = why.strip();
    }
}
