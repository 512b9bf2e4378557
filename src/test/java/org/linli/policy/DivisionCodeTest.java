package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivisionCodeTest {

    @Test
    void keepsTheDigitsOfItsOwnLevel() {
        assertThat(DivisionCode.of("330000").prefix()).isEqualTo("33");
        assertThat(DivisionCode.of("330700").prefix()).isEqualTo("3307");
        assertThat(DivisionCode.of("330783").prefix()).isEqualTo("330783");
        assertThat(DivisionCode.of("330783005").prefix()).isEqualTo("330783005");
        assertThat(DivisionCode.of("330783005000").prefix()).isEqualTo("330783005");
        assertThat(DivisionCode.of("330783005283").prefix()).isEqualTo("330783005283");
        assertThat(DivisionCode.of("330700000000").prefix()).isEqualTo("3307");
    }

    @Test
    void keepsAZeroThatBelongsToACode() {
        assertThat(DivisionCode.of("110100").prefix()).isEqualTo("1101");
        assertThat(DivisionCode.of("371000").prefix()).isEqualTo("3710");
        assertThat(DivisionCode.of("500000").prefix()).isEqualTo("50");
        assertThat(DivisionCode.of("230110").prefix()).isEqualTo("230110");
    }

    @Test
    void coversWhatLiesUnderIt() {
        DivisionCode jinhua = DivisionCode.of("330700");
        assertThat(jinhua.covers(DivisionCode.of("330783005"))).isTrue();
        assertThat(jinhua.covers(jinhua)).isTrue();
        assertThat(jinhua.covers(DivisionCode.of("330000"))).isFalse();
        assertThat(jinhua.covers(DivisionCode.of("330800"))).isFalse();
    }

    @Test
    void coversNothingAndLiesNowhereWithoutACode() {
        assertThat(DivisionCode.of("abroad").covers(DivisionCode.of("330783"))).isFalse();
        assertThat(DivisionCode.of("330783").covers(DivisionCode.of(""))).isFalse();
        assertThat(DivisionCode.of("33078").prefix()).isEmpty();
    }
}
