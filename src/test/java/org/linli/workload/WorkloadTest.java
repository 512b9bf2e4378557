package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told that somebody works too much: they themselves first, then who answers for them, and nobody else. */
class WorkloadTest extends WorkloadTesting {

    private static final List<String> NOT_CONCERNED = List.of(
            "worker2", "guard", "volunteer", "xilou", "xilou1", "rental", "health", "command", "admin", "auditor");

    @Autowired
    WorkSuperiors superiors;

    @Autowired
    WorkForgetting forgetting;

    @Autowired
    Relief relief;

    private List<UUID> superiorsOf(String username) {
        Account who = fixture.account(username);
        return as(Actor.SYSTEM, () -> transaction.execute(status -> superiors.of(List.of(who))))
                .getOrDefault(who.id(), List.of());
    }

    private long count(String sql) {
        return as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> jdbc.sql(sql).query(Long.class).single()));
    }

    @Test
    void theLeadOfXilouIsCaughtOnTheSecondDayFromHalfPastSixToHalfPastTen() {
        LocalDate first = TODAY.minusDays(1);
        worksFromTo("xilou", first, "06:30", "22:30");
        worksFromTo("xilou", TODAY, "06:30", "22:30");
        look(first + "T18:29");
        assertThat(read("xilou", "xilou")).isEmpty();
        look(first + "T22:31");
        assertThat(read("xilou", "xilou"))
                .as("the lead is told in the evening")
                .extracting(WorkFinding::measure)
                .containsExactly(WorkMeasure.NIGHT, WorkMeasure.SPAN);
        assertThat(cases("command")).as("and nobody else").isEmpty();
        look(TODAY + "T06:31");
        assertThat(read("xilou", "xilou")).extracting(WorkFinding::measure).contains(WorkMeasure.REST);
        assertThat(cases("command")).isEmpty();
        look(TODAY + "T08:32");
        assertThat(cases("command"))
                .as("on the second morning whoever answers for the lead")
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.who().username()).isEqualTo("xilou");
                    assertThat(found.why())
                            .extracting(WorkFinding::measure, WorkFinding::day, WorkFinding::value)
                            .contains(tuple(WorkMeasure.REST, TODAY, 480));
                });
        look(TODAY + "T22:31");
        assertThat(read("xilou", "xilou"))
                .filteredOn(finding -> finding.measure() == WorkMeasure.SPAN)
                .extracting(WorkFinding::value)
                .containsExactly(960, 960);
    }

    @Test
    void theManOverSeventyIsCaughtOnHisSeventhDayInARow() {
        worksDays("volunteer", TODAY, 7);
        look(TODAY.minusDays(1) + "T20:00");
        assertThat(read("volunteer", "volunteer")).as("six days").isEmpty();
        look(TODAY + "T09:01");
        assertThat(read("volunteer", "volunteer")).singleElement().satisfies(found -> {
            assertThat(found.measure()).isEqualTo(WorkMeasure.STREAK);
            assertThat(found.value()).isEqualTo(7);
        });
        assertThat(cases("secretary")).isEmpty();
        look(TODAY + "T11:02");
        assertThat(cases("secretary")).extracting(one -> one.who().username()).containsExactly("volunteer");
    }

    @Test
    void whoTakesThreeCallsAfterTenInTheEveningIsTold() {
        for (String time : List.of("T22:05", "T22:20")) {
            records.spoken("worker", TODAY + time, home(laid.xu()));
        }
        look(TODAY + "T22:50");
        assertThat(read("worker", "worker")).as("two").isEmpty();
        records.spoken("worker", TODAY + "T23:00", home(laid.xu()));
        look(TODAY + "T23:01");
        assertThat(read("worker", "worker"))
                .singleElement()
                .satisfies(found -> assertThat(found.measure()).isEqualTo(WorkMeasure.CALLS));
    }

    @Test
    void superiorsAreTheNearestLeaderAndTheNearestSecretary() {
        assertThat(superiorsOf("worker")).containsExactlyInAnyOrder(id("leader"), id("secretary"));
        assertThat(superiorsOf("guard")).containsExactly(id("secretary"));
        assertThat(superiorsOf("leader")).containsExactly(id("secretary"));
        assertThat(superiorsOf("secretary")).as("nobody is nearer").containsExactly(id("command"));
        assertThat(superiorsOf("health")).containsExactly(id("command"));
        for (String top : List.of("command", "admin", "auditor")) {
            assertThat(superiorsOf(top)).as(top).isEmpty();
        }
    }

    @Test
    void nobodyElseReadsWhoItIsWhateverTheirRole() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T09:01");
        for (String superior : List.of("leader", "secretary")) {
            assertThat(read(superior, "worker"))
                    .as(superior + " before they are told")
                    .isEmpty();
        }
        look(TODAY + "T11:02");
        for (String superior : List.of("leader", "secretary")) {
            assertThat(read(superior, "worker")).as(superior).hasSize(1);
            assertThat(cases(superior)).hasSize(1);
        }
        for (String other : NOT_CONCERNED) {
            assertThat(read(other, "worker")).as(other).isEmpty();
        }
        assertThat(cases("command")).isEmpty();
        for (String other : List.of("worker", "guard", "volunteer", "health", "admin", "auditor")) {
            assertThatThrownBy(() -> cases(other)).as(other).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void whoStandsAboveHasANumberThatLeadsToNobody() {
        worksDays("worker", TODAY, 7);
        worksFromTo("worker", TODAY, "05:00", "18:00");
        worksDays("worker2", TODAY, 7);
        look(TODAY + "T18:01");
        for (String above : List.of("command", "admin", "auditor")) {
            Actor who = fixture.actor(above);
            assertThat(as(who, () -> workload.numbers()))
                    .as("a person over two limits is one")
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.today()).isEqualTo(2);
                        assertThat(line.community().code()).isEqualTo("xifan");
                    });
        }
        List<Map<String, Object>> rows = as(
                fixture.actor("command"),
                () -> transaction.execute(status ->
                        jdbc.sql("select * from workload.figure").query().listOfRows()));
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.values().stream().map(String::valueOf))
                        .noneMatch(value -> value.contains(id("worker").toString()) || value.contains(".g1.")));
    }

    @Test
    void eachLookOfASuperiorIsInTheTrailWithoutSayingWhoItWas() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T11:02");
        look(TODAY + "T13:05");
        UUID finding = cases("leader").getFirst().id();
        assertThat(count("select count(*) from access.audit_entry where action = 'workload.seen' and subject = '"
                        + finding + "' and username = 'leader'"))
                .isOne();
        assertThat(count("select count(*) from access.audit_entry where action = 'workload.seen' and (subject || area"
                        + " || coalesce(detail, '')) ~ 'worker|c01|" + id("worker") + "'"))
                .isZero();
    }

    @Test
    void whatDoesNotHoldAnyMoreIsTakenBackBeforeASuperiorHears() throws SQLException {
        worksFromTo("worker", TODAY, "06:00", "18:30");
        look(TODAY + "T18:31");
        assertThat(read("worker", "worker")).hasSize(1);
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate tasks.task cascade");
        }
        worksFromTo("worker", TODAY, "08:00", "18:30");
        look(TODAY + "T18:41");
        assertThat(read("worker", "worker")).isEmpty();
        assertThat(count("select count(*) from workload.figure")).isZero();
    }

    @Test
    void whoReadWhatTheyWereToldIsNotToldAgain() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T09:01");
        Actor worker = fixture.actor("worker");
        assertThat(as(worker, () -> workload.unread())).isOne();
        Acting.run(worker, () -> workload.markRead());
        look(TODAY + "T10:01");
        assertThat(as(worker, () -> workload.unread())).isZero();
    }

    @Test
    void whenOneSuperiorHasTalkedTheOtherIsToldSo() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T11:02");
        look(TODAY + "T13:05");
        UUID finding = cases("leader").getFirst().id();
        assertThat(as(fixture.actor("leader"), () -> relief.talked(finding)).username())
                .isEqualTo("worker");
        assertThatThrownBy(() -> as(fixture.actor("secretary"), () -> relief.talked(finding)))
                .isInstanceOf(Refused.class);
        assertThat(cases("secretary")).isEmpty();
        assertThatThrownBy(() -> as(fixture.actor("command"), () -> relief.talked(finding)))
                .as("whoever is not told cannot even find it")
                .hasMessageContaining("finding");
    }

    @Test
    void afterNinetyDaysNothingOfAPersonIsLeftAndTheNumbersAre() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T11:02");
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("""
                        insert into workload.day_off (id, account_id, path, day, granted_at)
                        values (gen_random_uuid(), :account, '330783005.', '2022-02-07', now())
                        """).param("account", id("worker")).update()));
        String all = """
                select (select count(*) from workload.day where day = '2022-02-07')
                     + (select count(*) from workload.finding) + (select count(*) from workload.day_off)
                """;
        TestClock.set(TODAY.plusDays(90) + "T23:59");
        forgetting.run();
        assertThat(count(all)).as("on the ninetieth day it is there").isEqualTo(3);
        assertThat(count("select count(*) from workload.day"))
                .as("those before are gone")
                .isOne();
        TestClock.set(TODAY.plusDays(91) + "T00:01");
        assertThat(forgetting.run()).isEqualTo(3);
        assertThat(count(all)).isZero();
        assertThat(count("select count(*) from workload.figure")).isOne();
    }
}
