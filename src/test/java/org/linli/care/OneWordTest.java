package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;

/** One word for one state: overdue while what is entered still counts, missed from then on, on every page. */
@Tag("slow")
class OneWordTest extends CareTesting {

    MeasureId id;

    @BeforeEach
    void begin() {
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    private Document open(String user, String path) throws IOException {
        return new SignedIn(port, user).get(path);
    }

    /** The morning's check is due by 10:00 and may be entered until 12:00. */
    @ParameterizedTest
    @CsvSource({"11:00,已逾期,0,cell-due", "18:35,漏做,1,cell-missed"})
    void everyPageSaysTheSameOfACheckThatWasNotDone(String time, String word, String missed, String look)
            throws IOException {
        TestClock.set(ARRIVAL.plusDays(1) + "T" + time);
        Task morning = slot(id, "care.temperature", ARRIVAL.plusDays(1));

        assertThat(open("worker", "/today?whose=all")
                        .expectFirst(".task-group:has(a[href='/tasks/" + morning.id() + "']) .badge")
                        .text())
                .isEqualTo(word);
        assertThat(open("worker", "/tasks/" + morning.id())
                        .expectFirst(".page-head .badge")
                        .text())
                .isEqualTo(word);
        Element cell = open("worker", "/care/" + id).expectFirst("a.cell[href='/tasks/" + morning.id() + "']");
        assertThat(cell.text()).contains(word);
        assertThat(cell.classNames()).contains(look);
        assertThat(open("secretary", "/care?state=MISSED").select("a[href='/care/" + id + "']"))
                .hasSize(Integer.parseInt(missed));
        // The command view has a column for what was missed once anything was.
        assertThat(open("command", "/command").select("tbody [data-figure=checks.missed][data-n=1]"))
                .hasSize(Integer.parseInt(missed));
    }

    @Test
    void todayCountsWhatWasMissedApartFromWhatIsOverdue() throws IOException {
        TestClock.set(ARRIVAL.plusDays(1) + "T11:00");
        assertThat(open("worker", "/today?whose=all")
                        .select(".today-count .badge")
                        .text())
                .isEqualTo("1 项逾期");
        TestClock.set(ARRIVAL.plusDays(1) + "T21:00");
        assertThat(open("worker", "/today?whose=all")
                        .select(".today-count .badge")
                        .eachText())
                .containsExactly("1 项漏做", "1 项逾期");
    }

    @Test
    void whatIsNotDueYetStandsInNobodysWayInRed() throws IOException {
        TestClock.set(ARRIVAL.plusDays(1) + "T09:00");
        Document first = open("secretary", "/care/" + id);
        assertThat(first.select(".conditions .fails")).isEmpty();
        assertThat(first.select(".conditions .waits").text())
                .contains("第 14 天采样未到时间")
                .doesNotContain("未采样");
        TestClock.set(ARRIVAL.plusDays(5) + "T09:00");
        Document later = open("secretary", "/care/" + id);
        assertThat(later.select(".conditions .fails").text()).contains("第 3 天未采样", "第 14 天采样未到时间");
    }
}
