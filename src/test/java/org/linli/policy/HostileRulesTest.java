package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.policy.PolicyMistake.Mistake;

/** Texts that somebody might send to keep the program busy: each is refused with its place, in a moment. */
@Timeout(10)
class HostileRulesTest {

    private static final String SHIPPED = new PolicyFiles("").contents().getOrDefault("dongyang-2022-02.yaml", "");

    private static List<Mistake> mistakes(String text) {
        return ShippedPolicies.BOOK.reading("", text).mistakes();
    }

    /** The shipped rules under another name, with one thing more. */
    private static String with(String wrong, String instead) {
        assertThat(SHIPPED).contains(wrong);
        return renamed().replace(wrong, instead);
    }

    private static String renamed() {
        return SHIPPED.replace("version: dongyang-2022-02", "version: mine")
                .replace("valid_from: 2022-02-01", "valid_from: 2022-03-01");
    }

    static Stream<String> bombs() {
        String laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 40)
                        .mapToObj(i -> "b" + i + ": &b" + i + " [*" + (i == 1 ? "a" : "b" + (i - 1)) + ", *"
                                + (i == 1 ? "a" : "b" + (i - 1)) + "]\n")
                        .collect(Collectors.joining());
        return Stream.of(
                laughs,
                "a: &a [*a]",
                "? &k [*k]\n: 1",
                "a: " + "[".repeat(5_000),
                "a: " + "{b: ".repeat(5_000),
                "- ".repeat(20_000),
                "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost\"]]",
                "a: !!binary " + "A".repeat(50_000),
                "version: &v mine\nname: *v",
                "\u0000",
                "\ufeff\ufeff",
                ":".repeat(50_000),
                "\"" + "\\".repeat(49_999),
                "--- a\n".repeat(10_000),
                "%YAML 9.9\n---\nversion: x");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aTextThatUnfoldsOrNestsWithoutEndIsAMistake(String text) {
        assertThat(mistakes(text)).isNotEmpty().hasSizeLessThanOrEqualTo(200);
    }

    static Stream<String> conditions() {
        return Stream.of(
                "[1, 2, 3].all(x, x > 0)",
                "[[1, 2], [3]].exists(x, x.exists(y, y > 0))",
                "[1, 2].map(x, [1, 2].map(y, x * y)).size() > 0",
                "doses / 0 == 1",
                "1 / doses == 1",
                "doses % (doses - 3) == 0",
                "[true][doses]",
                "int(health_code) > 0",
                "9223372036854775807 + doses > 0",
                "(".repeat(900) + "true" + ")".repeat(900),
                "!".repeat(1_900) + "true",
                "doses >= 0" + " && doses >= 0".repeat(200),
                "timestamp(health_code) > timestamp(arrived_on)");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aConditionThatLoopsFailsOrIsEndlessIsAMistakeInItsLine(String condition) {
        String text = with("when: origin.within(\"99\")", "when: '" + condition + "'");
        int line = (int) text.substring(0, text.indexOf(condition)).lines().count();
        assertThat(mistakes(text)).isNotEmpty().extracting(Mistake::line).contains(line);
    }

    @Test
    void moreRulesThanAnybodyReadsAreAMistake() {
        String rule = """
                  - id: r%d
                    when: doses == 1
                    means: {zh: 一, en: One}
                    gives: registered_only
                    reason: {zh: 一, en: One}
                """;
        String many = IntStream.range(0, 300).mapToObj(rule::formatted).collect(Collectors.joining());
        String text = renamed().replaceFirst("(?m)^rules:.*\\R", "rules:\n" + many);
        assertThat(mistakes(text)).extracting(Mistake::problem).anyMatch(problem -> problem.contains("rules"));
    }

    @Test
    void theShippedRulesUnderAnotherNameAreRight() {
        assertThat(mistakes(renamed())).isEmpty();
    }

    @Test
    void twoVersionsCannotBeginOnTheSameDay() {
        assertThat(mistakes(SHIPPED.replace("version: dongyang-2022-02", "version: mine")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.problem()).contains("begins on this day too"));
    }

    @Test
    void aVersionCannotHaveTheNameOfAPage() {
        assertThat(mistakes(renamed().replace("version: mine", "version: preview")))
                .extracting(Mistake::problem)
                .containsExactly("A version cannot be called 'preview'.");
    }

    @Test
    void aLongTextIsReadInAMoment() {
        String long_ = renamed() + "# " + "x".repeat(70_000);
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> mistakes(long_)))
                .isEmpty();
    }
}
