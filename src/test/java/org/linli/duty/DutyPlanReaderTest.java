package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.platform.solving.SolvingBudget;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterKind;
import org.linli.rosters.RosterMember;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterPlanner;
import org.linli.rosters.RosterProblem;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What a plan needs, as it is read from posts, seats, members and what they stood. */
class DutyPlanReaderTest extends DutyTesting {

    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate NEXT_SUNDAY = MONDAY.plusDays(13);

    @Autowired
    DutyPlanReader reader;

    @Autowired
    RosterPlanner planner;

    private RosterProblem problem() {
        return as(
                secretary,
                () -> reader.ofArea(Fixture.XIFAN, TUESDAY, NEXT_SUNDAY).problem());
    }

    private static RosterMember of(RosterProblem problem, DutyMember member) {
        return problem.members().stream()
                .filter(each -> each.id().equals(member.id()))
                .findFirst()
                .orElseThrow();
    }

    private void away(DutyMember member, Absence.Reason reason, LocalDate from, LocalDate until) {
        Acting.run(secretary, () -> members.keep(new Absence(Ids.next(), member.id(), reason, from, until)));
    }

    @Test
    void fairnessCountsWhatWasStoodSinceTheSeasonBegan() {
        Post gate = post("大门");
        pattern(gate, PostPattern.Mode.REGULAR, MONDAY.minusDays(59), null, "20:00", "02:00");
        Acting.run(secretary, () -> shifts.lay(Fixture.XIFAN, MONDAY.minusDays(59), MONDAY));
        DutyMember zhang = member("张三");
        DutyMember li = member("李四");
        List<SeatChange> changes = List.of(
                new SeatChange(seats(gate, LocalDate.of(2022, 1, 31)).getFirst().id(), null, zhang.id()),
                new SeatChange(seats(gate, LocalDate.of(2022, 2, 5)).getFirst().id(), null, zhang.id()));
        Acting.run(secretary, () -> seats.publish(changes));
        Map<UUID, RosterHistory> history = problem().history();
        assertThat(history.get(zhang.id())).isEqualTo(new RosterHistory(60, 2 * 6 * 60, 2, 1, 1));
        assertThat(history.get(li.id())).isEqualTo(new RosterHistory(60, 0, 0, 0, 0));
    }

    @Test
    void whoeverIsAwayOrHasNoTimeCannotStandAndAWishIsOnlyAWish() {
        Post gate = post("大门");
        daily(gate, "08:00", "12:00");
        DutyMember ill = member("张三");
        away(ill, Absence.Reason.ILLNESS, TUESDAY, TUESDAY.plusDays(2));
        DutyMember wishing = member("李四");
        away(wishing, Absence.Reason.WISH, TUESDAY, TUESDAY);
        DutyMember busy = member("王五");
        var evening = new FreeHours(DayOfWeek.TUESDAY, new PostPattern.Hours(LocalTime.of(18, 0), LocalTime.of(22, 0)));
        Acting.run(secretary, () -> members.keepFreeHours(busy.id(), List.of(evening)));
        RosterProblem problem = problem();
        assertThat(of(problem, ill).away()).hasSize(1);
        assertThat(of(problem, wishing).away()).isEmpty();
        assertThat(of(problem, wishing).wishes()).containsExactly(TUESDAY);
        RosterPlan plan = planner.plan(problem, SolvingBudget.ofMoves(100, 1));
        assertThat(plan.members().values()).contains(wishing.id()).doesNotContain(busy.id());
        assertThat(plan.members())
                .doesNotContainEntry(seats(gate, TUESDAY).getFirst().id(), ill.id());
    }

    @Test
    void aLockedSeatStaysAndAnEmptyLockedOneIsNoPartOfThePlan() {
        Post gate = post("大门");
        daily(gate, "08:00", "12:00", DutyKind.CADRE, DutyKind.CADRE);
        DutyMember cadre = member("金国强", DutyKind.CADRE);
        Seat kept = seats(gate, TUESDAY).getFirst();
        Seat empty = seats(gate, TUESDAY).getLast();
        put(kept, cadre);
        Acting.run(secretary, () -> seats.lock(kept.id(), kept.version() + 1, true));
        Acting.run(secretary, () -> seats.lock(empty.id(), empty.version(), true));
        RosterProblem problem = problem();
        assertThat(problem.locked()).isEqualTo(Map.of(kept.id(), cadre.id()));
        assertThat(problem.present()).isEqualTo(Map.of(kept.id(), cadre.id()));
        assertThat(problem.seats())
                .extracting(each -> each.id())
                .contains(kept.id())
                .doesNotContain(empty.id());
        assertThat(problem.seats().getFirst().kind()).isEqualTo(RosterKind.CADRE);
    }

    @Test
    void whatHasBegunStays() {
        Post gate = post("大门");
        daily(gate, "08:00", "18:00");
        DutyMember zhang = member("张三");
        Seat now = seats(gate, TUESDAY).getFirst();
        put(now, zhang);
        TestClock.set("2022-02-08T12:00");
        assertThat(problem().locked()).isEqualTo(Map.of(now.id(), zhang.id()));
    }

    @Test
    void whoeverComesLaterOrLeavesIsAskedOnTheDaysBetweenOnly() {
        Post gate = post("大门");
        daily(gate, "08:00", "12:00");
        var brief = new DutyMember(
                Ids.next(),
                Fixture.XIFAN,
                null,
                "赵六",
                Set.of(DutyKind.VOLUNTEER),
                null,
                null,
                TUESDAY.plusDays(2),
                TUESDAY.plusDays(3),
                0);
        Acting.run(secretary, () -> members.add(brief, null));
        RosterPlan plan = planner.plan(problem(), SolvingBudget.ofMoves(100, 1));
        assertThat(plan.members().keySet())
                .containsExactlyInAnyOrder(
                        seats(gate, TUESDAY.plusDays(2)).getFirst().id(),
                        seats(gate, TUESDAY.plusDays(3)).getFirst().id());
    }
}
