package org.linli.field;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.linli.platform.Languages;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The app's texts: all messages whose key begins with {@code field.}, with their gaps, which the app fills itself. */
@Component
class FieldShellTexts {

    private static final String BEGINNING = "field.";

    /** By key, in the order of the keys. */
    Map<String, String> of(Locale language) {
        String files = "classpath*:messages/*_" + Languages.code(language) + ".properties";
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
                var messages = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    messages.load(reader);
                }
                for (String key : messages.stringPropertyNames()) {
                    if (key.startsWith(BEGINNING)) {
                        texts.put(key, messages.getProperty(key).replace("''", "'"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of the field app could not be read from " + files, e);
        }
        return texts;
    }
}
