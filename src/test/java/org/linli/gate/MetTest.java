package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.IdentityDocument;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who was at a place with somebody: found by time and place, asked with a reason, and quickly among many. */
class MetTest extends GateTesting {

    private static final int ENTRIES = Integer.getInteger("gate.entries", 100_000);
    private static final int DAYS = 13;
    private static final int PASSES = 20_000;
    private static final Pattern SCANS = Pattern.compile("Scan using entry_2022\\d+_place_id.* on .*loops=(\\d+)\\)");

    @Autowired
    Passes passes;

    @Autowired
    Mets mets;

    @Autowired
    EntryDays days;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Pass pass(String name) {
        var form = new PassForm(UUID.randomUUID(), market.id().toString(), "staff", name, "", "", "", "");
        return Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), IdentityDocument.none()));
    }

    private EntrySent came(Pass pass, Instant at) {
        return came(pass, at, "in");
    }

    private EntrySent came(Pass pass, Instant at, String outcome) {
        return new EntrySent(UUID.randomUUID(), west.id(), at, true, "none", null, outcome, pass.number(), null);
    }

    private MetQuestion asked(Pass pass, int minutes) {
        return Acting.as(
                fixture.actor("secretary"), () -> mets.ask(UUID.randomUUID(), null, pass.id(), minutes, "2月7日核酸阳性"));
    }

    private List<Met> met(MetQuestion question) {
        return Acting.as(fixture.actor("secretary"), () -> mets.answer(question).met());
    }

    private int unknown(MetQuestion question) {
        return Acting.as(fixture.actor("secretary"), () -> mets.answer(question).unknown());
    }

    @Test
    void whoCameWithinTheMinutesIsFoundWithTheOverlapAndWhoCameLaterIsNot() {
        Pass zhang = pass("张三");
        Pass li = pass("李四");
        Pass wang = pass("王五");
        Instant noon = clock.now().minus(Duration.ofHours(3));
        send(
                came(zhang, noon),
                came(zhang, noon.minus(Duration.ofDays(3))),
                came(li, noon.plus(Duration.ofMinutes(30))),
                came(li, noon.minus(Duration.ofDays(3)).plus(Duration.ofMinutes(10))),
                came(wang, noon.plus(Duration.ofMinutes(31))),
                green(west, noon.plus(Duration.ofMinutes(5))));
        MetQuestion question = asked(zhang, 30);
        List<Met> met = met(question);
        assertThat(met).extracting(Met::pass).containsExactly(li.id());
        assertThat(met.getFirst().overlap()).isEqualTo(20);
        assertThat(met.getFirst().times()).hasSize(2);
        assertThat(unknown(question)).isEqualTo(1);
        assertThat(met(asked(zhang, 60))).extracting(Met::pass).containsExactly(li.id(), wang.id());
    }

    @Test
    void whoWasRefusedWasNotThere() {
        Pass zhang = pass("张三");
        send(
                came(zhang, clock.now()),
                came(pass("李四"), clock.now(), "refused"),
                entry(west, clock.now(), true, "red", "36.5", "refused"));
        MetQuestion question = asked(zhang, 30);
        assertThat(met(question)).isEmpty();
        assertThat(unknown(question)).isZero();
    }

    @Test
    void aVisitOverMidnightIsFoundOnBothDays() {
        Pass zhang = pass("张三");
        Pass li = pass("李四");
        Instant midnight = clock.startOf(MONDAY);
        send(came(zhang, midnight.minusSeconds(60)), came(li, midnight.plusSeconds(60)));
        assertThat(met(asked(zhang, 30))).extracting(Met::pass).containsExactly(li.id());
        assertThat(met(asked(li, 30))).extracting(Met::pass).containsExactly(zhang.id());
    }

    @Test
    void nobodyAsksWithoutAReasonOrAboutSomebodyElsewhereAndEachQuestionIsInTheTrail() throws IOException {
        Pass zhang = pass("张三");
        assertThatThrownBy(() -> Acting.as(
                        fixture.actor("secretary"), () -> mets.ask(UUID.randomUUID(), null, zhang.id(), 30, " ")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Acting.as(
                        fixture.actor("xilou"), () -> mets.ask(UUID.randomUUID(), null, zhang.id(), 30, "好奇")))
                .isInstanceOf(NotFound.class);
        send(came(zhang, clock.now()), came(pass("李四"), clock.now()));
        var secretary = new SignedIn(port, "secretary");
        String form = "/gate/met/new?pass=" + zhang.id();
        Document refused = secretary.post(
                form, "/gate/met", Map.of("pass", zhang.id().toString(), "minutes", "500", "reason", "核酸阳性"));
        assertThat(refused.text()).contains("请填5到120的整数");
        assertThat(refused.select("#f-reason").val()).isEqualTo("核酸阳性");
        Document page = secretary.post(
                form, "/gate/met", Map.of("pass", zhang.id().toString(), "minutes", "30", "reason", "核酸阳性"));
        assertThat(page.text()).contains("持通行证1人", "李四", "同时在场30分钟，1次", "核酸阳性");
        assertThat(new SignedIn(port, "auditor").get("/audit").text()).contains("查询同时在场人员");
        assertThat(new SignedIn(port, "worker").response(form).statusCode()).isEqualTo(403);
        assertThat(new SignedIn(port, "xilou").response(form).statusCode()).isEqualTo(404);
    }

    @Test
    void amongManyEntriesContactsAreReadFromIndexesAndAtOnce() throws SQLException {
        days.run();
        UUID subject = fill();
        var question = new MetQuestion(
                UUID.randomUUID(), market.path(), null, subject, 30, "试", clock.now(), UUID.randomUUID());
        met(question);
        long[] took = new long[9];
        for (int n = 0; n < took.length; n++) {
            long begun = System.nanoTime();
            assertThat(met(question)).isNotEmpty();
            took[n] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "gate: contacts of one person among %d entries: %d people, p50 %.1f ms%n",
                ENTRIES,
                met(question).size(),
                took[took.length / 2] / 1e6);
        assertThat(Duration.ofNanos(took[took.length / 2])).isLessThan(Duration.ofSeconds(1));
        List<String> plan = plan(MetStore.near(false), subject);
        plan.stream().filter(line -> line.contains(" Time:")).forEach(System.out::println);
        assertThat(plan)
                .as("whole days are not read")
                .noneMatch(line -> line.matches(".*Seq Scan on (?!entry_202202(0[89]|[12])).*"));
        assertThat(plan)
                .as("the place's index finds those near, with the time")
                .anyMatch(line -> line.matches(".*Index Cond: .*place_id = .*at >= .*at <= .*"));
        assertThat(most(plan)).as("of one day at most a few scans").isLessThanOrEqualTo(3);
    }

    /** Sixty places with a fortnight of entries; answers the pass of somebody who comes every day. */
    private UUID fill() throws SQLException {
        UUID subject = UUID.nameUUIDFromBytes(new byte[] {1});
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into gate.entry (id, day, path, place_id, gate_id, at, pass_id, mask, colour, outcome,
                                            reason, guard)
                    select gen_random_uuid(), cast(at at time zone 'Asia/Shanghai' as date), '%1$s',
                           md5('place ' || n %% 60)::uuid, md5('gate ' || n %% 60)::uuid, at,
                           case when n %% 3 = 0 then md5('pass ' || n %% %4$d)::uuid end, true, 'green', 'in', '',
                           gen_random_uuid()
                      from (select n, timestamptz '2022-02-07 12:00+08' - interval '1 minute'
                                      * (n::float8 * %3$d * 1440 / %2$d) as at
                              from generate_series(1, %2$d) n) e
                    """.formatted(market.path().value(), ENTRIES, DAYS, PASSES));
            statement.execute("""
                    insert into gate.entry (id, day, path, place_id, gate_id, at, pass_id, mask, colour, outcome,
                                            reason, guard)
                    select gen_random_uuid(), cast(at at time zone 'Asia/Shanghai' as date), '%1$s',
                           md5('place 3')::uuid, md5('gate 3')::uuid, at, '%2$s', true, 'green', 'in', '',
                           gen_random_uuid()
                      from (select timestamptz '2022-02-07 11:30+08' - make_interval(days => n) as at
                              from generate_series(0, 13) n) e
                    """.formatted(market.path().value(), subject));
            statement.execute("vacuum analyze gate.entry");
        }
        return subject;
    }

    /** How often the entries of one day were looked through, of the day where that was most often. */
    private static int most(List<String> plan) {
        return plan.stream()
                .map(SCANS::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElseThrow();
    }

    /** As the program asks: under the role that row-level security holds for. */
    private List<String> plan(String asked, UUID subject) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("explain (analyze) " + asked)
                        .param("subject", subject)
                        .param("since", MONDAY.minusDays(EntryDays.KEPT))
                        .param("minutes", 30)
                        .query(String.class)
                        .list())));
    }
}
