package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.Phone;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.solving.SolvingBudget;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterPlanner;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Posts have the shifts that their patterns ask for, and nobody stands where they cannot. */
class DutyTest extends DutyTesting {

    @Autowired
    ShiftLaying laying;

    @Autowired
    DutyPlanReader reader;

    @Test
    void shiftsAreLaidAheadFromThePatternsOfAPost() {
        Post gate = post("市场大门");
        daily(gate, "11:00", "13:00", DutyKind.CADRE, DutyKind.CADRE);
        daily(gate, "17:00", "20:00", DutyKind.CADRE);
        List<Seat> today = seats(gate, MONDAY);
        assertThat(today).hasSize(3);
        assertThat(today.getFirst().shift().begins()).isEqualTo("2022-02-07T03:00:00Z");
        assertThat(seats(gate, MONDAY.plusDays(Shifts.AHEAD))).hasSize(3);
        assertThat(seats(gate, MONDAY.plusDays(Shifts.AHEAD + 1))).isEmpty();
    }

    @Test
    void theComingShiftsAreLaidWhileDaysGoBy() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "16:00");
        assertThat(laying.run()).isZero();
        TestClock.set("2022-02-09T00:10");
        assertThat(laying.run()).isEqualTo(2);
        assertThat(seats(gate, MONDAY.plusDays(Shifts.AHEAD + 2))).hasSize(1);
    }

    @Test
    void aShiftOverMidnightIsOfTheDayOnWhichItBegins() {
        Post checkpoint = post("卡口");
        daily(checkpoint, "22:00", "06:00");
        Shift night = seats(checkpoint, MONDAY).getFirst().shift();
        assertThat(night.day()).isEqualTo(MONDAY);
        assertThat(Duration.between(night.begins(), night.ends())).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void aFeastHasShiftsOfItsOwnAndAClosedDayHasNone() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "16:00");
        pattern(gate, PostPattern.Mode.INSTEAD, MONDAY.plusDays(8), MONDAY.plusDays(8), "18:00", "22:00");
        pattern(gate, PostPattern.Mode.CLOSED, MONDAY.plusDays(9), MONDAY.plusDays(10), "", "");
        assertThat(seats(gate, MONDAY.plusDays(7))).hasSize(1);
        assertThat(seats(gate, MONDAY.plusDays(8)))
                .singleElement()
                .satisfies(seat -> assertThat(seat.shift().begins()).isEqualTo("2022-02-15T10:00:00Z"));
        assertThat(seats(gate, MONDAY.plusDays(9))).isEmpty();
        assertThat(seats(gate, MONDAY.plusDays(10))).isEmpty();
        assertThat(seats(gate, MONDAY.plusDays(11))).hasSize(1);
    }

    @Test
    void whoStoodInAShiftStandsInTheOneThatComesIntoItsPlace() {
        Post gate = post("市场大门");
        PostPattern before = daily(gate, "08:00", "16:00");
        DutyMember zhang = member("张三");
        put(seats(gate, MONDAY.plusDays(3)).getFirst(), zhang);
        daily(gate, "08:00", "16:00", DutyKind.CADRE);
        pattern(gate, PostPattern.Mode.REGULAR, MONDAY.plusDays(2), null, "08:00", "16:00");
        Acting.run(secretary, () -> posts.end(before.id(), MONDAY.plusDays(2)));
        assertThat(seats(gate, MONDAY.plusDays(3)))
                .filteredOn(seat -> zhang.id().equals(seat.member()))
                .singleElement()
                .satisfies(seat -> assertThat(seat.kind()).isEmpty());
    }

    @Test
    void aPatternThatHasNotBegunIsTakenAway() {
        Post gate = post("市场大门");
        PostPattern later = pattern(gate, PostPattern.Mode.REGULAR, MONDAY.plusDays(5), null, "08:00", "16:00");
        Acting.run(secretary, () -> posts.end(later.id(), MONDAY));
        assertThat(seats(gate, MONDAY.plusDays(6))).isEmpty();
        assertThat(as(secretary, () -> posts.patterns(gate.id()))).isEmpty();
    }

    @Test
    void nobodyIsPutWhereTheyCannotStand() {
        Post gate = post("市场大门");
        Post room = post("党群服务室");
        daily(gate, "08:00", "16:00", DutyKind.CADRE);
        daily(room, "15:00", "20:00");
        Seat atGate = seats(gate, MONDAY.plusDays(1)).getFirst();
        Seat inRoom = seats(room, MONDAY.plusDays(1)).getFirst();
        DutyMember volunteer = member("李四");
        DutyMember cadre = member("王五", DutyKind.CADRE, DutyKind.PARTY_MEMBER);
        assertRefused(() -> put(atGate, volunteer), "duty.unfit.kind");
        put(atGate, cadre);
        assertRefused(() -> put(inRoom, cadre), "duty.unfit.elsewhere");
        Acting.run(
                secretary,
                () -> members.keep(new Absence(
                        Ids.next(), volunteer.id(), Absence.Reason.ILLNESS, MONDAY.plusDays(1), MONDAY.plusDays(2))));
        assertRefused(() -> put(inRoom, volunteer), "duty.unfit.away");
    }

    @Test
    void whoStandsAtNoNightAndWhoHasNoTimeThenAreNotPutThere() {
        Post room = post("党群服务室");
        daily(room, "20:00", "02:00");
        Seat late = seats(room, MONDAY.plusDays(1)).getFirst();
        DutyMember volunteer = member("李四");
        var elder = new DutyMember(
                Ids.next(),
                Fixture.XIFAN,
                null,
                "王伯",
                Set.of(DutyKind.VOLUNTEER),
                null,
                DutyMember.NoNights.AGE,
                MONDAY,
                null,
                0);
        Acting.run(secretary, () -> {
            members.add(elder, null);
            members.keepFreeHours(
                    volunteer.id(),
                    List.of(new FreeHours(
                            DayOfWeek.TUESDAY, new PostPattern.Hours(LocalTime.of(8, 0), LocalTime.of(22, 0)))));
        });
        assertRefused(() -> put(late, elder), "duty.unfit.night");
        assertRefused(() -> put(late, volunteer), "duty.unfit.hours");
    }

    @Test
    void whoHasTimeOverMidnightStandsAlsoInAShiftThatBeginsAfterIt() {
        Post room = post("党群服务室");
        daily(room, "00:30", "05:00");
        DutyMember owl = member("李四");
        Acting.run(
                secretary,
                () -> members.keepFreeHours(
                        owl.id(),
                        List.of(new FreeHours(
                                DayOfWeek.MONDAY, new PostPattern.Hours(LocalTime.of(22, 0), LocalTime.of(6, 0))))));
        Seat tuesday = seats(room, MONDAY.plusDays(1)).getFirst();
        put(tuesday, owl);
        assertThat(seats(room, MONDAY.plusDays(1)).getFirst().member()).isEqualTo(owl.id());
        assertRefused(() -> put(seats(room, MONDAY.plusDays(2)).getFirst(), owl), "duty.unfit.hours");
    }

    @Test
    void shiftsFarAheadComeBackWhenTheyAreAskedForAgain() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "16:00");
        LocalDate far = MONDAY.plusDays(Shifts.AHEAD + 10L);
        as(secretary, () -> shifts.lay(Fixture.XIFAN, far, far));
        PostPattern closed = pattern(gate, PostPattern.Mode.CLOSED, far, far, "", "");
        assertThat(seats(gate, far)).isEmpty();
        Acting.run(secretary, () -> posts.end(closed.id(), MONDAY));
        assertThat(seats(gate, far)).hasSize(1);
    }

    @Test
    void aPlanIsPublishedWholeOrNotAtAll() {
        Post gate = post("市场大门");
        Post room = post("党群服务室");
        daily(gate, "08:00", "16:00");
        daily(room, "15:00", "20:00");
        DutyMember zhang = member("张三");
        Seat one = seats(gate, MONDAY.plusDays(1)).getFirst();
        Seat other = seats(room, MONDAY.plusDays(1)).getFirst();
        assertRefused(() -> publish(one, other, zhang), "duty.unfit.elsewhere");
        assertThat(seats(gate, MONDAY.plusDays(1)).getFirst().member()).isNull();
        Acting.run(secretary, () -> seats.lock(one.id(), one.version(), true));
        assertThatThrownBy(() -> publish(one, other, zhang)).isInstanceOf(StaleRecord.class);
    }

    private void publish(Seat one, Seat other, DutyMember member) {
        Acting.run(
                secretary,
                () -> seats.publish(List.of(
                        new SeatChange(one.id(), null, member.id()), new SeatChange(other.id(), null, member.id()))));
    }

    @Test
    void nobodyIsPutIntoAShiftThatWasCancelled() {
        Post gate = post("市场大门");
        PostPattern shift = daily(gate, "08:00", "16:00");
        DutyMember zhang = member("张三");
        Seat seat = seats(gate, MONDAY.plusDays(1)).getFirst();
        Acting.run(secretary, () -> posts.end(shift.id(), MONDAY.plusDays(1)));
        assertThatThrownBy(() -> put(seat, zhang)).isInstanceOf(StaleRecord.class);
    }

    @Test
    void aWishKeepsNobodyAwayAndAWithdrawnAbsenceNeither() {
        Post room = post("党群服务室");
        daily(room, "08:00", "16:00");
        DutyMember zhang = member("张三");
        var ill = new Absence(Ids.next(), zhang.id(), Absence.Reason.ILLNESS, MONDAY, MONDAY.plusDays(5));
        Acting.run(secretary, () -> {
            members.keep(ill);
            members.withdraw(zhang.id(), ill.id());
            members.keep(
                    new Absence(Ids.next(), zhang.id(), Absence.Reason.WISH, MONDAY.plusDays(1), MONDAY.plusDays(1)));
        });
        put(seats(room, MONDAY.plusDays(1)).getFirst(), zhang);
        assertThat(seats(room, MONDAY.plusDays(1)).getFirst().member()).isEqualTo(zhang.id());
    }

    @Test
    void ofTwoWhoPutOnePersonIntoTwoPlacesAtOnceOneIsRefused() throws Exception {
        Post gate = post("市场大门");
        Post room = post("党群服务室");
        daily(gate, "08:00", "16:00");
        daily(room, "08:00", "16:00");
        DutyMember zhang = member("张三");
        Seat one = seats(gate, MONDAY.plusDays(1)).getFirst();
        Seat other = seats(room, MONDAY.plusDays(1)).getFirst();
        assertThat(atOnce(() -> tries(one, zhang), () -> tries(other, zhang))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoStandsWhereWhoeverPlansDoesNotLookStandsNowhereElseThen() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "16:00");
        DutyMember zhang = member("张三");
        Actor command = fixture.actor("command");
        var elsewhere = new Post(UUID.randomUUID(), Fixture.XILOU, "西楼卡点", Post.Kind.GATE, "", MONDAY, null, 0);
        Acting.run(command, () -> {
            posts.open(elsewhere);
            posts.add(everyDay(elsewhere, "12:00", "18:00"));
            Seat seat = shifts.ofPost(elsewhere.id(), MONDAY.plusDays(1), MONDAY.plusDays(1))
                    .getFirst();
            seats.put(seat.id(), null, zhang.id(), SeatChange.Why.HAND);
        });
        assertRefused(() -> put(seats(gate, MONDAY.plusDays(1)).getFirst(), zhang), "duty.unfit.elsewhere");
        DutyPlanGround ground = as(secretary, () -> reader.ofArea(Fixture.XIFAN, MONDAY, MONDAY.plusDays(2)));
        assertThat(ground.problem().history().get(zhang.id()))
                .extracting(RosterHistory::minutes)
                .isEqualTo(6L * 60);
        RosterPlan plan = new RosterPlanner().plan(ground.problem(), SolvingBudget.ofMoves(100, 1));
        assertThat(plan.members())
                .doesNotContainKey(seats(gate, MONDAY.plusDays(1)).getFirst().id())
                .containsEntry(seats(gate, MONDAY.plusDays(2)).getFirst().id(), zhang.id());
    }

    private static PostPattern everyDay(Post post, String begins, String ends) {
        return new PostPattern(
                UUID.randomUUID(),
                post.id(),
                PostPattern.Mode.REGULAR,
                EnumSet.allOf(DayOfWeek.class),
                MONDAY,
                null,
                new PostPattern.Hours(LocalTime.parse(begins), LocalTime.parse(ends)),
                List.of(Optional.empty()),
                "");
    }

    @Test
    void ofTwoWhoFillOneSeatAtOnceTheSecondHearsOfIt() throws Exception {
        Post gate = post("市场大门");
        daily(gate, "08:00", "16:00");
        DutyMember zhang = member("张三");
        DutyMember li = member("李四");
        Seat seat = seats(gate, MONDAY.plusDays(1)).getFirst();
        assertThat(atOnce(() -> tries(seat, zhang), () -> tries(seat, li))).containsExactlyInAnyOrder(true, false);
    }

    private boolean tries(Seat seat, DutyMember member) {
        try {
            put(seat, member);
            return true;
        } catch (Refused | StaleRecord notThere) {
            return false;
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = two.submit(one);
            Future<Boolean> second = two.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    @Test
    void aShiftLongerThanADayMayBeIsRefused() {
        Post gate = post("市场大门");
        assertRefused(() -> daily(gate, "06:00", "19:00"), "duty.pattern.hours.long");
        assertRefused(() -> daily(gate, "08:00", "08:00"), "duty.pattern.hours.long");
    }

    @Test
    void whoWorksInACellSeesThePostsOfTheCommunityAndChangesNothing() {
        Post gate = post("市场大门");
        PostPattern shift = daily(gate, "08:00", "16:00");
        Actor worker = fixture.actor("worker");
        assertThat(as(worker, () -> posts.get(gate.id())).name()).isEqualTo("市场大门");
        assertThat(as(worker, () -> shifts.seats(Fixture.XIFAN, MONDAY, MONDAY)))
                .hasSize(1);
        assertThatThrownBy(() -> Acting.run(worker, () -> posts.end(shift.id(), MONDAY)))
                .isInstanceOf(Forbidden.class);
        Actor elsewhere = fixture.actor("xilou");
        assertThatThrownBy(() -> as(elsewhere, () -> posts.get(gate.id()))).isInstanceOf(NotFound.class);
    }

    @Test
    void aSecretaryReliesOnThePostsOfTheSubdistrictAndKeepsOnlyTheirOwn() {
        Actor command = fixture.actor("command");
        var hotline = new Post(UUID.randomUUID(), Fixture.JIANGBEI, "街道热线", Post.Kind.HOTLINE, "", MONDAY, null, 0);
        Acting.run(command, () -> posts.open(hotline));
        assertThat(as(secretary, () -> posts.get(hotline.id())).name()).isEqualTo("街道热线");
        assertThatThrownBy(() -> Acting.run(secretary, () -> posts.change(hotline)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> daily(hotline, "08:00", "16:00")).isInstanceOf(Forbidden.class);
        Acting.run(command, () -> posts.change(hotline));
    }

    @Test
    void theNumberOfAVolunteerIsSealedAndShownBesideTheirName() {
        var member = new DutyMember(
                UUID.randomUUID(),
                Fixture.XIFAN,
                null,
                "赵六",
                Set.of(DutyKind.VOLUNTEER),
                null,
                DutyMember.NoNights.AGE,
                MONDAY,
                null,
                0);
        Acting.run(secretary, () -> members.add(member, new Phone("13915326595")));
        assertThat(as(secretary, () -> members.phones(List.of(member)))).containsEntry(member.id(), "13915326595");
        assertThat(as(secretary, () -> members.get(member.id()))).isEqualTo(member);
    }
}
