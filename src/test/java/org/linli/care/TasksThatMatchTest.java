package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;

/** Giving away all tasks that match the filter, not only those of a page. */
@Tag("slow")
class TasksThatMatchTest extends CareTesting {

    private static final String LIST = "/tasks";

    private SignedIn browser;
    private String leader;

    @BeforeEach
    void begin() throws Exception {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        takeAllAway();
        TestClock.set(ARRIVAL.plusDays(1) + "T09:00");
        browser = new SignedIn(port, "secretary", "zh-CN");
        leader = fixture.actor("leader").account().toString();
    }

    private static void takeAllAway() {
        asOwner("""
                with taken as (update tasks.task set assignee_id = null returning 1)
                select count(*) from taken
                """, found -> found.getLong(1));
    }

    private long leaders() {
        return tasks("assignee_id = '%s'".formatted(leader));
    }

    private long tasks(String condition) {
        return asOwner("select count(*) from tasks.task where " + condition, found -> found.getLong(1));
    }

    private interface Reading<T> {

        T of(ResultSet found) throws SQLException;
    }

    private static <T> T asOwner(String sql, Reading<T> reading) {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return reading.of(found);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long offered(Document page) {
        return Long.parseLong(
                page.expectFirst("[data-choose-matching] input[name=matching]").val());
    }

    private Document send(Object matching, Map<String, String> other) throws IOException {
        var values = new HashMap<>(Map.of("matching", matching.toString(), "account", leader));
        values.putAll(other);
        return browser.post(LIST, LIST, values);
    }

    @Test
    void theyAreOfferedWithTheirNumberWhereThereAreMoreThanThePageShows() throws IOException {
        Document page = browser.get(LIST);
        assertThat(page.select("#list-rows tbody tr")).hasSize(50);
        assertThat(offered(page)).isEqualTo(tasks("true")).isGreaterThan(50);
        assertThat(page.expectFirst("[data-choose-matching]").text())
                .isEqualTo("符合条件的全部 %d 项（一次最多 5,000 项）".formatted(offered(page)));
        assertThat(browser.get(LIST + "?kind=care.sample").select("[name=matching]"))
                .as("all of them stand on the page")
                .isEmpty();
        assertThat(new SignedIn(port, "worker").get(LIST).select("[name=matching]"))
                .isEmpty();
    }

    @Test
    void nothingIsDoneBeforeTheirNumberIsConfirmed() throws IOException {
        long all = offered(browser.get(LIST + "?sort=-due"));
        Document asked = send(all, Map.of("sort", "-due"));
        assertThat(leaders()).isZero();
        assertThat(asked.location()).contains("sort=-due");
        Element sure = asked.expectFirst(".choosing-sure");
        assertThat(sure.text()).contains("全部 " + all + " 项任务改派给leader");
        assertThat(sure.expectFirst("form").attr("action")).isEqualTo(LIST);
        var values = new HashMap<String, String>();
        sure.select("input, button").forEach(field -> values.put(field.attr("name"), field.val()));
        assertThat(values).containsEntry("matching", String.valueOf(all)).containsEntry("account", leader);
        Document said = browser.request(LIST).data(values).post();
        assertThat(said.expectFirst(".alert-success").text()).contains(String.valueOf(all));
        assertThat(leaders()).isEqualTo(all);
        assertThat(said.select(".choosing-sure")).isEmpty();
    }

    @Test
    void onlyWhatTheFilterAsksForIsGivenAway() throws IOException {
        long samples = tasks("kind = 'care.sample'");
        send(samples, Map.of("kind", "care.sample", "sure", "true"));
        assertThat(leaders()).isEqualTo(samples).isPositive();
        assertThat(tasks("assignee_id = '%s' and kind <> 'care.sample'".formatted(leader)))
                .isZero();
    }

    @Test
    void whatWasTickedBesideItChangesNothing() throws IOException {
        String measured = asOwner(
                "select id::text from tasks.task where kind <> 'care.sample' limit 1", found -> found.getString(1));
        long samples = tasks("kind = 'care.sample'");
        send(samples, Map.of("kind", "care.sample", "sure", "true", "chosen", measured));
        assertThat(tasks("assignee_id = '%s' and id = '%s'".formatted(leader, measured)))
                .isZero();
    }

    @Test
    void aNumberThatIsNoLongerTrueIsToldAndTheChoiceStays() throws IOException {
        long all = tasks("true");
        for (String sure : new String[] {"", "true"}) {
            var other = new HashMap<>(Map.of("state", "OPEN"));
            if (!sure.isEmpty()) {
                other.put("sure", sure);
            }
            Document back = send(all - 5, other);
            assertThat(back.expectFirst(".alert-danger").text())
                    .contains("显示时符合条件的有 %d 项，现在有 %d 项".formatted(all - 5, all));
            assertThat(back.select("[name=matching][checked]").eachAttr("value"))
                    .containsExactly(String.valueOf(all));
            assertThat(back.expectFirst("select[name=account] option[selected]").val())
                    .isEqualTo(leader);
            assertThat(leaders()).isZero();
        }
    }

    @Test
    void oneThatCameMeanwhileIsNoObstacle() throws IOException {
        long all = tasks("true");
        send(all - 1, Map.of("sure", "true"));
        assertThat(leaders()).isEqualTo(all);
    }

    @Test
    void moreThanMayBeAreRefusedOnThePageAndWhenTheyAreAskedFor() throws IOException {
        copy(5_000);
        Document page = browser.get(LIST);
        assertThat(page.select("[name=matching]")).isEmpty();
        assertThat(page.expectFirst(".choosing").text()).contains("超过 5,000 项");
        long all = tasks("true");
        for (Map<String, String> sure : List.of(Map.<String, String>of(), Map.of("sure", "true"))) {
            assertThat(send(all, sure).expectFirst(".alert-danger").text()).contains("超过 5,000 项");
        }
        assertThat(leaders()).isZero();
    }

    private static void copy(int count) {
        String columns = asOwner("""
                select string_agg(quote_ident(attname), ', ')
                  from pg_attribute
                 where attrelid = 'tasks.task'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """, found -> found.getString(1));
        asOwner("""
                with copies as (
                    insert into tasks.task (%1$s)
                    select %1$s
                      from (select one from tasks.task one limit 1) first
                     cross join generate_series(1, %2$d) as n
                     cross join jsonb_populate_record(
                         one, jsonb_build_object('id', gen_random_uuid(), 'slot', 'copy' || n))
                    returning 1)
                select count(*) from copies
                """.formatted(columns, count), found -> found.getLong(1));
    }

    @Test
    void nobodyChosenIsToldBeforeAnybodyIsAsked() throws IOException {
        Document back = browser.post(LIST, LIST, Map.of("matching", "1", "account", "", "kind", "care.sample"));
        assertThat(back.select(".choosing-sure")).isEmpty();
        assertThat(back.select(".alert-danger")).isNotEmpty();
        assertThat(send(tasks("true"), Map.of("account", "")).text()).contains("请选择改派给谁");
    }

    @Test
    void aForgedFilterReachesNothingBeyondTheScope() throws IOException {
        TestClock.reset();
        measures.begin(fixture.actor("xilou"), laid.lou(), "2+14", arrived(ARRIVAL, 12));
        takeAllAway();
        TestClock.set(ARRIVAL.plusDays(1) + "T09:00");
        var xilou = new SignedIn(port, "xilou", "zh-CN");
        String own = fixture.actor("xilou1").account().toString();
        String token = xilou.token(LIST);
        String inside = "path like '" + Fixture.XILOU.value() + "%'";
        for (String area : List.of("", Fixture.XIFAN.slug(), Fixture.XIFAN_1.slug(), Fixture.JIANGBEI.slug())) {
            for (long seen : new long[] {tasks("true"), tasks(inside), tasks("not " + inside), 1}) {
                for (String account : List.of(leader, own)) {
                    xilou.request(LIST)
                            .data(Map.of("_csrf", token, "matching", String.valueOf(seen), "sure", "true"))
                            .data(Map.of("account", account, "area", area))
                            .post();
                }
            }
        }
        assertThat(tasks("assignee_id in ('%s', '%s') and not %s".formatted(own, leader, inside)))
                .isZero();
        assertThat(tasks("assignee_id = '%s'".formatted(own)))
                .isEqualTo(tasks(inside))
                .isPositive();
    }

    @Test
    void whoeverMayGiveNoTasksIsRefused() throws IOException {
        var worker = new SignedIn(port, "worker", "zh-CN");
        assertThat(worker.answer(LIST, LIST, Map.of("matching", "1", "sure", "true", "account", leader))
                        .statusCode())
                .isEqualTo(403);
        assertThat(leaders()).isZero();
    }
}
