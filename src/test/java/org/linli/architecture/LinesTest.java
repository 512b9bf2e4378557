package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines that are read without scrolling sideways: at most {@value #LONGEST} characters, a Chinese one counts one. */
class LinesTest {

    private static final int LONGEST = 120;

    private static final Pattern ATTRIBUTE = Pattern.compile("[\\w:@-]+=(\"[^\"]*\"|'[^']*')");

    @Test
    void noLineOfJavaIsLongerThanTheLimit() throws IOException {
        assertThat(lines("src", ".java", LinesTest::isLong)).isEmpty();
    }

    /** Expressions are not broken: a line may be longer that holds one attribute, too long for a line of its own. */
    @Test
    void noLineOfATemplateIsLongerThanTheLimitUnlessOneAttributeIs() throws IOException {
        assertThat(lines("src/main/resources/templates", ".html", line -> isLong(line) && !holdsOneLongAttribute(line)))
                .isEmpty();
    }

    private static boolean isLong(String line) {
        return line.codePointCount(0, line.length()) > LONGEST;
    }

    private static boolean holdsOneLongAttribute(String line) {
        List<MatchResult> attributes = ATTRIBUTE.matcher(line).results().toList();
        if (attributes.size() != 1) {
            return false;
        }
        int indent = line.length() - line.stripLeading().length();
        return indent + attributes.getFirst().group().length() > LONGEST - 25;
    }

    /** Each as {@code file:line: text}. */
    private static List<String> lines(String folder, String ending, Predicate<String> wanted) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (wanted.test(lines.get(i))) {
                        found.add(
                                "%s:%d: %s".formatted(file, i + 1, lines.get(i).strip()));
                    }
                }
            }
        }
        return found;
    }
}
