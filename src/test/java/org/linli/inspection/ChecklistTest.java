package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.places.PlaceKind;
import org.linli.policy.PolicyMistake;
import org.linli.tasks.Answers;

/** Checklists are read from files, with every mistake told; each says what is a finding. */
class ChecklistTest {

    private static final Path SHIPPED = Path.of("src/main/resources/checklists/zhejiang-2022-01.yaml");

    private static String shipped() {
        try {
            return Files.readString(SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChecklistVersion version() {
        return new ChecklistReader("shipped", shipped()).read();
    }

    @Test
    void thereIsOneForEachKindOfPlaceThatIsPatrolled() {
        ChecklistVersion version = version();
        assertThat(version.checklists())
                .extracting(Checklist::key)
                .containsExactly("street_shop", "stall", "market", "rented_house", "factory", "express_hub");
        assertThat(version.of(PlaceKind.BUILDING_SITE).orElseThrow().key()).isEqualTo("factory");
        assertThat(version.of(PlaceKind.DUTY_POST)).isEmpty();
        assertThat(version.of(PlaceKind.SHOP).orElseThrow().items())
                .extracting(item -> item.words().in(Locale.ENGLISH))
                .contains("Temperature taken at the door", "Cold-chain food");
    }

    @Test
    void noIsAFindingAndSoIsANumberOutOfItsBoundsAndAnAnswerThatSaysSo() {
        ChecklistVersion version = version();
        Checklist market = version.named("market").orElseThrow();
        ChecklistItem times = market.item("disinfected").orElseThrow();
        assertThat(times.isFinding(new Answers(Map.of("disinfected", new BigDecimal(1)))))
                .isTrue();
        assertThat(times.isFinding(new Answers(Map.of("disinfected", new BigDecimal(2)))))
                .isFalse();
        ChecklistItem masks = market.item("masks").orElseThrow();
        assertThat(masks.isFinding(new Answers(Map.of("masks", false)))).isTrue();
        assertThat(masks.isFinding(new Answers(Map.of("masks", true)))).isFalse();
        assertThat(masks.isFinding(new Answers(Map.of()))).isFalse();
        ChecklistItem cold =
                version.named("street_shop").orElseThrow().item("cold_chain").orElseThrow();
        assertThat(cold.isFinding(new Answers(Map.of("cold_chain", "untraced"))))
                .isTrue();
        assertThat(cold.isFinding(new Answers(Map.of("cold_chain", "none")))).isFalse();
        assertThat(cold.within()).hasHours(4);
    }

    @Test
    void theNewestThatHasBegunIsInForceAndOlderRoundsKeepTheirs() {
        ChecklistVersion old = version();
        var later = new ChecklistVersion(
                "later",
                old.name(),
                old.source(),
                LocalDate.of(2022, 3, 1),
                old.asked(),
                old.terms(),
                old.checklists().stream()
                        .map(list -> new Checklist(
                                "later",
                                list.key(),
                                list.name(),
                                list.kinds(),
                                list.pace(),
                                list.items(),
                                list.daily()))
                        .toList());
        var checklists = new Checklists(List.of(later, old));
        assertThat(checklists.on(LocalDate.of(2022, 2, 28)).id()).isEqualTo("zhejiang-2022-01");
        assertThat(checklists.on(LocalDate.of(2022, 3, 1)).id()).isEqualTo("later");
        assertThat(checklists.on(LocalDate.of(2021, 1, 1)).id()).isEqualTo("zhejiang-2022-01");
        assertThat(checklists.get("zhejiang-2022-01", "stall").key()).isEqualTo("stall");
        assertThat(checklists.text("tasks.form.inspection.round.later.stall.masks", Locale.CHINESE))
                .contains("摊主戴口罩");
    }

    @Test
    void everyMistakeIsToldWithItsLineAndWhatToDo() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("least: 2, most: 5, longest_gap: 4", "least: 2, most: 2, longest_gap: 3");
        wrong.put("places: [market]", "places: [stall]");
        wrong.put("{key: code, zh: 查验健康码", "{key: outcome, zh: 查验健康码");
        wrong.put("gravity: serious}\n      - {key: code", "gravity: grave}\n      - {key: code");
        String content = shipped();
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            content = content.replace(each.getKey(), each.getValue());
        }
        String text = content;
        assertThatThrownBy(() -> new ChecklistReader("own.yaml", text).read())
                .isInstanceOf(PolicyMistake.class)
                .hasMessageContaining("own.yaml:")
                .hasMessageContaining("Write 'most' as 3 or more.")
                .hasMessageContaining("Two checklists are for 'stall'.")
                .hasMessageContaining("The key 'outcome' is taken.")
                .hasMessageContaining("Write one of: minor, serious, danger.");
    }
}
