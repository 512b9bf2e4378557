package org.linli.field;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.linli.platform.Languages;

/**
 * One version of the field app, as it is sent: the same on each server of one build.
 *
 * @param version a mark of all that the app consists of
 * @param page the page
 * @param importMapHash of the one script that stands in the page, as the content security policy writes it
 * @param manifest what makes it installable
 * @param serviceWorker what keeps this version on the phone
 * @param byLanguage its texts as JSON, by the code of the language
 */
record FieldShellMade(
        String version,
        String page,
        String importMapHash,
        String manifest,
        String serviceWorker,
        Map<String, String> byLanguage) {

    FieldShellMade {
        byLanguage = Map.copyOf(byLanguage);
    }

    String texts(Locale language) {
        return Objects.requireNonNull(byLanguage.get(Languages.code(language)));
    }
}
