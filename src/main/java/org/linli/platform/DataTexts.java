package org.linli.platform;

import java.util.Locale;
import java.util.Optional;

/**
 * A socket: words that a module has as data, such as the questions of a list that is read from a file. They are found
 * like messages, where no message file has the key; they have no gaps. Contributed as a bean.
 */
public interface DataTexts {

    /** The words of that key in Chinese or English; empty where this module has none. */
    Optional<String> text(String key, Locale locale);
}
