package org.linli.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

/** Answers as people and programs send them, good and hostile. */
class TaskFormTest {

    private static final TaskForm FORM = TaskForm.of(
            "test",
            TaskField.number("celsius", "34.0", "43.0", "0.1", "℃"),
            TaskField.yesNo("unwell").optional(),
            TaskField.choices("symptoms", "none", "cough", "tired")
                    .needed()
                    .whenAtLeast("celsius", new BigDecimal("37.3"))
                    .whenEqual("unwell", "yes"),
            TaskField.text("note", 10),
            TaskField.moment("since", TaskField.Type.DATE).optional());

    private static List<Problem> problems(Map<String, ?> raw) {
        try {
            FORM.read(raw);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        }
    }

    @ParameterizedTest
    @CsvSource({"36.5,36.5", "36,36.0", "３６．８,36.8", "'36,9',36.9", "' 37.2 ',37.2"})
    void readsNumbersAsPeopleTypeThem(String typed, String number) {
        assertThat(FORM.read(Map.of("celsius", typed)).number("celsius")).contains(new BigDecimal(number));
    }

    @Test
    void wordsStayAsTheyWereWrittenButForWhatNobodySees() {
        assertThat(FORM.read(Map.of("celsius", "36.5", "note", " 门铃坏，\u200b请敲！"))
                        .text("note"))
                .isEqualTo("门铃坏，请敲！");
    }

    @Test
    void readsJsonNumbersAndBooleans() {
        Answers answers = FORM.read(Map.of("celsius", 38.0, "unwell", true, "symptoms", List.of("cough", "cough")));
        assertThat(answers.number("celsius")).contains(new BigDecimal("38.0"));
        assertThat(answers.choices("symptoms")).containsExactly("cough");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "365",
                "33.9",
                "43.1",
                "36.55",
                "abc",
                "NaN",
                "Infinity",
                "1e999999999",
                "0x24",
                "--36",
                "36.5.1",
                "99999999999999999999999999",
                "<script>",
                "",
                " ",
                "\u0000"
            })
    void refusesWhatIsNoTemperature(String typed) {
        assertThat(problems(Map.of("celsius", typed)))
                .extracting(Problem::field)
                .containsExactly("celsius");
    }

    @Test
    void asksForSymptomsExactlyFromTheFeverMark() {
        assertThat(problems(Map.of("celsius", "37.2"))).isEmpty();
        assertThat(problems(Map.of("celsius", "37.3")))
                .extracting(Problem::field)
                .containsExactly("symptoms");
        assertThat(problems(Map.of("celsius", "36.5", "unwell", "yes")))
                .extracting(Problem::field)
                .containsExactly("symptoms");
    }

    @Test
    void keepsNoAnswerToAQuestionThatWasNotAsked() {
        assertThat(FORM.read(Map.of("celsius", "36.5", "symptoms", List.of("cough")))
                        .values())
                .containsOnlyKeys("celsius");
    }

    @Test
    void refusesHostileAnswersWithoutBreaking() {
        assertThat(problems(Map.of("celsius", "36.5", "drop table", "x")))
                .extracting(Problem::key)
                .containsExactly("tasks.answer.unknown");
        assertThat(problems(Map.of("celsius", List.of("36.5", "36.6"))))
                .extracting(Problem::key)
                .containsExactly("tasks.answer.one");
        assertThat(problems(Map.of("celsius", Map.of("a", 1))))
                .extracting(Problem::key)
                .containsExactly("tasks.answer.one");
        assertThat(problems(Map.of("celsius", "38", "symptoms", Collections.nCopies(100_000, "x"))))
                .hasSizeLessThan(10);
        assertThat(problems(Map.of("celsius", "38", "symptoms", List.of(List.of("cough")))))
                .extracting(Problem::field)
                .contains("symptoms");
        assertThat(problems(Map.of("celsius", "36.5", "note", "x".repeat(1_000_000))))
                .extracting(Problem::key)
                .containsExactly("tasks.answer.long");
        assertThat(problems(Map.of("celsius", "36.5", "unwell", "maybe")))
                .extracting(Problem::field)
                .containsExactly("unwell");
        assertThat(problems(Map.of("celsius", "36.5", "since", "2022-02-30")))
                .extracting(Problem::field)
                .containsExactly("since");
        var withNull = new HashMap<String, Object>();
        withNull.put("celsius", null);
        assertThat(problems(withNull)).extracting(Problem::key).containsExactly("tasks.answer.missing");
    }

    @Test
    void takesControlAndInvisibleCharactersOutOfTexts() {
        assertThat(FORM.read(Map.of("celsius", "36.5", "note", "门口\u202e\u0007好"))
                        .text("note"))
                .isEqualTo("门口好");
    }

    @Test
    void saysItsConditionsToTheScriptOfThePage() {
        assertThat(new TaskQuestion("", "test", FORM.fields().get(2)).conditions())
                .isEqualTo("celsius>=37.3|unwell=yes");
        assertThat(new TaskQuestion("", "test", FORM.fields().getFirst()).conditions())
                .isNull();
    }

    @Test
    void aChoiceWithoutOptionsIsABug() {
        assertThatThrownBy(() -> TaskField.choice("empty")).isInstanceOf(IllegalArgumentException.class);
    }
}
