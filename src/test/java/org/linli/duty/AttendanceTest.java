package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.statement.Alarm;
import org.linli.statement.AlarmSource;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever stands at a post signs in and out there; whoever does not is missed at once. */
class AttendanceTest extends DutyTesting {

    @Autowired
    Attendances attendances;

    @Autowired
    DutyNotes notes;

    @Autowired
    PostCodes codes;

    @Autowired
    List<AlarmSource> alarms;

    private Actor worker;
    private DutyMember mine;
    private Post gate;
    private Seat seat;

    /** A worker stands at the gate from 11 to 13; it is noon. */
    @BeforeEach
    void stand() {
        worker = fixture.actor("worker");
        mine = withAccount("王五", "worker");
        gate = post("市场大门");
        daily(gate, "11:00", "13:00");
        daily(gate, "17:00", "20:00");
        seat = seats(gate, MONDAY).getFirst();
        put(seat, mine);
        seat = seats(gate, MONDAY).getFirst();
    }

    private String code() {
        return codes.shown(gate.id()).digits();
    }

    private Attendance signIn() {
        return as(worker, () -> attendances.signIn(Ids.next(), seat.id(), code()));
    }

    private AttendanceState state() {
        return as(secretary, () -> attendances.standings(List.of(seat)))
                .getFirst()
                .state();
    }

    @Test
    void whoTypesTheCodeOfThePostIsThere() {
        TestClock.set("2022-02-07T10:55");
        Attendance in = signIn();
        assertThat(in.in().way()).isEqualTo(Attendance.Way.CODE);
        assertThat(state()).isEqualTo(AttendanceState.THERE);
        TestClock.set("2022-02-07T13:02");
        Attendance out = as(worker, () -> attendances.signOut(in.id(), code(), ""));
        assertThat(out.out()).isNotNull();
        assertThat(state()).isEqualTo(AttendanceState.LEFT);
    }

    @Test
    void theCodeOfTheMinuteBeforeIsTakenAndTheOneBeforeThatIsNot() {
        String code = code();
        assertThat(code).matches("\\d{6}");
        TestClock.advance(Duration.ofMinutes(1));
        assertThat(codes.accepts(gate.id(), " " + code.substring(0, 3) + " " + code.substring(3)))
                .isTrue();
        assertThat(codes.accepts(gate.id(), fullWidth(code))).isTrue();
        TestClock.advance(Duration.ofMinutes(1));
        assertThat(codes.accepts(gate.id(), code)).isFalse();
        assertThat(codes.accepts(UUID.randomUUID(), code())).isFalse();
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .mapToObj(each -> Character.toString(each - '0' + '０'))
                .reduce("", String::concat);
    }

    @Test
    void fiveWrongCodesMakeWhoeverGuessesWaitAndTheLeaderStillSignsThemIn() {
        for (int wrong = 0; wrong < 5; wrong++) {
            assertRefused(() -> as(worker, () -> attendances.signIn(Ids.next(), seat.id(), "x")), "duty.code.wrong");
        }
        assertRefused(this::signIn, "duty.code.wait");
        Actor leader = fixture.actor("leader");
        as(leader, () -> attendances.signInFor(Ids.next(), seat.id()));
        assertThat(state()).isEqualTo(AttendanceState.LATE);
        TestClock.set("2022-02-07T12:11");
        Attendance there = as(worker, () -> attendances.open(mine.id())).getFirst();
        as(worker, () -> attendances.signOut(there.id(), code(), ""));
        assertThat(state()).isEqualTo(AttendanceState.LEFT);
    }

    @Test
    void nobodySignsInForAnotherNorTooEarlyNorAfterTheShift() {
        Actor other = fixture.actor("worker2");
        withAccount("赵六", "worker2");
        assertRefused(
                () -> as(other, () -> attendances.signIn(Ids.next(), seat.id(), code())), "duty.attendance.other");
        assertThatThrownBy(() -> as(worker, () -> attendances.signInFor(Ids.next(), seat.id())))
                .isInstanceOf(Forbidden.class);
        TestClock.set("2022-02-07T10:29");
        assertRefused(this::signIn, "duty.attendance.early");
        TestClock.set("2022-02-07T13:00");
        assertRefused(this::signIn, "duty.attendance.over");
    }

    @Test
    void tenMinutesAfterItsBeginWhoeverIsNotThereIsAnAlarmUntilTheyAre() {
        signInYesterday();
        TestClock.set("2022-02-07T11:10");
        assertThat(state()).isEqualTo(AttendanceState.DUE);
        assertThat(absent()).isZero();
        TestClock.set("2022-02-07T11:11");
        assertThat(state()).isEqualTo(AttendanceState.ABSENT);
        assertThat(absent()).isOne();
        assertThat(as(fixture.actor("command"), this::alarmsOfAll))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.href()).isEqualTo("/duty/attendance?area=330783005.xifan");
                    assertThat(alarm.what()).contains("市场大门");
                });
        assertThat(as(fixture.actor("xilou"), this::alarmsOfAll)).isEmpty();
        signIn();
        assertThat(state()).isEqualTo(AttendanceState.LATE);
        assertThat(absent()).isZero();
    }

    private List<Alarm> alarmsOfAll() {
        return alarms.stream()
                .filter(DutyAlarms.class::isInstance)
                .flatMap(source -> source.alarms(Fixture.JIANGBEI).stream())
                .toList();
    }

    private long absent() {
        return as(secretary, () -> attendances.absent(Fixture.XIFAN));
    }

    /** From then on attendance is kept at the gate. */
    private void signInYesterday() {
        TestClock.set("2022-02-06T11:00");
        Acting.run(secretary, () -> shifts.lay(Fixture.XIFAN, MONDAY.minusDays(1), MONDAY.minusDays(1)));
        Seat before = seats(gate, MONDAY.minusDays(1)).getFirst();
        put(before, mine);
        as(secretary, () -> attendances.signInFor(Ids.next(), before.id()));
    }

    @Test
    void whereNobodyEverSignedInNobodyIsMissed() {
        assertThat(state()).isEqualTo(AttendanceState.ABSENT);
        assertThat(absent()).isZero();
    }

    @Test
    void whatIsSentTwiceAndWhatTwoLeadersSendAtOnceIsKeptOnce() throws Exception {
        UUID id = Ids.next();
        Attendance first = as(secretary, () -> attendances.signInFor(id, seat.id()));
        assertThat(as(secretary, () -> attendances.signInFor(id, seat.id())).id())
                .isEqualTo(first.id());
        as(secretary, () -> {
            attendances.undo(first.id());
            return "";
        });
        Actor leader = fixture.actor("leader");
        Supplier<UUID> in = () -> attendances.signInFor(Ids.next(), seat.id()).id();
        assertThat(atOnce(() -> as(secretary, in), () -> as(leader, in))).hasSize(1);
    }

    private static Set<UUID> atOnce(Callable<UUID> one, Callable<UUID> other) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<UUID> first = two.submit(one);
            Future<UUID> second = two.submit(other);
            return Stream.of(first.get(), second.get()).collect(Collectors.toSet());
        }
    }

    @Test
    void aMistakeIsUndoneStepByStepAndWhatWasTypedIsKept() {
        Attendance in = signIn();
        as(worker, () -> attendances.signOut(in.id(), code(), "钥匙在抽屉里"));
        undo(in);
        assertThat(state()).isEqualTo(AttendanceState.LATE);
        assertThat(as(worker, () -> attendances.get(in.id())).note()).isEqualTo("钥匙在抽屉里");
        undo(in);
        assertThat(state()).isEqualTo(AttendanceState.ABSENT);
    }

    private void undo(Attendance attendance) {
        Acting.run(worker, () -> attendances.undo(attendance.id()));
    }

    @Test
    void afterTheShiftALeaderSaysThatSomebodyWasThereWithItsOwnTimes() {
        TestClock.set("2022-02-07T15:00");
        assertThat(state()).isEqualTo(AttendanceState.MISSED);
        Attendance later = as(secretary, () -> attendances.signInFor(Ids.next(), seat.id()));
        assertThat(later.in().at()).isEqualTo(seat.shift().begins());
        assertThat(later.in().way()).isEqualTo(Attendance.Way.LATER);
        assertThat(state()).isEqualTo(AttendanceState.LEFT);
        Acting.run(secretary, () -> attendances.undo(later.id()));
        assertThat(state()).isEqualTo(AttendanceState.MISSED);
        TestClock.set("2022-02-08T13:00");
        assertRefused(() -> as(secretary, () -> attendances.signInFor(Ids.next(), seat.id())), "duty.attendance.over");
    }

    @Test
    void aNoteWaitsForEachOfTheNextShiftAndForNobodyElse() {
        DutyMember next = withAccount("赵六", "worker2");
        put(seats(gate, MONDAY).getLast(), next);
        put(seats(gate, MONDAY.plusDays(1)).getFirst(), member("李四"));
        Attendance in = signIn();
        as(worker, () -> attendances.signOut(in.id(), code(), "体温枪没电了"));
        assertThat(as(secretary, () -> notes.waiting(mine.id()))).isEmpty();
        Actor reader = fixture.actor("worker2");
        assertThat(as(reader, () -> notes.waiting(next.id()))).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("体温枪没电了");
            assertThat(note.from()).isEqualTo("王五");
        });
        Acting.run(reader, () -> notes.take(in.id(), next.id()));
        assertThat(as(reader, () -> notes.waiting(next.id()))).isEmpty();
        assertThatThrownBy(() -> Acting.run(worker, () -> notes.take(in.id(), next.id())))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aNoteWaitsUntilSomebodyStandsThereAgain() {
        DutyMember next = withAccount("赵六", "worker2");
        put(seats(gate, MONDAY.plusDays(1)).getFirst(), next);
        Attendance in = signIn();
        as(worker, () -> attendances.signOut(in.id(), code(), "体温枪没电了"));
        assertThat(as(fixture.actor("worker2"), () -> notes.waiting(next.id())))
                .extracting(DutyNote::text)
                .containsExactly("体温枪没电了");
    }

    @Test
    void aDayAfterTheShiftNothingIsTakenBackAnyMore() throws Exception {
        Attendance in = signIn();
        as(worker, () -> attendances.signOut(in.id(), code(), ""));
        TestClock.set("2022-02-08T13:01");
        assertRefused(() -> undo(in), "duty.attendance.undo.late");
        Document page = new SignedIn(port, "secretary")
                .post(
                        "/duty/attendance",
                        "/duty/attendance/undo",
                        Map.of("id", in.id().toString()));
        assertThat(page.select(".alert-danger").text()).contains("24");
        assertThat(as(secretary, () -> attendances.get(in.id())).out()).isNotNull();
    }

    @Test
    void aNoteSentAgainIsKeptOnceAndAnotherIsRefusedWithWhatWasTyped() {
        Attendance in = signIn();
        as(worker, () -> attendances.signOut(in.id(), code(), ""));
        as(secretary, () -> attendances.signOutFor(in.id(), "门锁坏了"));
        as(secretary, () -> attendances.signOutFor(in.id(), "门锁坏了"));
        assertRefused(() -> as(secretary, () -> attendances.signOutFor(in.id(), "别的")), "duty.attendance.note.other");
        assertRefused(
                () -> as(secretary, () -> attendances.signOutFor(in.id(), "长".repeat(501))),
                "duty.attendance.note.long");
    }

    @Test
    void theCodeIsShownByWhoeverKeepsAttendanceAndByWhoeverIsSignedInThere() throws Exception {
        assertThat(as(fixture.actor("leader"), () -> attendances.code(gate.id()))
                        .digits())
                .isEqualTo(code());
        assertThatThrownBy(() -> as(worker, () -> attendances.code(gate.id()))).isInstanceOf(Forbidden.class);
        var browser = new SignedIn(port, "worker");
        assertThat(browser.response("/duty/posts/" + gate.id() + "/code.json").statusCode())
                .isEqualTo(403);
        signIn();
        Connection.Response answer = browser.response("/duty/posts/" + gate.id() + "/code.json");
        assertThat(answer.body()).contains(code()).contains("seconds");
        assertThat(browser.get("/duty/posts/" + gate.id() + "/code").text()).contains(code());
    }

    @Test
    void theLogTellsWhatHappenedTheNewestFirst() throws Exception {
        Attendance in = signIn();
        TestClock.advance(Duration.ofMinutes(30));
        as(worker, () -> attendances.signOut(in.id(), code(), "体温枪没电了"));
        Document log = new SignedIn(port, "secretary").get("/duty/posts/" + gate.id() + "/log");
        assertThat(log.select("tbody tr").eachText())
                .satisfiesExactly(
                        row -> assertThat(row).contains("王五签退").contains("体温枪没电了"),
                        row -> assertThat(row).contains("王五签到"),
                        row -> assertThat(row).contains("安排王五值这一班"));
    }

    @Test
    void aLeaderSignsInAndOutOnThePageAndWhoeverMayNotSeesNoButton() throws Exception {
        var browser = new SignedIn(port, "secretary");
        Document page = browser.get("/duty/attendance");
        assertThat(page.text()).contains("未到岗");
        Map<String, String> form =
                Map.of("id", Ids.next().toString(), "seat", seat.id().toString(), "area", "");
        assertThat(browser.post("/duty/attendance", "/duty/attendance/in", form).text())
                .contains("王五已签到");
        assertThat(new SignedIn(port, "worker").get("/duty/attendance").select("form[action^=/duty/attendance]"))
                .isEmpty();
    }
}
