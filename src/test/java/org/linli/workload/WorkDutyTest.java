package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.duty.Absence;
import org.linli.duty.Attendance;
import org.linli.duty.Attendances;
import org.linli.duty.DutyKind;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyTesting;
import org.linli.duty.MyDuty;
import org.linli.duty.Post;
import org.linli.duty.Seat;
import org.linli.duty.Swap;
import org.linli.duty.Swaps;
import org.linli.platform.Ids;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Duty is work as well: who stands too long or too often is noticed, with an account or without. */
class WorkDutyTest extends DutyTesting {

    @Autowired
    Attendances attendances;

    @Autowired
    Swaps swaps;

    @Autowired
    Relief relief;

    @Autowired
    MyDuty duty;

    @Autowired
    WorkLook look;

    @Autowired
    WorkMeasuring measuring;

    @Autowired
    WorkFindingStore findings;

    @Autowired
    Workload workload;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private WorkRecords records;

    @BeforeEach
    void empty() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate workload.day, workload.finding, workload.figure, workload.day_off,"
                    + " tasks.task, access.audit_entry cascade");
        }
        records = new WorkRecords(jdbc, transaction, fixture);
        TestClock.set(MONDAY.minusDays(7) + "T00:05");
    }

    private void look(String moment) {
        TestClock.set(moment);
        Acting.run(Actor.SYSTEM, () -> {
            transaction.executeWithoutResult(status -> look.measure(MONDAY.minusDays(7)));
            transaction.executeWithoutResult(status -> look.tell());
        });
    }

    private List<WorkFinding> found(UUID who) {
        return as(Actor.SYSTEM, () -> transaction.execute(status -> findings.of(who, MONDAY.minusDays(7))));
    }

    private List<WorkDay> days(UUID who) {
        return as(Actor.SYSTEM, () -> transaction.execute(status -> measuring.since(MONDAY.minusDays(7))))
                .getOrDefault(who, List.of());
    }

    private List<WorkCase> cases(String superior) {
        return as(fixture.actor(superior), () -> workload.cases());
    }

    private UUID id(String username) {
        return fixture.account(username).id();
    }

    /** Puts somebody into the first shift of the day, before it begins. */
    private Seat rostered(Post post, LocalDate day, DutyMember who) {
        TestClock.set(day + "T00:10");
        Seat seat = seats(post, day).getFirst();
        put(seat, who);
        return seat;
    }

    /** Somebody is signed in and out by the secretary. */
    private void stands(Seat seat, LocalDate day, String from, String until) {
        TestClock.set(day + "T" + from);
        Attendance there = as(secretary, () -> attendances.signInFor(Ids.next(), seat.id()));
        TestClock.set(day + "T" + until);
        Acting.run(secretary, () -> attendances.signOutFor(there.id(), ""));
    }

    @Test
    void theManOverSeventyWhoStandsOnDaysThatTheRosterLeavesFreeIsCaughtOnHisSeventh() {
        Post gate = post("上王卡口");
        daily(gate, "08:00", "10:00");
        DutyMember man = member("老汪");
        for (int ago = 6; ago >= 0; ago--) {
            LocalDate day = MONDAY.minusDays(ago);
            Seat seat = rostered(gate, day, man);
            stands(seat, day, "08:00", ago == 0 ? "08:30" : "10:00");
            if (ago == 1) {
                look(day + "T20:00");
                assertThat(found(man.id())).as("six days").isEmpty();
            }
        }
        look(MONDAY + "T08:40");
        assertThat(found(man.id()))
                .extracting(WorkFinding::measure, WorkFinding::value, WorkFinding::day)
                .containsExactly(tuple(WorkMeasure.STREAK, 7, MONDAY));
        assertThat(cases("secretary")).isEmpty();
        look(MONDAY + "T10:41");
        assertThat(cases("secretary"))
                .as("he has no account, and whoever leads is told his name")
                .extracting(one -> one.who().name())
                .containsExactly("老汪");
        assertThat(cases("command")).extracting(one -> one.who().name()).doesNotContain("老汪");
    }

    @Test
    void whoHasAnAccountIsCaughtByShiftsAndOtherWorkTogether() {
        Post gate = post("上王卡口");
        daily(gate, "08:00", "10:00");
        DutyMember man = withAccount("老汪", "volunteer");
        for (int ago = 6; ago >= 0; ago--) {
            LocalDate day = MONDAY.minusDays(ago);
            if (ago % 2 == 0) {
                stands(rostered(gate, day, man), day, "08:00", "10:00");
            } else {
                records.of("volunteer", day + "T09:00");
            }
        }
        look(MONDAY + "T10:10");
        assertThat(found(id("volunteer")))
                .extracting(WorkFinding::measure, WorkFinding::value)
                .containsExactly(tuple(WorkMeasure.STREAK, 7));
    }

    @Test
    void whoStandsEarlyAndLateIsCaughtOnTheSecondDay() {
        Post room = post("党群服务室");
        daily(room, "06:30", "09:00");
        daily(room, "19:30", "22:30");
        DutyMember lead = withAccount("书记", "secretary");
        LocalDate first = MONDAY.minusDays(1);
        for (LocalDate day : List.of(first, MONDAY)) {
            TestClock.set(day + "T00:10");
            seats(room, day).forEach(seat -> put(seat, lead));
        }
        look(MONDAY + "T06:31");
        assertThat(found(id("secretary"))).extracting(WorkFinding::measure).contains(WorkMeasure.REST);
        look(MONDAY + "T08:32");
        assertThat(cases("command"))
                .singleElement()
                .satisfies(one -> assertThat(one.who().username()).isEqualTo("secretary"));
    }

    @Test
    void aShiftIntoTheNightAfterADaysWorkIsNightWork() {
        Post gate = post("市场大门");
        daily(gate, "20:00", "23:30");
        rostered(gate, MONDAY, withAccount("王五", "worker"));
        records.of("worker", MONDAY + "T08:00");
        look(MONDAY + "T23:40");
        assertThat(found(id("worker"))).extracting(WorkFinding::measure).contains(WorkMeasure.NIGHT);
    }

    @Test
    void attendanceCountsFromSigningInToSigningOut() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00");
        stands(rostered(gate, MONDAY, withAccount("王五", "worker")), MONDAY, "07:50", "12:20");
        assertThat(days(id("worker"))).singleElement().satisfies(day -> {
            assertThat(day.span()).isEqualTo(Duration.ofMinutes(270));
            assertThat(day.firstKind()).isEqualTo("duty.work.stood");
        });
        assertThat(days(id("secretary")))
                .as("signing others in is work")
                .extracting(WorkDay::lastKind)
                .contains("duty.work.kept");
    }

    @Test
    void whereNobodySignsInTheRosterCountsButNotForWhoIsAway() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00");
        DutyMember worker = withAccount("王五", "worker");
        rostered(gate, MONDAY.minusDays(1), worker);
        rostered(gate, MONDAY, worker);
        var ill = new Absence(Ids.next(), worker.id(), Absence.Reason.ILLNESS, MONDAY, MONDAY);
        Acting.run(secretary, () -> members.keep(ill));
        TestClock.set(MONDAY + "T13:00");
        assertThat(days(id("worker")))
                .singleElement()
                .satisfies(day -> assertThat(day.day()).isEqualTo(MONDAY.minusDays(1)));
    }

    @Test
    void whereAttendanceIsKeptWhoDidNotComeDidNotWork() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00");
        DutyMember worker = withAccount("王五", "worker");
        stands(rostered(gate, MONDAY.minusDays(1), member("老汪")), MONDAY.minusDays(1), "08:00", "12:00");
        rostered(gate, MONDAY, worker);
        TestClock.set(MONDAY + "T13:00");
        assertThat(days(id("worker"))).isEmpty();
    }

    @Test
    void aSwapAgreedFromHomeIsNoDaysWork() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00");
        Seat seat = rostered(gate, MONDAY, withAccount("王五", "worker"));
        DutyMember other = withAccount("赵六", "worker2");
        TestClock.set(MONDAY + "T07:00");
        Swap swap = as(fixture.actor("worker"), () -> swaps.ask(Ids.next(), seat.id(), other.id(), null, ""));
        Acting.run(fixture.actor("worker2"), () -> swaps.agree(swap.id()));
        assertThat(days(id("worker"))).isEmpty();
        assertThat(days(id("worker2"))).isEmpty();
        TestClock.set(MONDAY + "T12:30");
        assertThat(days(id("worker2")))
                .as("their day begins with it")
                .singleElement()
                .satisfies(day -> assertThat(day.span()).isEqualTo(Duration.ofHours(5)));
    }

    private static final LocalDate TOMORROW = MONDAY.plusDays(1);

    /** The worker has worked for seven days, and stands at the gate tomorrow; their leader knows. */
    private Post overworked() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00", DutyKind.CADRE);
        put(seats(gate, TOMORROW).getFirst(), withAccount("王五", "worker", DutyKind.CADRE));
        for (int ago = 6; ago >= 0; ago--) {
            records.of("worker", MONDAY.minusDays(ago) + "T09:00");
        }
        look(MONDAY + "T09:01");
        look(MONDAY + "T11:05");
        return gate;
    }

    private ReliefProposal proposed() {
        return as(fixture.actor("leader"), () -> relief.proposal(fixture.account("worker")));
    }

    private Relief.Done relieve(boolean free, String... shifts) {
        UUID finding = cases("leader").getFirst().id();
        return as(
                fixture.actor("leader"),
                () -> relief.relieve(finding, new Relief.Choice(List.of(), List.of(shifts), free)));
    }

    @Test
    void whoeverHasADayOffHasNoShiftThen() {
        Post gate = overworked();
        member("赵六", DutyKind.CADRE);
        assertRefused(() -> relieve(true), "workload.relief.shift.kept");
        assertThat(seats(gate, TOMORROW).getFirst().member()).isNotNull();
        assertThat(cases("leader")).as("nobody is relieved yet").hasSize(1);
    }

    @Test
    void noPostIsLeftOpenUnlessThatIsChosenAndAChoiceStaysWhenItIsRefused() throws IOException {
        overworked();
        var web = new SignedIn(port, "leader");
        assertThat(chosen(web.get("/workload"))).as("nobody can stand in").isEmpty();
        member("赵六", DutyKind.CADRE);
        Document page = web.get("/workload");
        assertThat(chosen(page)).isNotEmpty().doesNotEndWith(":open");
        String relieve = page.select("form[action$=/relief]").attr("action");
        Document refused = web.post("/workload", relieve, Map.of("shift", "", "free", "true"));
        assertThat(refused.select(".alert-danger")).isNotEmpty();
        assertThat(chosen(refused)).isEmpty();
        assertThat(refused.select("#relief [name=free]").hasAttr("checked")).isTrue();
    }

    private static String chosen(Document page) {
        return page.select("#relief select[name=shift] option[selected]").val();
    }

    @Test
    void aColleagueStandsInAndBothAreTold() {
        Post gate = overworked();
        DutyMember other = withAccount("赵六", "worker2", DutyKind.CADRE);
        member("老汪");
        List<ReliefShift.Way> ways = proposed().shifts().getFirst().ways();
        assertThat(ways)
                .as("who is a volunteer cannot stand in for a cadre")
                .extracting(way -> way.to() == null ? "" : way.to().name())
                .containsExactly("赵六", "");
        Relief.Done done = relieve(true, ways.getFirst().code());
        assertThat(done.shifts()).isOne();
        assertThat(seats(gate, TOMORROW).getFirst().member()).isEqualTo(other.id());
        assertThat(as(fixture.actor("worker2"), () -> duty.changes(other))).hasSize(1);
        assertThat(as(fixture.actor("worker"), () -> workload.mine()).daysOff()).containsExactly(TOMORROW);
        assertThat(cases("leader")).isEmpty();
    }

    @Test
    void nobodyPlansAShiftForTheDayThatSomebodyHasOff() {
        Post gate = overworked();
        DutyMember worker = as(secretary, () -> members.ofAccount(id("worker")).orElseThrow());
        relieve(true, proposed().shifts().getFirst().ways().getLast().code());
        assertRefused(() -> put(seats(gate, TOMORROW).getFirst(), worker), "duty.unfit.away");
    }

    @Test
    void theShiftIsSwappedAgainstALaterOneOfTheColleague() {
        Post gate = overworked();
        DutyMember other = member("赵六", DutyKind.CADRE);
        LocalDate later = TOMORROW.plusDays(2);
        put(seats(gate, later).getFirst(), other);
        UUID worker = seats(gate, TOMORROW).getFirst().member();
        ReliefShift.Way swap = proposed().shifts().getFirst().ways().get(1);
        assertThat(swap.to()).isNotNull();
        assertThat(swap.to().back()).isNotNull();
        relieve(true, swap.code());
        assertThat(seats(gate, TOMORROW).getFirst().member()).isEqualTo(other.id());
        assertThat(seats(gate, later).getFirst().member()).isEqualTo(worker);
    }

    @Test
    void whereNobodyCanStandInThePlaceIsLeftOpen() {
        Post gate = overworked();
        List<ReliefShift.Way> ways = proposed().shifts().getFirst().ways();
        assertThat(ways).singleElement().satisfies(way -> assertThat(way.to()).isNull());
        relieve(true, ways.getFirst().code());
        assertThat(seats(gate, TOMORROW).getFirst().member()).isNull();
    }

    @Test
    void whoIsOverALimitIsAskedToStandInForNobody() {
        overworked();
        withAccount("赵六", "worker2", DutyKind.CADRE);
        for (int ago = 6; ago >= 0; ago--) {
            records.of("worker2", MONDAY.minusDays(ago) + "T09:00");
        }
        look(MONDAY + "T12:00");
        assertThat(proposed().shifts().getFirst().ways()).hasSize(1);
    }

    @Test
    void shiftsOfTomorrowTakeTheirShareOfWhatOnePersonCanDo() {
        Post gate = overworked();
        daily(gate, "12:00", "20:30", DutyKind.CADRE);
        DutyMember worker = as(secretary, () -> members.ofAccount(id("worker")).orElseThrow());
        TestClock.set(MONDAY + "T17:00");
        assertThat(plan().tooMuch()).as("four hours of twelve").isEmpty();
        put(seats(gate, TOMORROW).get(1), worker);
        assertThat(plan().tooMuch()).as("twelve and a half").singleElement().satisfies(much -> {
            assertThat(much.load().duty()).isEqualTo(Duration.ofMinutes(750));
            assertThat(much.proposal().shifts()).hasSize(2);
        });
    }

    private Relief.Tomorrow plan() {
        return as(fixture.actor("leader"), () -> relief.tomorrowsPlan());
    }
}
