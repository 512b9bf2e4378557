package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;

/** Rounds are drawn once for a week, opened on their day for changing workers, made up where they were missed. */
class RoundTest extends InspectionTesting {

    private List<Round> today() {
        return asProgram(rounds::today);
    }

    @Test
    void aWeekIsDrawnOnceAndEachDayOpensItsOwnRounds() {
        List<Place> shops = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            shops.add(shop("店" + i));
        }
        entered(Fixture.XIFAN_1, PlaceKind.CHECKPOINT, "卡口");
        Map<UUID, Integer> planned = new HashMap<>();
        for (int day = 0; day < RoundPace.WEEK; day++) {
            asProgram(rounds::keep);
            asProgram(rounds::keep);
            for (Round round : today()) {
                planned.merge(round.place(), 1, Integer::sum);
                Task task = asProgram(() -> tasks.get(TaskId.of(round.id())));
                assertThat(task.datum("subject")).startsWith("店");
                assertThat(task.isOpen()).isTrue();
                asProgram(() -> {
                    roundStore.seen(
                            round.id(),
                            new RoundStore.Seen(RoundState.FINE, round.dueFrom(), null, false, "", "", Map.of()));
                    return 0;
                });
            }
            TestClock.advance(Duration.ofDays(1));
        }
        assertThat(planned.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        shops.stream().map(Place::id).toList());
        assertThat(planned.values()).allSatisfy(count -> assertThat(count).isBetween(2, 5));
    }

    @Test
    void aRouteHasOneWorkerAndTheNextTimeSomebodyElse() {
        Place one = shop("一号店");
        UUID first = ordered(one);
        UUID walker = Objects.requireNonNull(
                asProgram(() -> rounds.find(first).orElseThrow()).account());
        assertThat(walker)
                .isIn(fixture.account("worker").id(), fixture.account("leader").id());
        String who = walker.equals(fixture.account("worker").id()) ? "worker" : "leader";
        answer(who, first, Map.of("outcome", "fine", "who", "张三"));
        TestClock.advance(Duration.ofDays(1));
        UUID second = ordered(one);
        assertThat(asProgram(() -> rounds.find(second).orElseThrow()).account())
                .isNotNull()
                .isNotEqualTo(walker);
    }

    @Test
    void whatWasNotWalkedIsMissedAndMadeUpOnTheNextDayAndWhatComesLaterStaysMissed() {
        Place one = shop("一号店");
        UUID round = ordered(one);
        TestClock.advance(Duration.ofDays(1));
        asProgram(rounds::keep);
        assertThat(asProgram(() -> rounds.find(round).orElseThrow()).state()).isEqualTo(RoundState.MISSED);
        assertThat(today()).anySatisfy(next -> assertThat(next.place()).isEqualTo(one.id()));
        RoundCount count = as("secretary", () -> rounds.counted(MONDAY, MONDAY));
        assertThat(count.missed()).isEqualTo(1);
        assertThat(count.done()).isZero();
    }

    @Test
    void nobodyThereIsNoRoundDone() {
        Place one = shop("一号店");
        UUID round = ordered(one);
        CompletionOutcome said =
                answer("worker", round, Map.of("outcome", "shut")).completed();
        assertThat(Objects.requireNonNull(said).serious()).isTrue();
        assertThat(as("secretary", () -> rounds.counted(MONDAY, MONDAY))).isEqualTo(new RoundCount(1, 0, 1, 0));
        assertThat(asProgram(() -> roundStore.toMakeUp(MONDAY))).containsExactly(one.id());
    }

    @Test
    void whoSaysThatSomethingIsWrongSaysWhat() {
        UUID round = ordered(shop("一号店"));
        assertThatThrownBy(() -> answer("worker", round, wrong()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("inspection.round.nothing"));
        assertThatThrownBy(() -> answer("worker", round, Map.of("outcome", "wrong")))
                .isInstanceOf(Refused.class);
        answer("worker", round, wrong("masks"));
        assertThat(asProgram(() -> rounds.find(round).orElseThrow()).state()).isEqualTo(RoundState.WRONG);
    }

    @Test
    void aPlaceCanHaveAPaceOfItsOwnFromTheNextWeekOn() {
        Place one = shop("一号店");
        as("secretary", () -> {
            rounds.setPace(one.id(), new RoundPace(7, 7, 1));
            return 0;
        });
        assertThat(as("secretary", () -> rounds.pace(one))).contains(new RoundPace(7, 7, 1));
        for (int day = 0; day < RoundPace.WEEK; day++) {
            asProgram(rounds::keep);
            assertThat(today()).extracting(Round::place).contains(one.id());
            TestClock.advance(Duration.ofDays(1));
        }
    }

    @Test
    void whoWorksElsewhereSeesNone() {
        UUID round = ordered(shop("一号店"));
        assertThat(as("xilou", () -> rounds.find(round))).isEmpty();
        assertThat(as("worker", () -> rounds.find(round))).isPresent();
    }
}
