package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.platform.list.ListKind;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/** What is noted in the trail has words there: one entry without would close the whole page of the trail. */
@LinliTest
class AuditWordsTest {

    private static final Pattern RECORDED = Pattern.compile("\\.record(?:All)?\\(\\s*\"([a-z][a-z._-]*[a-z])\",");

    @Autowired
    private MessageSource texts;

    @Autowired
    private List<ListKind<?>> lists;

    @Test
    void everyActionHasWordsInBothLanguages() throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> actions.addAll(recorded(file)));
        }
        lists.stream()
                .filter(list -> list.exportPermission().isPresent())
                .forEach(list -> actions.add(list.key() + ".exported"));
        assertThat(actions).hasSizeGreaterThan(50);
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(actions)
                    .as("words in %s", language)
                    .allMatch(action -> StringUtils.hasLength(texts.getMessage("audit." + action, null, "", language)));
        }
    }

    private static Set<String> recorded(Path file) {
        try {
            Set<String> found = new TreeSet<>();
            Matcher call = RECORDED.matcher(Files.readString(file));
            while (call.find()) {
                found.add(call.group(1));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
