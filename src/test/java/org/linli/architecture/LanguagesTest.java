package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every visible text exists in both languages, is used, and can be formatted. */
@Tag("slow")
class LanguagesTest {

    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");

    /** Keys that the code puts together from these beginnings and an id of the domain. */
    private static final Set<String> MADE_UP = Set.of("access.role.", "permission.", "audit.", "problem.", "counter.");

    /** Names in the browser's own store, which are no texts. */
    private static final Set<String> KEPT_ON_THE_PHONE = Set.of("field.look", "field.language", "field.whose");

    /** One of something, in the plural; neither a limit nor day 1 is a count. */
    private static final Pattern ONE_OF_MANY = Pattern.compile("(?<!at most |at least |day )\\b1 (?:more |other )?"
            + "(?:of them are|people|are|were|have|(?!(?:is|was|has|does|as)\\b)[a-z]+s)\\b");

    /** Where it is never one, as with limits and days long ago. */
    private static final Pattern OTHERWISE = Pattern.compile(".*\\.long|arrivals\\.far\\..*|problem\\.form\\.many");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys("zh").keySet()).isEqualTo(keys("en").keySet());
    }

    @Test
    void bothLanguagesUseTheSameValuesInAText() {
        Map<String, String> english = keys("en");
        keys("zh")
                .forEach((key, text) ->
                        assertThat(values(text)).as(key).isEqualTo(values(english.getOrDefault(key, ""))));
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String sources = sources();
        List<String> unused = keys("zh").keySet().stream()
                .filter(key -> MADE_UP.stream().noneMatch(key::startsWith))
                .filter(key -> !isUsed(key, sources))
                .toList();
        assertThat(unused).as("texts that nothing shows").isEmpty();
    }

    @Test
    void noTextStandsTwiceInAFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.toList()) {
                var seen = new HashSet<String>();
                assertThat(Files.readAllLines(file))
                        .filteredOn(line -> line.contains("=") && !seen.add(line.substring(0, line.indexOf('='))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void anApostropheIsDoubled() {
        for (String language : List.of("zh", "en")) {
            keys(language)
                    .forEach((key, text) ->
                            assertThat(text.replace("''", "")).as(key).doesNotContain("'"));
        }
    }

    @Test
    void aCountOfOneReadsAsOne() {
        var wrong = new TreeMap<String, String>();
        keys("en").forEach((key, text) -> {
            String one = new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 1, 1, 1, 1, 1});
            if (ONE_OF_MANY.matcher(one).find() && !OTHERWISE.matcher(key).matches()) {
                wrong.put(key, one);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /**
     * A key is used when it stands in the code whole, or the code makes it from a literal beginning that ends in a dot.
     */
    private static boolean isUsed(String key, String sources) {
        if (sources.contains(key)) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            String beginning = key.substring(0, dot + 1);
            if (beginning.chars().filter(c -> c == '.').count() >= 2
                    && (sources.contains("\"" + beginning + "\"")
                            || sources.contains("'" + beginning + "'")
                            || sources.contains("`" + beginning + "${"))) {
                return true;
            }
        }
        return false;
    }

    /** A misspelt key of the field app would be seen as the key itself, since a browser knows no compiler. */
    @Test
    void everyTextThatAScriptAsksForIsThere() throws IOException {
        Set<String> known = keys("zh").keySet();
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/static/js/field"))) {
            for (Path script : scripts.toList()) {
                List<String> unknown = Pattern.compile("'(field\\.[a-z.-]+)'")
                        .matcher(Files.readString(script))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !known.contains(key) && !KEPT_ON_THE_PHONE.contains(key))
                        .toList();
                assertThat(unknown).as(script.toString()).isEmpty();
            }
        }
    }

    private static String sources() throws IOException {
        var parts = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".java") || name.endsWith(".html") || name.endsWith(".js")) {
                    parts.add(Files.readString(file));
                }
            }
        }
        return String.join("\n", parts);
    }

    private static Set<String> values(String text) {
        return Pattern.compile("[{](\\d+)[^}]*[}]")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> keys(String language) {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                var properties = new Properties();
                properties.load(new StringReader(Files.readString(file)));
                properties.stringPropertyNames().forEach(key -> {
                    assertThat(all).as("a key in two bundles").doesNotContainKey(key);
                    all.put(key, properties.getProperty(key));
                });
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }
}
