package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.statement.Figure;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.Statements;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Rounds are drawn once for a week, opened on their day for changing workers, made up where they were missed. */
class RoundTest extends InspectionTesting {

    private static final Map<String, Object> WITHOUT_MASK = Map.of(
            "outcome",
            "wrong",
            "witness",
            "张三",
            "masks",
            false,
            "disinfected",
            true,
            "origin",
            true,
            "cold_chain",
            "none");

    @Autowired
    private Findings findings;

    @Autowired
    private Checklists checklists;

    @Autowired
    private Closures closures;

    @Autowired
    private org.linli.statement.Statements statements;

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

    private List<Round> of(Place place, int days) {
        return MONDAY.datesUntil(MONDAY.plusDays(days))
                .flatMap(day -> asProgram(() -> roundStore.of(day)).stream())
                .filter(round -> round.place().equals(place.id()))
                .toList();
    }

    @Test
    void aRoundThatWasOrderedTakesNoneFromThePlanAndSentTwiceIsOne() {
        Place one = shop("一号店");
        UUID id = ordered(one);
        as("secretary", () -> rounds.order(id, one.id()));
        assertThat(of(one, 1)).hasSize(1);
        answer("worker", id, Map.of("outcome", "fine"));
        asProgram(rounds::keep);
        assertThat(of(one, RoundPace.WEEK).stream().filter(round -> !round.ordered()))
                .hasSizeBetween(2, 5);
    }

    @Test
    void aRoundOverMidnightIsMissedWhenItsHoursAreOver() {
        Place one = shop("一号店");
        TestClock.set("2022-02-07T23:00");
        UUID late = ordered(one);
        TestClock.set("2022-02-08T00:05");
        asProgram(rounds::keep);
        answer("worker", late, Map.of("outcome", "fine"));
        assertThat(asProgram(() -> rounds.find(late).orElseThrow()).state()).isEqualTo(RoundState.FINE);
    }

    @Test
    void nothingIsMadeUpOnADayOnWhichItIsClosed() {
        EnumSet<DayOfWeek> days = EnumSet.complementOf(EnumSet.of(DayOfWeek.TUESDAY));
        Place one = as("secretary", () -> places.enter(at(Fixture.XIFAN_1, PlaceKind.SHOP, "一号店", null, days), null));
        answer("worker", ordered(one), Map.of("outcome", "shut"));
        TestClock.advance(Duration.ofDays(1));
        asProgram(rounds::keep);
        assertThat(today()).noneMatch(round -> round.place().equals(one.id()));
    }

    @Test
    void theStallsOfAMarketAreWalkedByThoseWhoWorkInItsCommunityWhoFollowUpWhatTheyFind() {
        Place market = entered(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场");
        Set<UUID> walkers = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            Place stall = stall(market, "A-" + i);
            TestClock.advance(Duration.ofMinutes(10));
            UUID round = ordered(stall);
            Task task = asProgram(() -> tasks.get(TaskId.of(round)));
            UUID walker = Objects.requireNonNull(task.assigneeId());
            walkers.add(walker);
            String name = Stream.of("worker", "worker2", "leader")
                    .filter(each -> fixture.account(each).id().equals(walker))
                    .findFirst()
                    .orElseThrow();
            answer(name, round, WITHOUT_MASK);
            assertThat(asProgram(() -> rounds.find(round).orElseThrow()).state())
                    .isEqualTo(RoundState.WRONG);
            Finding found = asProgram(() -> findings.of(stall.id())).getFirst();
            Task recheck = asProgram(() -> tasks.ofSource(found.id())).getFirst();
            assertThat(recheck.path()).isEqualTo(task.path());
            answer(name, recheck.id().value(), Map.of("outcome", "put_right"));
            assertThat(asProgram(() -> findings.get(found.id())).isOpen()).isFalse();
        }
        assertThat(walkers).hasSizeGreaterThan(1);
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
    void whoSaysThatSomethingIsWrongNamesWhoWasThereAndWhoSaysThatAllIsWellNeedNot() {
        Map<String, Object> unnamed = wrong("masks");
        unnamed.remove("witness");
        assertThatThrownBy(() -> answer("worker", ordered(shop("一号店")), unnamed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly("witness"));
        answer("worker", ordered(shop("二号店")), Map.of("outcome", "fine"));
    }

    @Test
    void aPhotoIsAskedForWithEachItemThatFailsAndOnlyThere() {
        Task task = asProgram(() -> tasks.get(TaskId.of(ordered(shop("一号店")))));
        List<TaskField> fields = tasks.form(task).fields();
        assertThat(fields).extracting(TaskField::name).contains("masks_photos", "cold_chain_photos");
        assertThat(fields).extracting(TaskField::name).doesNotContain("photos");
        assertThat(asked(fields, "masks_photos")).containsExactly("masks no");
        assertThat(asked(fields, "cold_chain_photos")).containsExactly("cold_chain untraced");
        Checklist list = checklists.on(MONDAY).of(PlaceKind.SHOP).orElseThrow();
        assertThat(checklists.text(list.label("masks_photos"), Locale.SIMPLIFIED_CHINESE))
                .contains("拍下问题：店员顾客戴口罩");
    }

    private static List<String> asked(List<TaskField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> field.shownWhen().stream())
                .map(when -> when.field() + " " + when.equalTo())
                .toList();
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
    void aRoundThatWasOrderedBeforeMidnightIsThereUntilItIsWalkedOrItsDayHasBeenClosed() {
        TestClock.set("2022-02-07T23:30");
        UUID round = ordered(shop("一号店"));
        TestClock.set("2022-02-08T00:10");
        asProgram(rounds::keep);
        assertThat(today()).extracting(Round::id).contains(round);
        answer("worker", round, Map.of("outcome", "fine"));
        assertThat(today()).extracting(Round::id).doesNotContain(round);
        assertThat(asProgram(() -> rounds.find(round).orElseThrow()).state()).isEqualTo(RoundState.FINE);
    }

    @Test
    void aDayOfRoundsIsOpenedAndMissedInAsManyStatementsForManyPlacesAsForFew() {
        shop("店");
        asProgram(rounds::keep);
        TestClock.advance(Duration.ofDays(7));
        int few = Statements.count(() -> asProgram(rounds::keep));
        for (int i = 0; i < 30; i++) {
            shop("店" + i);
        }
        asProgram(rounds::keep);
        TestClock.advance(Duration.ofDays(7));
        assertThat(Statements.count(() -> asProgram(rounds::keep))).isLessThanOrEqualTo(few + 3);
    }

    @Test
    void roundsFindingsAndClosuresAreFiguresOfTheStatementAndOfTheCommandViewThatOpenIntoRows() throws IOException {
        answer("worker", ordered(shop("一号店")), wrong("masks"));
        answer("worker", ordered(shop("二号店")), Map.of("outcome", "shut"));
        ordered(shop("三号店"));
        Place closed = shop("四号店");
        as("secretary", () -> closures.close(Ids.next(), closed.id(), MONDAY, "按规定停业", List.of("全场消毒"), null));
        assertThat(figures(MONDAY))
                .containsEntry("inspection.planned", 3L)
                .containsEntry("inspection.done", 1L)
                .containsEntry("inspection.shut", 1L)
                .containsEntry("inspection.missed", 0L)
                .containsEntry("inspection.findings", 1L)
                .containsEntry("inspection.overdue", 0L)
                .containsEntry("inspection.closed", 1L);
        TestClock.set("2022-02-09T09:00");
        assertThat(figures(MONDAY)).containsEntry("inspection.missed", 1L).containsEntry("inspection.overdue", 0L);
        assertThat(figures(MONDAY.plusDays(2)))
                .containsEntry("inspection.planned", 0L)
                .containsEntry("inspection.findings", 1L)
                .containsEntry("inspection.overdue", 1L);
        var command = new SignedIn(port, "command");
        Element overdue = command.get("/command?area=330783005.xifan").expectFirst("a[href*=inspection.overdue]");
        assertThat(overdue.text()).isEqualTo("1");
        Document rows = command.get(overdue.attr("href"));
        assertThat(command.get(rows.expectFirst("main a[href^=/inspection/findings/]")
                                .attr("href"))
                        .select("main")
                        .text())
                .contains("一号店", "店员顾客戴口罩");
    }

    private Map<String, Long> figures(LocalDate day) {
        return as("secretary", () -> statements.live(Fixture.XIFAN, day)).live().stream()
                .collect(Collectors.toMap(figure -> figure.counter().key(), Figure::value));
    }

    @Test
    void whoWorksElsewhereSeesNone() {
        UUID round = ordered(shop("一号店"));
        assertThat(as("xilou", () -> rounds.find(round))).isEmpty();
        assertThat(as("worker", () -> rounds.find(round))).isPresent();
    }
}
