package org.linli.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

/** What joins at one door, when, and how what is typed there is told apart. */
class VisitTest {

    private static final TaskKind CHECK = new TaskKind() {

        @Override
        public String key() {
            return "test.check";
        }

        @Override
        public TaskForm form(Task task) {
            return TaskForm.of(key(), TaskField.yesNo("seen").optional(), TaskField.text("note", 20))
                    .doneBy("seen");
        }

        @Override
        public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
            return CompletionOutcome.noted("test.noted");
        }

        @Override
        public Duration early() {
            return Duration.ofMinutes(30);
        }

        @Override
        public boolean joins() {
            return true;
        }
    };

    private static Task task(@Nullable PersonId person, @Nullable HouseholdId household) {
        return new Task(
                TaskId.next(),
                "test.check",
                AreaPath.of("330783005"),
                null,
                person,
                household,
                null,
                LocalDate.of(2022, 2, 8),
                Instant.parse("2022-02-08T00:00:00Z"),
                Instant.parse("2022-02-08T02:00:00Z"),
                Instant.parse("2022-02-08T04:00:00Z"),
                Map.of(),
                null,
                null,
                null,
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-07T23:29:00Z, false", // too early
        "2022-02-07T23:30:00Z, true",
        "2022-02-08T01:00:00Z, true",
        "2022-02-08T03:00:00Z, true", // overdue
        "2022-02-08T04:00:01Z, false", // missed
    })
    void isDueFromAsEarlyAsItMayBeDoneUntilItIsMissed(Instant now, boolean due) {
        assertThat(Visit.isDue(task(PersonId.next(), HouseholdId.next()), CHECK, now))
                .isEqualTo(due);
    }

    @Test
    void onlyWhatIsAboutSomebodyOfAHouseholdJoins() {
        assertThat(Visit.joins(task(PersonId.next(), HouseholdId.next()), CHECK))
                .isTrue();
        assertThat(Visit.joins(task(null, HouseholdId.next()), CHECK)).isFalse();
        assertThat(Visit.joins(task(PersonId.next(), null), CHECK)).isFalse();
    }

    @Test
    void theTickIsAskedOnlyWhereSeveralTasksStandTogether() {
        TaskForm form = CHECK.form(task(PersonId.next(), HouseholdId.next()));
        assertThat(form.alone()).extracting(TaskField::name).containsExactly("note");
        assertThat(form.read(Map.of("seen", "yes")).yes("seen")).isTrue();
        assertThat(form.read(Map.of()).values()).isEmpty();
        assertThatThrownBy(() -> form.doneBy("note")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adviceTakesNoAnswer() {
        TaskForm form = TaskForm.of(
                "test", TaskField.yesNo("ill"), TaskField.advice("doctor").whenEqual("ill", "yes"));
        assertThat(form.read(Map.of("ill", "yes")).values()).containsOnlyKeys("ill");
        assertThatThrownBy(() -> form.read(Map.of("ill", "yes", "doctor", "x"))).isInstanceOf(Refused.class);
    }

    @Test
    void whatWasTypedIsToldApartByTaskAndWhatIsEmptyIsLeftUndone() {
        TaskId one = TaskId.next();
        TaskId other = TaskId.next();
        UUID completion = UUID.randomUUID();
        var sent = new LinkedHashMap<String, List<String>>();
        sent.put("_csrf", List.of("x"));
        sent.put("then", List.of("next"));
        sent.put(one + "-completion", List.of(completion.toString()));
        sent.put(one + "-celsius", List.of("36.5"));
        sent.put(one + "-symptoms", List.of("cough", "tired"));
        sent.put(one + "-note", List.of(" "));
        sent.put(other + "-completion", List.of(UUID.randomUUID().toString()));
        sent.put(other + "-note", List.of(""));
        VisitForm form = VisitForm.read(sent, null);
        assertThat(form.entries()).extracting(VisitEntry::task).containsExactly(one, other);
        assertThat(form.entries().getFirst().completion()).isEqualTo(completion);
        assertThat(form.entries().getFirst().answers())
                .isEqualTo(Map.of("celsius", "36.5", "symptoms", List.of("cough", "tired")));
        assertThat(form.entries().getLast().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "celsius",
                "",
                "-",
                "019c0000-0000-7000-8000-000000000001",
                "019c0000-0000-7000-8000-000000000001-",
                "019c0000-0000-7000-8000-00000000000z-celsius",
                "' or 1=1 --                           -celsius"
            })
    void aNameThatNoPageHasIsRefused(String name) {
        assertThat(problems(Map.of(name, List.of("36.5"))))
                .extracting(Problem::key)
                .containsExactly("tasks.answer.unknown");
    }

    @Test
    void anAnswerWithoutTheIdOfItsCompletionIsRefused() {
        TaskId task = TaskId.next();
        for (Map<String, List<String>> sent : List.of(
                Map.of(task + "-celsius", List.of("36.5")),
                Map.of(task + "-celsius", List.of("36.5"), task + "-completion", List.of("none")))) {
            assertThat(problems(sent)).extracting(Problem::key).containsExactly("tasks.completion.id");
        }
    }

    private static List<Problem> problems(Map<String, List<String>> sent) {
        try {
            VisitForm.read(sent, null);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        }
    }
}
