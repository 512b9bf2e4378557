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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;

/** Each role's first page is its work. */
@Tag("slow")
class FirstPageTest extends CareTesting {

    private MeasureId measure;

    @BeforeEach
    void begin() {
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    @Test
    void theGuardsFirstPageIsTheGateAndTheNavigationLeadsNowhereElse() throws IOException {
        assertThat(open("guard", "/").location()).endsWith("/gate");
        Document own = open("guard", "/profile");
        assertThat(own.select("nav.rail a").eachAttr("href")).containsExactly("/gate");
        assertThat(own.select("main a[href]")).isEmpty();
        assertThat(own.select("form[action=/sign-out]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/today", "/tasks", "/duty", "/duty/mine", "/policies", "/policies/try", "/area", "/workload"})
    void theGuardSeesNothingElse(String page) throws IOException {
        assertThat(new SignedIn(port, "guard").response(page).statusCode()).isEqualTo(403);
    }

    @Test
    void theGuardReadsNothingOfTasks() throws IOException {
        Task task = measures.slots(secretary, measure).getFirst();
        assertThat(new SignedIn(port, "guard").response("/tasks/" + task.id()).statusCode())
                .isEqualTo(403);
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
