package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;

/** The list of who is under a measure: its order, its filters, its files. */
@Tag("slow")
class MeasureListTest extends CareTesting {

    private SignedIn browser;

    @BeforeEach
    void begin() throws Exception {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL.minusDays(3), 12));
        measures.begin(secretary, laid.fan(), "7+7", arrived(ARRIVAL.minusDays(1), 12));
        browser = new SignedIn(port, "secretary", "zh-CN");
    }

    private static List<String> names(Document page) {
        return page.select("td[data-label=姓名]").eachText();
    }

    @Test
    void thoseWhoseLastDayComesFirstStandOnTopAndTheEndedOnesLast() throws IOException {
        Measure li = as(secretary, () -> allMeasures.active(laid.li())).orElseThrow();
        assertThat(names(browser.get("/care"))).containsExactly("李强", "范建国", "徐素珍");
        as(secretary, () -> {
            care.endEarly(li.id(), li.version(), "登记错人");
            return li;
        });
        assertThat(names(browser.get("/care"))).containsExactly("范建国", "徐素珍");
        assertThat(names(browser.get("/care?state=ALL"))).containsExactly("范建国", "徐素珍", "李强");
        assertThat(names(browser.get("/care?state=ENDED"))).containsExactly("李强");
    }

    @Test
    void everyHeadingThatSortsSortsBothWays() throws IOException {
        Document page = browser.get("/care");
        assertThat(page.select("th a.sort").eachText()).containsExactly("姓名", "住址", "管控措施", "开始日期", "解除日期▲");
        for (Element heading : page.select("th a.sort")) {
            List<String> one = names(browser.get(heading.attr("href")));
            List<String> other = names(browser.get(browser.get(heading.attr("href"))
                    .expectFirst("th[aria-sort] a.sort")
                    .attr("href")));
            assertThat(other).as(heading.text()).containsExactlyElementsOf(one.reversed());
        }
    }

    @Test
    void theFilesHaveTheRowsAndTheOrderOfTheQuestion() throws IOException, SQLException {
        Document page = browser.get("/care?protocol=2%2B14&sort=-started");
        assertThat(names(page)).containsExactly("徐素珍", "李强");
        String csv = browser.response(page.expectFirst("a[href^=/care.csv]").attr("href"))
                .body();
        assertThat(csv.lines().skip(1).map(line -> line.split(",")[0])).containsExactly("徐素珍", "李强");
        assertThat(exports()).singleElement().asString().contains("protocol=2+14", "state=ACTIVE");
        assertThat(new SignedIn(port, "worker").response("/care.csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsReadOfEachMeasuresTasksSaysAllThatTheyDo() {
        MeasureId xu =
                as(secretary, () -> allMeasures.active(laid.xu())).orElseThrow().id();
        LocalDate missed = ARRIVAL.plusDays(1);
        temperature(xu, missed.plusDays(1), Map.of("celsius", "36.6"));
        TestClock.set(missed.plusDays(1) + "T20:00");
        measures.complete(worker, slot(xu, "care.temperature", missed), Map.of("celsius", "36.6"));
        Measure li = as(secretary, () -> allMeasures.active(laid.li())).orElseThrow();
        as(secretary, () -> {
            care.endEarly(li.id(), li.version(), "登记错人");
            return li;
        });
        List<UUID> ids = as(
                secretary,
                () -> Stream.of(laid.xu(), laid.fan())
                        .map(who -> allMeasures.active(who).orElseThrow().id().value())
                        .collect(Collectors.toCollection(ArrayList::new)));
        ids.add(li.id().value());
        for (String at : List.of("T07:00", "T09:30", "T12:00", "T23:00")) {
            for (int day = 2; day < 20; day += 5) {
                TestClock.set(ARRIVAL.plusDays(day) + at);
                assertThat(progress(ids, tasks::standing)).isEqualTo(progress(ids, tasks::ofSources));
            }
        }
        MeasureProgress behind =
                Objects.requireNonNull(progress(ids, tasks::standing).get(xu.value()));
        assertThat(behind.missed()).isPositive();
    }

    private Map<UUID, MeasureProgress> progress(List<UUID> ids, Function<List<UUID>, Map<UUID, List<Task>>> read) {
        Map<UUID, List<Task>> found = as(secretary, () -> read.apply(ids));
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> MeasureProgress.of(found.getOrDefault(id, List.of()), clock.today(), clock.now())));
    }

    @Test
    void narrowsToANodeOfTheTree() throws IOException {
        Measure li = as(secretary, () -> allMeasures.active(laid.li())).orElseThrow();
        assertThat(names(browser.get("/care?area=" + li.path().slug()))).containsExactly("李强");
    }

    private static List<String> exports() throws SQLException {
        try (Connection connection = TestDatabase.asOwner();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select detail from access.audit_entry where action = 'care.exported'")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
