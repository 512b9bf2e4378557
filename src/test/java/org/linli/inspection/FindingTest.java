package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
