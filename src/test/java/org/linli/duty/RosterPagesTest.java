package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Planning a roster: asked for, compared, published, discarded; and what is refused. */
class RosterPagesTest extends DutyTesting {

    private static final String PAGE = "/duty/roster";
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Autowired
    DutyPlans plans;

    private Post gate() {
        Post gate = post("市场大门");
        daily(gate, "08:00", "12:00", DutyKind.CADRE);
        daily(gate, "14:00", "18:00");
        return gate;
    }

    private Map<String, String> days(LocalDate from, LocalDate until) {
        return Map.of(
                "area", Fixture.XIFAN.slug(), "from", from.toString(), "until", until.toString(), "way", "planner");
    }

    /** A proposal, in as long as it takes. */
    private DutyPlan planned(DutyPlan.Way way) throws InterruptedException {
        DutyPlan begun = as(secretary, () -> plans.begin(Fixture.XIFAN, TUESDAY, TUESDAY.plusDays(4), way));
        Acting.run(secretary, () -> stop(begun.id()));
        return as(secretary, () -> plans.get(begun.id()));
    }

    private void stop(UUID plan) {
        try {
            for (int i = 0; i < 100 && plans.get(plan).found() == null; i++) {
                Thread.sleep(Duration.ofMillis(50));
            }
            plans.stop(plan);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(DutyPlan plan) {
        return PAGE + "/" + plan.id();
    }

    @Test
    void aSecretaryPlansTheNextFourWeeksAndStopsWhenItIsGoodEnough() throws IOException, InterruptedException {
        gate();
        member("金国强", DutyKind.CADRE);
        member("李四");
        var secretary = new SignedIn(port, "secretary");
        Document form = secretary.get(PAGE);
        assertThat(form.select("[name=from]").val()).isEqualTo("2022-02-08");
        assertThat(form.select("[name=until]").val()).isEqualTo("2022-03-07");
        Document begun = secretary.post(PAGE, PAGE, days(TUESDAY, TUESDAY.plusDays(27)));
        assertThat(begun.select("h1").text()).contains("正在排班");
        String address = begun.location().substring(begun.location().indexOf(PAGE));
        assertThat(secretary.get(PAGE).select("main").text()).contains("正在排班", "尚未发布");
        for (int i = 0; i < 100 && secretary.get(address).select("#progress dl").isEmpty(); i++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        assertThat(secretary.get(address).select("main").text()).contains("空缺", "超出限度", "够好了，停止");
        Document stopped = secretary.post(address, address + "/stop", Map.of());
        assertThat(stopped.select("h1").text()).contains("排班方案");
        assertThat(stopped.select("main").text()).contains("提前停止", "前后对比", "金国强");
    }

    @Test
    void whatIsPublishedHoldsAndIsToldToWhoItConcerns() throws IOException, InterruptedException {
        Post gate = gate();
        DutyMember worker = withAccount("王五", "worker", DutyKind.CADRE);
        member("李四");
        DutyPlan plan = planned(DutyPlan.Way.PLANNER);
        var secretary = new SignedIn(port, "secretary");
        Document page = secretary.get(address(plan));
        assertThat(page.select("#moved").text()).contains("王五", "李四", "没有账号，请打电话");
        assertThat(page.select("#loads").text()).contains("王五", "0 → 20");
        Document said = secretary.post(address(plan), address(plan) + "/publish", Map.of("seen", seen(page)));
        assertThat(said.select(".alert-success").text()).contains("已发布");
        assertThat(said.select("h1").text()).contains("已发布");
        assertThat(said.select("#called").text()).contains("李四").doesNotContain("王五");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isEqualTo(worker.id());
        assertThat(new SignedIn(port, "worker")
                        .get("/duty/mine")
                        .select("#changes")
                        .text())
                .contains("由您值班", "排班");
    }

    private static String seen(Document page) {
        return page.select("[name=seen]").val();
    }

    @Test
    void whatCameUpSinceIsNamedAndTheRestCanBePublished() throws IOException, InterruptedException {
        Post gate = gate();
        DutyMember cadre = member("金国强", DutyKind.CADRE);
        DutyMember volunteer = member("李四");
        DutyPlan plan = planned(DutyPlan.Way.PLANNER);
        var web = new SignedIn(port, "secretary");
        String before = seen(web.get(address(plan)));
        Acting.run(
                secretary,
                () -> members.keep(new Absence(Ids.next(), cadre.id(), Absence.Reason.ILLNESS, TUESDAY, TUESDAY)));
        Seat byHand = seats(gate, TUESDAY.plusDays(1)).getLast();
        put(byHand, cadre);
        Seat locked = seats(gate, TUESDAY.plusDays(2)).getLast();
        Acting.run(secretary, () -> seats.lock(locked.id(), locked.version(), true));
        Document refused = web.post(address(plan), address(plan) + "/publish", Map.of("seen", before));
        assertThat(refused.select(".problems-summary").text()).contains("未发布任何改动");
        assertThat(seats(gate, TUESDAY.plusDays(4)).getFirst().member()).isNull();
        assertThat(refused.select("#lost").text()).contains("金国强", "2月8日不在岗", "其间已另行安排他人", "该位置其间已锁定");
        web.post(address(plan), address(plan) + "/publish", Map.of("seen", seen(refused)));
        assertThat(seats(gate, TUESDAY).getFirst().member()).isNull();
        assertThat(seats(gate, TUESDAY.plusDays(1)).getLast().member()).isEqualTo(cadre.id());
        assertThat(seats(gate, TUESDAY.plusDays(2)).getLast().member()).isNull();
        assertThat(seats(gate, TUESDAY.plusDays(4)).getLast().member()).isEqualTo(volunteer.id());
    }

    @Test
    void aProposalPublishedTwiceChangesNothingTheSecondTime() throws IOException, InterruptedException {
        Post gate = gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.ROTATION);
        var web = new SignedIn(port, "secretary");
        String seen = seen(web.get(address(plan)));
        web.post(address(plan), address(plan) + "/publish", Map.of("seen", seen));
        Seat seat = seats(gate, TUESDAY).getFirst();
        Acting.run(secretary, () -> seats.put(seat.id(), seat.member(), null, SeatChange.Why.HAND));
        Document again = web.post(address(plan), address(plan) + "/publish", Map.of("seen", seen));
        assertThat(again.select(".problems-summary").text()).contains("已经发布");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isNull();
    }

    @Test
    void aNewPlanDiscardsTheOldProposalWithASignOfWhoDidIt() throws IOException, InterruptedException {
        gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan old = planned(DutyPlan.Way.ROTATION);
        planned(DutyPlan.Way.ROTATION);
        Document page = new SignedIn(port, "secretary").get(address(old));
        assertThat(page.select("h1").text()).contains("已作废");
        assertThat(page.select("main").text())
                .contains(fixture.account("secretary").name(), "作废");
    }

    @Test
    void aProposalIsDiscardedByHand() throws IOException, InterruptedException {
        Post gate = gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.PLANNER);
        Document said = new SignedIn(port, "secretary").post(address(plan), address(plan) + "/discard", Map.of());
        assertThat(said.select(".alert-success").text()).contains("方案已作废");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isNull();
    }

    @Test
    void daysThatCannotBePlannedAreRefusedAndStayTyped() throws IOException {
        gate();
        member("金国强", DutyKind.CADRE);
        var web = new SignedIn(port, "secretary");
        assertThat(refused(web, days(TUESDAY, MONDAY))).contains("结束日期");
        assertThat(refused(web, days(TUESDAY, TUESDAY.plusDays(56)))).contains("一次最多排56天");
        assertThat(refused(web, days(MONDAY.plusDays(60), MONDAY.plusDays(91)))).contains("最多排到90天以后");
        assertThat(refused(web, days(MONDAY.minusDays(1), TUESDAY))).contains("已经过去");
        Document typed =
                web.post(PAGE, PAGE, Map.of("area", Fixture.XIFAN.slug(), "from", "x", "until", "", "way", ""));
        assertThat(typed.select("[name=from]").val()).isEqualTo("x");
        assertThat(typed.select(".problems-summary li")).hasSize(3);
    }

    private static String refused(SignedIn web, Map<String, String> values) throws IOException {
        return web.post(PAGE, PAGE, values).select(".problems-summary").text();
    }

    @Test
    void nobodyPlansWithoutPermissionOrForAnotherCommunity() throws IOException, InterruptedException {
        gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.ROTATION);
        var worker = new SignedIn(port, "worker");
        assertThat(worker.response(PAGE).statusCode()).isEqualTo(403);
        assertThat(worker.response(address(plan)).statusCode()).isEqualTo(403);
        var web = new SignedIn(port, "secretary");
        Map<String, String> elsewhere = Map.of(
                "area",
                Fixture.XILOU.slug(),
                "from",
                TUESDAY.toString(),
                "until",
                TUESDAY.toString(),
                "way",
                "planner");
        assertThat(web.answer(PAGE, PAGE, elsewhere).statusCode()).isEqualTo(403);
        assertThat(web.response(PAGE + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(web.response(PAGE + "/nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void theProposalOfAnotherCommunityIsNotThere() throws IOException, InterruptedException, SQLException {
        gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.ROTATION);
        move(plan, Fixture.XILOU.value());
        var web = new SignedIn(port, "secretary");
        assertThat(web.response(address(plan)).statusCode()).isEqualTo(404);
        for (String step : List.of("publish", "discard", "stop")) {
            assertThat(web.answer(PAGE, address(plan) + "/" + step, Map.of()).statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        move(plan, Fixture.JIANGBEI.value());
        assertThat(web.response(address(plan)).statusCode()).isEqualTo(403);
        assertThat(web.answer(PAGE, address(plan) + "/publish", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private static void move(DutyPlan plan, String path) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update duty.plan set path = '" + path + "' where id = '" + plan.id() + "'");
        }
    }

    @Test
    void aPlanThatARestartCutOffIsTheProposalThatItHadComeTo() throws InterruptedException, SQLException, IOException {
        gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.PLANNER);
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update duty.plan set state = 'running' where id = '" + plan.id() + "'");
        }
        assertThat(new SignedIn(port, "secretary")
                        .get(address(plan))
                        .select("h1")
                        .text())
                .contains("排班方案");
    }

    @Test
    void aPlanGoesBeyondWhatIsLaidAhead() throws InterruptedException {
        Post gate = gate();
        member("金国强", DutyKind.CADRE);
        LocalDate late = MONDAY.plusDays(80);
        DutyPlan plan = as(secretary, () -> plans.begin(Fixture.XIFAN, late, late.plusDays(3), DutyPlan.Way.ROTATION));
        Acting.run(secretary, () -> stop(plan.id()));
        assertThat(seats(gate, late)).hasSize(2);
    }

    @Test
    void theProposalIsTakenAwayAsAFile() throws IOException, InterruptedException, SQLException {
        gate();
        member("金国强", DutyKind.CADRE);
        DutyPlan plan = planned(DutyPlan.Way.ROTATION);
        assertThat(new SignedIn(port, "secretary")
                        .response(address(plan) + "/seats.csv")
                        .body())
                .contains("市场大门", "金国强", "空缺");
        assertThat(actionsOn(plan.id())).contains("duty.plan.exported");
    }

    private static List<String> actionsOn(UUID subject) throws SQLException {
        try (Connection owner = TestDatabase.asOwner()) {
            return JdbcClient.create(new SingleConnectionDataSource(owner, true))
                    .sql("select action from access.audit_entry where subject = :subject")
                    .param("subject", subject.toString())
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void nobodyIsPlannedWhereTheyWouldNotSeeTheirShift() throws InterruptedException {
        Actor command = fixture.actor("command");
        gate();
        var elsewhere = new DutyMember(
                Ids.next(), Fixture.XILOU, null, "赵六", Set.of(DutyKind.CADRE), null, null, MONDAY, null, 0);
        Acting.run(command, () -> members.add(elsewhere, null));
        DutyPlan begun = as(command, () -> plans.begin(Fixture.JIANGBEI, TUESDAY, TUESDAY, DutyPlan.Way.PLANNER));
        Acting.run(command, () -> stop(begun.id()));
        DutyPlan plan = as(command, () -> plans.get(begun.id()));
        assertThat(as(command, () -> plans.seats(plan)))
                .hasSize(2)
                .allSatisfy(seat -> assertThat(seat.to()).isNull());
    }

    @Test
    void aCancelledShiftSaysNothingOfReplacements() throws IOException {
        Post gate = post("市场大门");
        PostPattern morning = daily(gate, "08:00", "12:00");
        Seat seat = seats(gate, TUESDAY).getFirst();
        member("李四");
        Acting.run(secretary, () -> posts.end(morning.id(), TUESDAY));
        Document page = new SignedIn(port, "secretary").get("/duty/seats/" + seat.id());
        assertThat(page.text()).contains("市场大门");
        assertThat(page.select("#replace li")).isEmpty();
    }

    @Test
    void aReplacementOverALimitIsRefusedAndOneByHandIsWarnedOf() throws IOException {
        Post gate = gate();
        Post night = post("夜间卡口");
        daily(night, "18:00", "04:00");
        DutyMember free = member("周明", DutyKind.CADRE);
        put(seats(night, MONDAY).getFirst(), free);
        Seat morning = seats(gate, TUESDAY).getFirst();
        var web = new SignedIn(port, "secretary");
        String address = "/duty/seats/" + morning.id();
        Document refused = web.post(
                address, address + "/replace", Map.of("member", free.id().toString()));
        assertThat(refused.select(".alert-danger").text()).contains("周明两天值班之间休息时间不够");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isNull();
        Document warned = web.post(address, address, Map.of("member", free.id().toString()));
        assertThat(warned.select(".alert-danger").text()).contains("周明两天值班之间休息时间不够");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isEqualTo(free.id());
    }

    /** Their seat on Tuesday morning. */
    private Seat illAt(Post gate, DutyMember ill) {
        Seat seat = seats(gate, TUESDAY).getFirst();
        put(seat, ill);
        return seats(gate, TUESDAY).getFirst();
    }

    @Test
    void whoFallsIllIsReplacedInOneStepAndEverybodyElseStays() throws IOException {
        Post gate = gate();
        DutyMember ill = member("金国强", DutyKind.CADRE);
        DutyMember free = member("周明", DutyKind.CADRE);
        DutyMember busy = member("陈红", DutyKind.CADRE);
        member("李四");
        Seat other = seats(gate, TUESDAY.plusDays(1)).getFirst();
        put(other, busy);
        Seat seat = illAt(gate, ill);
        TestClock.set("2022-02-08T06:50");
        var web = new SignedIn(port, "secretary");
        String address = "/duty/seats/" + seat.id();
        Document page = web.get(address);
        assertThat(page.select("#replace li strong").eachText()).containsExactly("周明", "陈红");
        assertThat(page.select("#replace li:first-child").text()).contains("当天无班");
        String until = TUESDAY.plusDays(2).toString();
        Map<String, String> sent = Map.of(
                "from", ill.id().toString(),
                "member", free.id().toString(),
                "absence", page.select("#replace [name=absence]").val(),
                "ill", "true",
                "until", until);
        Document said = web.post(address, address + "/replace", sent);
        assertThat(said.select(".alert-success").text()).contains("周明", "08:00–12:00");
        assertThat(seats(gate, TUESDAY).getFirst().member()).isEqualTo(free.id());
        assertThat(seats(gate, TUESDAY.plusDays(1)).getFirst().member()).isEqualTo(busy.id());
        assertThat(as(secretary, () -> members.absences(List.of(ill.id()), TUESDAY, TUESDAY)))
                .singleElement()
                .satisfies(absence -> assertThat(absence.until()).hasToString(until));
        assertThat(web.get(address).select("#history").text()).contains("金国强 → 周明", "替班", "空缺 → 金国强");
    }

    @Test
    void anIllnessThatCannotBeRecordedReplacesNobody() throws IOException {
        Post gate = gate();
        DutyMember ill = member("金国强", DutyKind.CADRE);
        DutyMember free = member("周明", DutyKind.CADRE);
        Seat seat = illAt(gate, ill);
        var web = new SignedIn(port, "secretary");
        String address = "/duty/seats/" + seat.id();
        Map<String, String> sent = Map.of(
                "from", ill.id().toString(), "member", free.id().toString(), "ill", "true", "until", MONDAY.toString());
        Document refused = web.post(address, address + "/replace", sent);
        assertThat(refused.select(".problems-summary").text()).isNotEmpty();
        assertThat(refused.select("[name=ill]").hasAttr("checked")).isTrue();
        assertThat(refused.select("[name=until]").val()).isEqualTo(MONDAY.toString());
        assertThat(seats(gate, TUESDAY).getFirst().member()).isEqualTo(ill.id());
    }

    @Test
    void whoIsMissingIllOrNobodyLeadsToAReplacementFromThePageOfToday() throws IOException {
        Post gate = gate();
        DutyMember ill = member("金国强", DutyKind.CADRE);
        Seat seat = illAt(gate, ill);
        Acting.run(
                secretary,
                () -> members.keep(new Absence(Ids.next(), ill.id(), Absence.Reason.ILLNESS, TUESDAY, TUESDAY)));
        var web = new SignedIn(port, "secretary");
        Document day = web.get("/duty?day=" + TUESDAY);
        assertThat(day.select(".duty-seats").text()).contains("请假或生病", "找人顶班");
        assertThat(day.select("a[href='/duty/seats/" + seat.id() + "']")).hasSize(1);
        assertThat(new SignedIn(port, "worker")
                        .get("/duty?day=" + TUESDAY)
                        .select("main")
                        .text())
                .doesNotContain("找人顶班");
        assertThat(web.get("/duty/seats/" + seat.id()).select(".alert-danger").text())
                .contains("请假或生病");
    }

    @Test
    void nobodyIsReplacedWithoutPermissionOrByWhoIsNotThere() throws IOException {
        Post gate = gate();
        DutyMember ill = member("金国强", DutyKind.CADRE);
        Seat seat = illAt(gate, ill);
        String action = "/duty/seats/" + seat.id() + "/replace";
        Map<String, String> forged =
                Map.of("from", ill.id().toString(), "member", UUID.randomUUID().toString());
        assertThat(new SignedIn(port, "secretary").answer(PAGE, action, forged).statusCode())
                .isEqualTo(404);
        assertThat(new SignedIn(port, "worker").answer("/duty", action, forged).statusCode())
                .isEqualTo(403);
        assertThat(seats(gate, TUESDAY).getFirst().member()).isEqualTo(ill.id());
    }

    @Test
    void theThreeBestOfSixtyAreFoundInASecond() throws IOException {
        Post gate = gate();
        for (int i = 0; i < 60; i++) {
            member("干部" + i, DutyKind.CADRE);
        }
        for (int i = 0; i < 5; i++) {
            daily(post("岗位" + i), "08:00", "16:00", DutyKind.CADRE, DutyKind.CADRE, DutyKind.CADRE);
        }
        Seat seat = seats(gate, TUESDAY).getFirst();
        var web = new SignedIn(port, "secretary");
        web.get("/duty/seats/" + seat.id());
        long begin = System.nanoTime();
        assertThat(web.get("/duty/seats/" + seat.id()).select("#replace li strong"))
                .hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }
}
