package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.policy.PolicyMistake.Mistake;

/** Each test breaks one thing in a file that is right otherwise and looks for the place where it is reported. */
class PolicyMistakeTest {

    private static final String GOOD = """
            version: test-1
            name: {zh: 测试, en: Test}
            source: {zh: 通告, en: A notice}
            valid_from: 2022-02-01
            valid_to: 2022-02-28
            hours: {morning: 07:00-10:00, evening: 17:00-20:00, sampling: 08:00-20:00}
            protocols:
              watch:
                name: {zh: 监测, en: Watch}
                says: {zh: 请测体温, en: Take your temperature}
                anchor: arrival
                phases:
                  - kind: monitoring
                    days: 7
                    tests: [3, 7]
                    temperature: [morning, evening]
                credits: {earlier_negative_test_counts: yes, made_up_tests: {at_most: 2, hours_apart: 24}}
                release: {needs: [tests_negative]}
                alarms: [fever]
            rules:
              - id: far
                when: '!origin.within("33")'
                means: {zh: 外省, en: Other provinces}
                gives: watch
                reason: {zh: "来自{origin}，至{until}", en: "From {origin} until {until}"}
              - id: near
                when: true
                means: {zh: 其他, en: Others}
                gives: registered_only
                reason: {zh: "来自{origin}", en: "From {origin}"}
            """;

    private static List<Mistake> mistakes(Map<String, String> files) {
        PolicyMistake thrown = catchThrowableOfType(PolicyMistake.class, () -> PolicyBook.read(files));
        return thrown == null ? List.of() : thrown.mistakes();
    }

    private static Mistake onlyMistake(String right, String wrong) {
        assertThat(GOOD).contains(right);
        List<Mistake> found = mistakes(Map.of("a.yaml", GOOD.replace(right, wrong)));
        assertThat(found).as("mistakes after writing %s", wrong).hasSize(1);
        return found.getFirst();
    }

    /** The position of a text in the good file, as a mistake reports it. */
    private static String at(String text) {
        return at(GOOD, text);
    }

    private static String at(String file, String text) {
        int offset = file.indexOf(text);
        assertThat(offset).as("position of %s", text).isNotNegative();
        long line = file.substring(0, offset).lines().count();
        int lineStart = file.lastIndexOf('\n', offset - 1) + 1;
        return (offset == lineStart ? line + 1 : line) + ":" + (offset - lineStart + 1);
    }

    private static String position(Mistake mistake) {
        return mistake.line() + ":" + mistake.column();
    }

    @Test
    void acceptsTheFileThatTheOtherTestsBreak() {
        assertThat(mistakes(Map.of("a.yaml", GOOD))).isEmpty();
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheKnownOnes() {
        Mistake mistake = onlyMistake("anchor: arrival", "anchor: arrival\n    length: 7");
        assertThat(mistake.problem()).isEqualTo("The key 'length' is not known here.");
        assertThat(mistake.remedy()).contains("anchor", "phases", "alarms");
        assertThat(mistake.line()).isEqualTo(12);
        assertThat(mistake.column()).isEqualTo(5);
    }

    @Test
    void refusesAnUnknownKeyOfARule() {
        assertThat(onlyMistake("gives: watch", "gives: watch\n    also: watch").problem())
                .contains("'also'");
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThat(onlyMistake("days: 7", "days: 7\n        days: 8").problem()).contains("'days' is here twice");
    }

    @Test
    void refusesAMissingKey() {
        assertThat(onlyMistake("    anchor: arrival\n", "").problem()).isEqualTo("The key 'anchor' is missing.");
    }

    @Test
    void refusesAMissingTranslation() {
        Mistake mistake = onlyMistake("{zh: 监测, en: Watch}", "{zh: 监测}");
        assertThat(mistake.problem()).isEqualTo("The key 'en' is missing.");
        assertThat(position(mistake)).isEqualTo(at("{zh: 监测"));
    }

    @Test
    void refusesAValueOfTheWrongType() {
        Mistake mistake = onlyMistake("days: 7", "days: week");
        assertThat(position(mistake)).isEqualTo(at("7\n        tests"));
        assertThat(mistake.remedy()).isEqualTo("Write a whole number from 1 to 60.");
        assertThat(onlyMistake("needs: [tests_negative]", "needs: tests_negative")
                        .problem())
                .contains("needs a list");
        assertThat(onlyMistake("valid_from: 2022-02-01", "valid_from: 2022-02-30")
                        .problem())
                .contains("2022-02-30");
        assertThat(onlyMistake("evening: 17:00-20:00", "evening: 20:00-17:00").remedy())
                .contains("07:00-10:00");
        assertThat(onlyMistake("kind: monitoring", "kind: isolation").remedy()).contains("central, home, monitoring");
        assertThat(onlyMistake("alarms: [fever]", "alarms: [fever, fever]").problem())
                .contains("twice");
        assertThat(onlyMistake("earlier_negative_test_counts: yes", "earlier_negative_test_counts: maybe")
                        .remedy())
                .isEqualTo("Write yes or no.");
        assertThat(onlyMistake("at_most: 2", "at_most: yes").remedy()).isEqualTo("Write a whole number from 0 to 10.");
    }

    @Test
    void whatIsEnteredWithinTwoHoursIsLateUnlessTheVersionSaysOtherwise() {
        assertThat(grace(GOOD)).hasHours(2);
        assertThat(grace(GOOD.replace("sampling: 08:00-20:00", "sampling: 08:00-20:00, grace_hours: 4")))
                .hasHours(4);
        assertThat(onlyMistake("sampling: 08:00-20:00", "sampling: 08:00-20:00, grace_hours: 48")
                        .remedy())
                .isEqualTo("Write a whole number from 0 to 24.");
    }

    private static Duration grace(String file) {
        return PolicyBook.read(Map.of("a.yaml", file))
                .versions()
                .getFirst()
                .hours()
                .grace();
    }

    @Test
    void refusesATestDayBeyondItsPhase() {
        Mistake mistake = onlyMistake("tests: [3, 7]", "tests: [3, 8]");
        assertThat(mistake.problem()).isEqualTo("Test day 8 is outside this phase of 7 days.");
        assertThat(position(mistake)).isEqualTo(at("7]"));
        assertThat(onlyMistake("tests: [3, 7]", "tests: [7, 3]").problem()).contains("day 3 comes after day 7");
        assertThat(onlyMistake("tests: [3, 7]", "tests: [3, 7 twice]").remedy()).contains("14 double");
    }

    @Test
    void refusesAProtocolThatTheFileDoesNotHave() {
        Mistake mistake = onlyMistake("gives: watch", "gives: quarantine");
        assertThat(mistake.problem()).contains("'quarantine'");
        assertThat(mistake.remedy()).contains("watch", "registered_only");
        assertThat(position(mistake)).isEqualTo(at("watch\n    reason"));
        assertThat(onlyMistake("days: 7", "days: 7\n        household: nobody").problem())
                .contains("'nobody'");
    }

    @Test
    void refusesAConditionThatIsNotCelAtItsColumn() {
        Mistake syntax = onlyMistake("'!origin.within(\"33\")'", "'!origin.within(\"33\"'");
        assertThat(syntax.line()).isEqualTo(22);
        assertThat(syntax.problem()).startsWith("The condition is not right:");
        Mistake type = onlyMistake("'!origin.within(\"33\")'", "places.risk(14) >= dreadful");
        assertThat(type.problem()).contains("dreadful");
        assertThat(position(type)).isEqualTo("22:" + (11 + "places.risk(14) >= ".length()));
    }

    @Test
    void refusesAConditionThatIsNoQuestion() {
        assertThat(onlyMistake("'!origin.within(\"33\")'", "doses + 1").problem())
                .contains("bool");
        assertThat(onlyMistake("'!origin.within(\"33\")'", "origin.risk(14) > low")
                        .problem())
                .contains("risk");
        assertThat(onlyMistake("'!origin.within(\"33\")'", "health_code == medium")
                        .problem())
                .contains("_==_");
    }

    @Test
    void findsTheLineOfAConditionWrittenOverSeveral() {
        Mistake mistake =
                onlyMistake("'!origin.within(\"33\")'", "|\n      places.risk(14) >= low\n      || doses < many");
        assertThat(position(mistake)).isEqualTo("24:18");
    }

    @Test
    void refusesAReasonWithAPlaceThatNobodyFills() {
        assertThat(onlyMistake("From {origin} until {until}", "From {orgin} until {until}")
                        .problem())
                .isEqualTo("{orgin} is not a known value.");
        assertThat(onlyMistake("\"From {origin}\"", "\"From {origin} until {until}\"")
                        .problem())
                .startsWith("{until} has no value");
    }

    @Test
    void refusesRulesThatLeaveSomebodyOut() {
        assertThat(onlyMistake("when: true", "when: doses > 2").remedy()).contains("when: true");
    }

    @Test
    void refusesTwoRulesOfOneName() {
        assertThat(onlyMistake("id: near", "id: far").problem()).contains("'far' too");
    }

    @Test
    void refusesVersionsWhoseDatesOverlap() {
        String next = GOOD.replace("test-1", "test-2").replace("valid_to: 2022-02-28\n", "");
        Map<String, String> apart = Map.of("a.yaml", GOOD, "b.yaml", next.replace("2022-02-01", "2022-03-01"));
        assertThat(mistakes(apart)).isEmpty();
        List<Mistake> found =
                mistakes(new TreeMap<>(Map.of("a.yaml", GOOD, "b.yaml", next.replace("2022-02-01", "2022-02-28"))));
        assertThat(found).singleElement().satisfies(m -> {
            assertThat(m.file()).isEqualTo("b.yaml");
            assertThat(m.problem()).contains("overlap", "test-1");
            assertThat(position(m)).isEqualTo(at("2022-02-01"));
        });
    }

    @Test
    void refusesTwoFilesOfOneVersion() {
        assertThat(mistakes(new TreeMap<>(Map.of("a.yaml", GOOD, "b.yaml", GOOD))))
                .singleElement()
                .satisfies(m -> assertThat(m.problem()).isEqualTo("'a.yaml' has this version too."));
    }

    @Test
    void refusesWhatIsNotYaml() {
        Mistake mistake =
                mistakes(Map.of("a.yaml", "version: test-1\n  name: [")).getFirst();
        assertThat(mistake.problem()).startsWith("This is not YAML");
        assertThat(mistake.line()).isEqualTo(2);
        assertThat(mistakes(Map.of("a.yaml", "just words"))).hasSize(1);
    }

    @Test
    void findsAllMistakesAtOnceAndSaysThemInOrder() {
        String broken = GOOD.replace("days: 7", "days: week")
                .replace("gives: watch", "gives: quarantine")
                .replace("source: {", "sauce: {");
        List<Mistake> found = mistakes(Map.of("a.yaml", broken));
        assertThat(found).extracting(Mistake::line).isSorted();
        assertThat(found)
                .extracting(Mistake::problem)
                .anyMatch(p -> p.contains("week"))
                .anyMatch(p -> p.contains("'quarantine'"))
                .anyMatch(p -> p.contains("'sauce' is not known"))
                .anyMatch(p -> p.contains("'source' is missing"));
        PolicyMistake thrown =
                catchThrowableOfType(PolicyMistake.class, () -> PolicyBook.read(Map.of("a.yaml", broken)));
        assertThat(thrown)
                .hasMessageContaining("a.yaml:3:1: The key 'sauce' is not known here. Remove it or use one of");
    }

    @Test
    void picksTheVersionByItsDates() {
        String next = GOOD.replace("test-1", "test-2")
                .replace("valid_to: 2022-02-28\n", "")
                .replace("2022-02-01", "2022-04-01");
        PolicyBook book = PolicyBook.read(Map.of("a.yaml", GOOD, "b.yaml", next));
        assertThat(List.of("2022-01-01", "2022-02-28", "2022-03-15", "2022-04-01", "2030-01-01"))
                .extracting(day -> book.inForce(LocalDate.parse(day)).version())
                .containsExactly("test-1", "test-1", "test-1", "test-2", "test-2");
    }
}
