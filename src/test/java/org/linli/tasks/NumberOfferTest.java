package org.linli.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

/** A number whose point was left out is offered with it, and nothing else is. */
class NumberOfferTest {

    private static final TaskField CELSIUS = TaskField.number("celsius", "34.0", "43.0", "0.1", "℃");

    @ParameterizedTest
    @CsvSource({"382,38.2", "365,36.5", "340,34.0", "430,43.0", "0382,38.2"})
    void offersTheNumberWithItsPoint(String typed, String offered) {
        assertThat(NumberOffer.of(CELSIUS, typed)).contains(new BigDecimal(offered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"38", "33", "339", "431", "3820", "38.25", "38.2", "-382", "", "abc", "99999999999"})
    void offersNothingElse(String typed) {
        assertThat(NumberOffer.of(CELSIUS, typed)).isEmpty();
    }

    @Test
    void offersOnlyWhatLiesOnTheGrid() {
        TaskField halves = TaskField.number("litres", "0.5", "9.5", "0.5", "l");
        assertThat(NumberOffer.of(halves, "15")).contains(new BigDecimal("1.5"));
        assertThat(NumberOffer.of(halves, "17")).isEmpty();
        assertThat(NumberOffer.of(TaskField.number("rooms", "1", "9", "1", ""), "12"))
                .as("a number without decimals")
                .isEmpty();
        assertThat(NumberOffer.of(TaskField.text("note", 20), "382")).isEmpty();
    }

    @Test
    void theProblemAsksForItAndNothingIsChanged() {
        TaskForm form = TaskForm.of("test", CELSIUS);
        assertThatThrownBy(() -> form.read(Map.of("celsius", "３８２")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .isEqualTo(List.of(
                                        Problem.of("celsius", "tasks.answer.meant", "34.0", "43.0", "382", "38.2"))));
    }
}
