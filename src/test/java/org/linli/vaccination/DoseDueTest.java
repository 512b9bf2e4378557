package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.policy.PolicyMistake;

class DoseDueTest {

    private static final UUID SOMEBODY = UUID.randomUUID();

    private final VaccineBook book = new VaccineBook();

    private static Dose dose(String vaccine, int number, String day) {
        return new Dose(UUID.randomUUID(), SOMEBODY, vaccine, "北京生物", "", number, "江北街道方舱接种点", LocalDate.parse(day));
    }

    private DoseDue next(Dose... doses) {
        return DoseDue.after(List.of(doses), book).orElseThrow();
    }

    @Test
    void whoHasHadNoneIsDueForTheFirstOnAnyDay() {
        assertThat(next()).isEqualTo(new DoseDue(1, false, null, null));
        assertThat(next().on(LocalDate.of(2022, 2, 7))).isEqualTo(DoseDue.State.DUE);
    }

    @Test
    void theSecondInactivatedDoseIsDueThreeToEightWeeksAfterTheFirst() {
        DoseDue second = next(dose("inactivated", 1, "2022-01-10"));
        assertThat(second).isEqualTo(new DoseDue(2, false, LocalDate.of(2022, 1, 31), LocalDate.of(2022, 3, 7)));
        assertThat(second.on(LocalDate.of(2022, 1, 30))).isEqualTo(DoseDue.State.NOT_YET);
        assertThat(second.on(LocalDate.of(2022, 1, 31))).isEqualTo(DoseDue.State.DUE);
        assertThat(second.on(LocalDate.of(2022, 3, 7))).isEqualTo(DoseDue.State.DUE);
        assertThat(second.on(LocalDate.of(2022, 3, 8))).isEqualTo(DoseDue.State.LATE);
    }

    @Test
    void theBoosterIsDueSixMonthsAfterTheCourseAndThenNothing() {
        Dose first = dose("inactivated", 1, "2021-07-01");
        Dose second = dose("inactivated", 2, "2021-08-31");
        DoseDue booster = next(second, first);
        assertThat(booster.isBooster()).isTrue();
        assertThat(booster.from()).as("February has no 31st").isEqualTo("2022-02-28");
        assertThat(DoseDue.after(List.of(first, second, dose("inactivated", 3, "2022-02-28")), book))
                .isEmpty();
        assertThat(next(dose("vector", 1, "2021-06-15")).isBooster())
                .as("one dose is the whole course")
                .isTrue();
        assertThat(next(dose("subunit", 2, "2021-06-15")).isBooster()).isFalse();
    }

    @Test
    void afterTwoInactivatedDosesAnotherVaccineIsABoosterFromTheDayOnWhichThatIsAllowed() {
        List<Dose> course = List.of(dose("inactivated", 1, "2021-07-01"), dose("inactivated", 2, "2021-07-29"));
        var history = new DoseHistory(course, book);
        assertThat(history.allows("inactivated", LocalDate.of(2022, 2, 18))).isTrue();
        assertThat(history.allows("subunit", LocalDate.of(2022, 2, 18))).isFalse();
        assertThat(history.allows("subunit", LocalDate.of(2022, 2, 19))).isTrue();
        assertThat(history.isBooster(3, "subunit"))
                .as("the third dose of another vaccine is no third dose of its course")
                .isTrue();
        assertThat(DoseDue.after(List.of(course.get(0), course.get(1), dose("subunit", 3, "2022-02-20")), book))
                .as("and nothing follows on it")
                .isEmpty();
        assertThat(new DoseHistory(List.of(dose("subunit", 1, "2021-07-01")), book).isBooster(3, "subunit"))
                .as("three doses are the course of this one")
                .isFalse();
    }

    @Test
    void withinACourseNoOtherVaccineIsGiven() {
        var begun = new DoseHistory(List.of(dose("inactivated", 1, "2022-01-10")), book);
        assertThat(begun.allows("inactivated", LocalDate.of(2022, 3, 1))).isTrue();
        assertThat(begun.allows("vector", LocalDate.of(2022, 3, 1))).isFalse();
        assertThat(new DoseHistory(List.of(), book).allows("vector", LocalDate.of(2022, 3, 1)))
                .isTrue();
    }

    @Test
    void aBookThatIsWrongSaysWhere() {
        String wrong = """
                source: {zh: 来源, en: source}
                vaccines:
                  - key: Inactivated
                    name: {zh: 灭活疫苗, en: inactivated}
                    makers: [北京生物]
                    intervals:
                      - {least: soon, most: 8 weeks}
                    booster: {least: 6 months, most: 12 months, others: [{vaccine: nasal, from: 2022-02-19}]}
                """;
        assertThatThrownBy(() -> new VaccineReader("wrong.yaml", wrong).read())
                .isInstanceOf(PolicyMistake.class)
                .hasMessageContaining("Inactivated")
                .hasMessageContaining("soon")
                .hasMessageContaining("nasal");
        assertThatThrownBy(() -> book.vaccine("none")).isInstanceOf(IllegalArgumentException.class);
    }
}
