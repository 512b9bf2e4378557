package org.linli.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.platform.Languages;
import org.linli.policy.PolicyMistake;

/** The file of questions: what it must have, and that what is wrong in it is told with its place. */
class MoodListTest {

    private static final String RIGHT = """
            questions:
              sleeping:
                zh: 睡得怎么样
                en: Sleeping
                answers:
                  well: {zh: 好, en: Well}
                  awake: {zh: 睡不着, en: Awake, worrying: yes}
            lists:
              - {key: children, from: 0, to: 13, always: yes, questions: [sleeping]}
              - {key: others, from: 14, to: 150, always: no, questions: []}
            """;

    private static List<MoodList> read(String text) {
        return new MoodListReader("questions.yaml", text).read();
    }

    @Test
    void everybodyHasOneListByTheirAge() {
        var lists = new MoodLists();
        assertThat(lists.of(0).key()).isEqualTo("children");
        assertThat(lists.of(13).isAlwaysAsked()).isTrue();
        assertThat(lists.of(14).key()).isEqualTo("young");
        assertThat(lists.of(18).isAlwaysAsked()).isFalse();
        assertThat(lists.of(null).key()).as("no age is known").isEqualTo("adults");
    }

    @Test
    void theShippedListsAreShortAndHaveTheirWordsInBothLanguages() {
        var lists = new MoodLists();
        assertThat(List.of(lists.of(7), lists.of(15), lists.of(40))).allSatisfy(list -> {
            assertThat(list.questions()).hasSizeBetween(2, 3);
            assertThat(list.questions())
                    .allSatisfy(question -> assertThat(question.answers()).anyMatch(MoodQuestion.Answer::isWorrying));
        });
        assertThat(lists.text("tasks.form.care.temperature.sleeping", Languages.ENGLISH))
                .hasValue("Sleeping");
        assertThat(lists.text("tasks.form.care.temperature.sleeping.awake", Languages.CHINESE))
                .hasValue("整夜睡不着");
        assertThat(lists.text("tasks.form.care.temperature.unheard", Languages.CHINESE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en: Sleeping      | eng: Sleeping      | questions.yaml:4:5: The key 'eng' is not known here.
                    en: Awake,        | e: Awake,          | questions.yaml:7:24: The key 'e' is not known here.
                    zh: 睡得怎么样     | zh: ''             | questions.yaml:3:9: 'zh' needs a text.
                    sleeping:         | celsius:           | questions.yaml:3:5: A question cannot be called 'celsius'.
                    to: 150           | to: 99             | questions.yaml:9:3: Nobody of 100 and older
                    from: 14          | from: 15           | questions.yaml:10:5: The list is for ages 15 to 150.
                    [sleeping]        | [eating]           | questions.yaml:9:63: No question is called 'eating'.
                    """)
    void whatIsWrongIsToldWithFileLineAndColumn(String right, String wrong, String told) {
        assertThat(RIGHT).contains(right);
        assertThatThrownBy(() -> read(RIGHT.replace(right, wrong)))
                .isInstanceOf(PolicyMistake.class)
                .hasMessageContaining(told);
    }
}
