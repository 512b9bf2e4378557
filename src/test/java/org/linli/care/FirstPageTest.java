package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.access.AccountForm;
import org.linli.access.Accounts;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Each role's first page is its work. */
@Tag("slow")
class FirstPageTest extends CareTesting {

    @Autowired
    Accounts accounts;

    private MeasureId measure;

    @BeforeEach
    void begin() {
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    @Test
    void theGuardFindsWhatAppliesAndWhomToTell() throws IOException {
        as(secretary, () -> {
            Account leader = accounts.byUsername("leader").orElseThrow();
            return accounts.change(
                    leader.id(),
                    leader.version(),
                    new AccountForm("leader", leader.name(), "0579-86100001", leader.role(), leader.area(), ""));
        });
        Document page = open("guard", "/");
        assertThat(page.location()).endsWith("/today");
        assertThat(page.select("#look-up[action=/policies/try] input[name=from]"))
                .hasSize(1);
        assertThat(page.text()).contains("西范小区值守").contains("secretary·xifan").contains("leader·g1");
        assertThat(page.select(".empty-state")).isEmpty();
        assertThat(page.select("a[href='tel:0579-86100001']"))
                .as("of the grid leader")
                .hasSize(1);
        Document answer = open("guard", "/policies/try?from=421182&arrived=2022-02-07");
        assertThat(answer.select("#decision-title").text()).isNotEmpty();
    }

    @Test
    void theGuardReadsNothingOfTasksAndWhoseTheyAre() throws IOException {
        Task task = measures.slots(secretary, measure).getFirst();
        var guard = new SignedIn(port, "guard");
        assertThat(guard.get("/today?whose=all").text()).doesNotContain("徐素珍");
        assertThat(guard.response("/tasks/" + task.id()).statusCode()).isEqualTo(403);
    }

    @Test
    void healthStaffFindTheirOpenWorkAsNumbersThatLeadThere() throws IOException {
        TestClock.set("2022-02-08T09:00");
        measures.complete(
                worker,
                slot(measure, "care.temperature", ARRIVAL.plusDays(1)),
                Map.of("celsius", "38.2", "symptoms", List.of("cough")));
        Task sample = measures.slots(secretary, measure, "care.sample").getFirst();
        TestClock.set(sample.day() + "T10:00");
        measures.complete(worker, sample, Map.of());
        Document page = open("health", "/");
        assertThat(page.select("section.alarms")).hasSize(1);
        assertThat(page.select("#waiting a").eachAttr("href")).contains("/care/results", "/care?state=ALARM");
        assertThat(page.select("#waiting").text()).contains("1 份样本待出结果").contains("1 人有报警");
        assertThat(page.select("select[name=whose] option[selected]").val()).isEqualTo("exceptions");
        assertThat(open("worker", "/").select("#waiting")).isEmpty();
    }

    @Test
    void whatWaitsForNobodyIsNotCounted() throws IOException {
        assertThat(open("health", "/").select("#waiting")).isEmpty();
    }

    @Test
    void healthStaffSeeMeasuresThatAreAtTheirEnd() throws IOException {
        TestClock.set("2022-02-25T09:00");
        assertThat(open("health", "/").select("#waiting a[href='/care?state=DUE']"))
                .hasSize(1);
    }

    private Document open(String user, String path) throws IOException {
        return new SignedIn(port, user).get(path);
    }
}
