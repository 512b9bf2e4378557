package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not in order lasts until somebody has seen that it is, and is escalated when it lasts too long. */
class FindingTest extends InspectionTesting {

    @Autowired
    private Findings findings;

    @Autowired
    private Closures closures;

    private List<Finding> of(Place place) {
        return as("secretary", () -> findings.of(place.id()));
    }

    private Task open(Finding finding, String kind) {
        return as(
                "secretary",
                () -> tasks.ofSource(finding.id()).stream()
                        .filter(task -> task.isOpen() && task.kind().equals(kind))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whatIsWrongIsFoundWithADeadlineByItsGravityAndLookedAtAgain() {
        Place shop = shop("一号店");
        answer("worker", ordered(shop), wrong("masks", "registered"));
        assertThat(of(shop)).extracting(Finding::item).containsExactlyInAnyOrder("masks", "registered");
        for (Finding finding : of(shop)) {
            Duration within = Duration.between(finding.foundAt(), finding.dueAt());
            assertThat(within).isEqualTo(Duration.ofHours(finding.item().equals("masks") ? 24 : 72));
            Task recheck = open(finding, FindingRecheck.KEY);
            assertThat(recheck.dueUntil()).isEqualTo(finding.dueAt());
            answer("worker", recheck.id().value(), Map.of("outcome", "put_right"));
        }
        assertThat(of(shop)).extracting(Finding::state).containsOnly(Finding.State.PUT_RIGHT);
    }

    @Test
    void theNextRoundSeesWhatIsPutRightAndWhatIsFoundOnceMore() {
        Place shop = shop("一号店");
        answer("worker", ordered(shop), wrong("masks", "code"));
        TestClock.advance(Duration.ofHours(3));
        answer("worker", ordered(shop), wrong("code"));
        Map<String, Finding.State> states = of(shop).stream().collect(Collectors.toMap(Finding::item, Finding::state));
        assertThat(states)
                .containsEntry("masks", Finding.State.PUT_RIGHT)
                .containsEntry("code", Finding.State.OPEN)
                .hasSize(2);
        answer("worker", ordered(shop), Map.of("outcome", "fine"));
        assertThat(of(shop)).noneMatch(Finding::isOpen);
        assertThat(as(
                        "secretary",
                        () -> of(shop).stream()
                                .flatMap(finding -> tasks.ofSource(finding.id()).stream())
                                .filter(Task::isOpen)
                                .toList()))
                .isEmpty();
    }

    @Test
    void whatIsFoundAgainWithinAMonthIsCountedAndLaterBeginsAnew() {
        Place shop = shop("一号店");
        for (int time = 1; time <= 3; time++) {
            answer("worker", ordered(shop), wrong("masks"));
            answer("worker", ordered(shop), Map.of("outcome", "fine"));
            TestClock.advance(Duration.ofDays(2));
        }
        assertThat(of(shop)).extracting(Finding::times).containsExactly(3, 2, 1);
        TestClock.advance(Duration.ofDays(40));
        answer("worker", ordered(shop), wrong("masks"));
        assertThat(of(shop).getFirst().times()).isEqualTo(1);
    }

    @Test
    void whoCorrectsARoundWithdrawsWhatItFoundByMistake() {
        Place shop = shop("一号店");
        UUID round = ordered(shop);
        Receipt first = answer("worker", round, wrong("masks"));
        as(
                "worker",
                () -> tasks.complete(
                        TaskId.of(round),
                        new CompletionForm(
                                Ids.next(),
                                null,
                                Map.of("outcome", "fine"),
                                first.completion().id())));
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.WITHDRAWN);
        answer("worker", ordered(shop), wrong("masks"));
        assertThat(of(shop).getFirst().times()).isEqualTo(1);
    }

    private Receipt at(String username, UUID task, String when, Map<String, Object> answers) {
        return as(
                username,
                () -> tasks.complete(TaskId.of(task), new CompletionForm(Ids.next(), moment(when), answers, null)));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private Receipt correct(String username, Receipt receipt, Map<String, Object> answers) {
        return as(
                username,
                () -> tasks.complete(
                        receipt.task().id(),
                        new CompletionForm(
                                Ids.next(), null, answers, receipt.completion().id())));
    }

    @Test
    void aSecondLookAtTheSameRoundTakesNothingBackAndOverwritesNothing() {
        Place shop = shop("一号店");
        UUID round = ordered(shop);
        answer("worker", round, wrong("masks"));
        answer("leader", round, Map.of("outcome", "fine"));
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.OPEN);
        Receipt shut = answer("leader", round, Map.of("outcome", "shut"));
        correct("leader", shut, Map.of("outcome", "fine"));
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.OPEN);
        assertThat(asProgram(() -> rounds.find(round).orElseThrow()).state()).isEqualTo(RoundState.WRONG);
    }

    @Test
    void whatSomebodySawBeforeItWasFoundPutsNothingRightHoweverLateItComesIn() {
        Place shop = shop("一号店");
        UUID monday = ordered(shop);
        TestClock.advance(Duration.ofDays(1));
        answer("worker", ordered(shop), wrong("masks"));
        TestClock.advance(Duration.ofHours(1));
        at("leader", monday, "2022-02-07T12:30", Map.of("outcome", "fine"));
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.OPEN);
    }

    @Test
    void aRoundCorrectedToShutFoundNothingAndARecheckCorrectedToNotYetPutNothingRight() {
        Place shop = shop("一号店");
        Receipt mistaken = answer("worker", ordered(shop), wrong("masks"));
        correct("worker", mistaken, Map.of("outcome", "shut"));
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.WITHDRAWN);
        answer("worker", ordered(shop), wrong("code"));
        Finding code = of(shop).getFirst();
        UUID recheck = open(code, FindingRecheck.KEY).id().value();
        Receipt right = answer("worker", recheck, Map.of("outcome", "put_right"));
        correct("worker", right, Map.of("outcome", "not_yet"));
        assertThat(of(shop).getFirst().state()).isEqualTo(Finding.State.OPEN);
        assertThat(open(code, FindingRecheck.KEY).id().value()).isNotEqualTo(recheck);
    }

    private List<Task> asked(Finding finding) {
        return asProgram(
                () -> tasks.ofSource(finding.id()).stream().filter(Task::isOpen).toList());
    }

    @Test
    void notYetSaidTwiceAsksForOneMoreLook() {
        Place shop = shop("一号店");
        answer("worker", ordered(shop), wrong("masks"));
        UUID recheck = open(of(shop).getFirst(), FindingRecheck.KEY).id().value();
        answer("worker", recheck, Map.of("outcome", "not_yet"));
        answer("leader", recheck, Map.of("outcome", "not_yet"));
        assertThat(asked(of(shop).getFirst())).hasSize(1);
    }

    @Test
    void findingsWaitWhileAPlaceIsClosedAndAreWithdrawnWhenItIsNoMore() {
        Place shop = shop("一号店");
        answer("worker", ordered(shop), wrong("masks"));
        UUID id = Ids.next();
        as("secretary", () -> closures.close(id, shop.id(), MONDAY, "一名店员核酸阳性", List.of("全场消毒"), null));
        assertThat(asked(of(shop).getFirst())).isEmpty();
        TestClock.advance(Duration.ofDays(3));
        assertThat(asProgram(findings::escalate)).isZero();
        assertRefused(() -> ordered(shop), "inspection.order.closed");
        reopen(id, MONDAY.plusDays(3), 1);
        assertThat(asProgram(findings::escalate)).isZero();
        assertThat(asked(of(shop).getFirst())).extracting(Task::kind).containsExactly(FindingRecheck.KEY);
        as("secretary", () -> {
            places.end(shop.id(), MONDAY.plusDays(3));
            return 0;
        });
        TestClock.advance(Duration.ofDays(1));
        assertThat(asProgram(findings::tidy)).isEqualTo(1);
        assertThat(of(shop)).extracting(Finding::state).containsExactly(Finding.State.WITHDRAWN);
        assertThat(asked(of(shop).getFirst())).isEmpty();
    }

    private Closure close(Place place) {
        return as("secretary", () -> closures.close(Ids.next(), place.id(), MONDAY, "按规定停业", List.of("全场消毒"), null));
    }

    @Test
    void aMarketThatOpensLeavesTheStallsClosedThatWereClosedByThemselves() {
        Place market = entered(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场");
        Place closed = stall(market, "A-1");
        Place open = stall(market, "A-2");
        for (Place stall : List.of(closed, open)) {
            as("secretary", () -> {
                rounds.setPace(stall.id(), new RoundPace(7, 7, 1));
                return 0;
            });
        }
        asProgram(rounds::keep);
        Closure ofStall = close(closed);
        Closure ofMarket = close(market);
        assertRefused(() -> ordered(open), "inspection.order.closed");
        reopen(ofMarket.id(), MONDAY, 1);
        assertThat(planned(market, open)).isNotEmpty();
        assertThat(planned(closed)).isEmpty();
        Closure again = close(market);
        reopen(ofStall.id(), MONDAY, 1);
        assertThat(planned(closed)).isEmpty();
        reopen(again.id(), MONDAY, 1);
        assertThat(planned(closed)).isNotEmpty();
    }

    private List<Round> planned(Place... at) {
        List<UUID> ids = Stream.of(at).map(Place::id).toList();
        return MONDAY.datesUntil(MONDAY.plusDays(RoundPace.WEEK))
                .flatMap(day -> asProgram(() -> roundStore.of(day)).stream())
                .filter(round -> ids.contains(round.place()) && round.state() == RoundState.PLANNED)
                .toList();
    }

    @Test
    void whatLiesAboveACommunityIsClosedAndPacedAbove() {
        Place above = aboveEntered();
        assertThatThrownBy(() -> close(above)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> ordered(above)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as("secretary", () -> {
                    rounds.setPace(above.id(), new RoundPace(7, 7, 1));
                    return 0;
                }))
                .isInstanceOf(Forbidden.class);
    }

    private Place aboveEntered() {
        return asProgram(() -> places.enter(at(Fixture.JIANGBEI, PlaceKind.MARKET, "江北市场", null), null));
    }

    @Test
    void whatLastsTooLongIsAnAlarmOfTheSecretaryWhoGivesMoreTimeOnce() {
        Place shop = shop("一号店");
        answer("worker", ordered(shop), wrong("masks"));
        TestClock.advance(Duration.ofHours(24 + 11));
        assertThat(asProgram(findings::escalate)).isZero();
        TestClock.advance(Duration.ofHours(2));
        assertThat(asProgram(findings::escalate)).isEqualTo(1);
        assertThat(asProgram(findings::escalate)).isZero();
        Finding late = of(shop).getFirst();
        Task alarm = open(late, FindingLate.KEY);
        assertThat(alarm.assigneeId()).isEqualTo(fixture.account("secretary").id());
        assertThatThrownBy(() -> answer("worker", alarm.id().value(), Map.of("decision", "extend")))
                .isInstanceOf(Forbidden.class);
        answer("secretary", alarm.id().value(), Map.of("decision", "extend", "note", "口罩明天到货"));
        assertThat(of(shop).getFirst().escalatedAt()).isNull();
        assertThat(of(shop).getFirst().dueAt()).isAfter(late.dueAt());
        Task recheck = open(late, FindingRecheck.KEY);
        answer("worker", recheck.id().value(), Map.of("outcome", "not_yet", "note", "还没到"));
        assertThat(as("secretary", () -> findings.events(late.id())))
                .extracting(FindingEvent::kind)
                .containsExactly(
                        FindingEvent.Kind.FOUND,
                        FindingEvent.Kind.ESCALATED,
                        FindingEvent.Kind.EXTENDED,
                        FindingEvent.Kind.NOT_YET);
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly(key));
    }

    @Test
    void aMarketIsClosedForSevenDaysWithoutRoundsAndOpensWhenAllConditionsAreMet() {
        TestClock.set("2022-02-01T12:00");
        Place market = entered(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场");
        asProgram(rounds::keep);
        LocalDate first = LocalDate.of(2022, 2, 1);
        UUID id = Ids.next();
        Closure closed = as(
                "secretary",
                () -> closures.close(id, market.id(), first, "一名摊主核酸阳性", List.of("全场消毒", "全员阴性"), first.plusDays(7)));
        assertThat(as(
                                "secretary",
                                () -> closures.close(
                                        id, market.id(), first, "一名摊主核酸阳性", List.of("全场消毒", "全员阴性"), first.plusDays(7)))
                        .id())
                .isEqualTo(closed.id());
        assertRefused(
                () -> as("secretary", () -> closures.close(Ids.next(), market.id(), first, "再次", List.of("一"), null)),
                "inspection.closure.already");
        assertThatThrownBy(() -> as("worker", () -> closures.close(id, market.id(), first, "x", List.of("y"), null)))
                .isInstanceOf(Forbidden.class);
        for (int day = 0; day < 7; day++) {
            asProgram(rounds::keep);
            assertThat(asProgram(rounds::today)).isEmpty();
            TestClock.advance(Duration.ofDays(1));
        }
        LocalDate eighth = LocalDate.of(2022, 2, 8);
        assertRefused(() -> reopen(id, eighth, 1), "inspection.closure.unmet");
        assertRefused(() -> reopen(id, eighth.plusDays(8), 2), "inspection.closure.opened.wrong");
        assertRefused(() -> reopen(id, first.minusDays(1), 2), "inspection.closure.opened.wrong");
        reopen(id, eighth, 2);
        assertThat(as("secretary", () -> closures.now(market.id()))).isEmpty();
        Closure kept = as("secretary", () -> closures.get(id));
        assertThat(kept.isClosed(LocalDate.of(2022, 2, 7))).isTrue();
        assertThat(kept.isClosed(eighth)).isFalse();
        assertThat(asProgram(() -> roundStore.drawn(eighth, LocalDate.of(2022, 2, 13))))
                .contains(market.id());
    }

    private int reopen(UUID id, LocalDate on, int met) {
        return as("secretary", () -> {
            closures.open(id, on, met, "条件全部满足");
            return 0;
        });
    }
}
