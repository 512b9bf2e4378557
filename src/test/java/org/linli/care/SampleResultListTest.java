package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The list of results awaited, and entering the negative ones together. */
@Tag("slow")
class SampleResultListTest extends CareTesting {

    private static final String LIST = "/care/results";

    private SignedIn browser;
    private Sample xu;
    private Sample li;

    private static final String JDBC = "org.springframework.jdbc.core";

    @BeforeEach
    void begin() throws Exception {
        xu = sampled(measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12)), "09:00");
        li = sampled(measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12)), "09:30");
        browser = new SignedIn(port, "secretary", "zh-CN");
    }

    private Sample sampled(MeasureId id, String at) {
        TestClock.set(ARRIVAL.plusDays(3) + "T" + at);
        measures.complete(secretary, slot(id, "care.sample", ARRIVAL.plusDays(3)), Map.of());
        return as(secretary, () -> allMeasures.samples(id)).getFirst();
    }

    private static List<String> names(Document page) {
        return page.select("td[data-label=姓名]").eachText();
    }

    private TestResult result(Sample sample) {
        return as(secretary, () -> allMeasures.samples(sample.measureId()))
                .getFirst()
                .result();
    }

    @Test
    void thoseThatWaitLongestStandOnTopAndTheFileHasTheSameRows() throws IOException {
        assertThat(names(browser.get(LIST))).containsExactly("徐素珍", "李强");
        assertThat(names(browser.get(LIST + "?sort=-taken"))).containsExactly("李强", "徐素珍");
        assertThat(names(browser.get(LIST + "?q=lq"))).containsExactly("李强");
        assertThat(browser.response(LIST + ".csv?q=lq").body())
                .contains("李强", "2022-02-10")
                .doesNotContain("徐素珍");
        assertThat(new SignedIn(port, "worker").response(LIST + ".csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyTheChosenOnesAreNegativeAndTheQuestionStays() throws IOException {
        Document back =
                browser.post(LIST + "?q=lq", LIST, Map.of("chosen", li.id().toString(), "q", "lq", "sort", "-taken"));
        assertThat(back.location()).contains("q=lq").contains("sort=-taken");
        assertThat(back.expectFirst(".alert-success").text()).contains("李强");
        assertThat(result(li)).isEqualTo(TestResult.NEGATIVE);
        assertThat(result(xu)).isEqualTo(TestResult.PENDING);
        assertThat(names(browser.get(LIST))).containsExactly("徐素珍");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoseSamplesTheyAreIsAskedForAllAtOnce(CapturedOutput log) throws IOException {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        String token = browser.token(LIST);
        logging.setLogLevel(JDBC, LogLevel.DEBUG);
        try {
            assertThat(negative(token).expectFirst(".alert-success").text()).contains("徐素珍", "李强");
        } finally {
            logging.setLogLevel(JDBC, null);
        }
        String told = log.getOut();
        assertThat(told.substring(told.lastIndexOf("from care.tested where id = any")))
                .contains("select distinct person_id from care.measure")
                .doesNotContain("[select * from care.measure where id = ?]");
    }

    @Test
    void onePositiveThatWasEnteredMeanwhileStands() throws IOException {
        as(secretary, () -> {
            care.recordResults(List.of(xu.id()), TestResult.POSITIVE);
            return xu;
        });
        browser.post(LIST, LIST, Map.of("chosen", xu.id().toString()));
        assertThat(result(xu)).isEqualTo(TestResult.POSITIVE);
    }

    @Test
    void onePositiveThatIsBeingEnteredStandsWithItsAlarmAndIsTold() throws Exception {
        String token = browser.token(LIST);
        CompletableFuture<Document> sent = as(
                secretary,
                () -> transaction.execute(status -> {
                    care.recordResults(List.of(xu.id()), TestResult.POSITIVE);
                    CompletableFuture<Document> negative = CompletableFuture.supplyAsync(() -> negative(token));
                    await(negative);
                    return negative;
                }));
        Document back = sent.get(30, TimeUnit.SECONDS);
        assertThat(result(xu)).isEqualTo(TestResult.POSITIVE);
        assertThat(result(li)).isEqualTo(TestResult.NEGATIVE);
        assertThat(as(secretary, tasks::alarms)).isEqualTo(1);
        assertThat(back.expectFirst(".alert-success").text()).contains("李强").doesNotContain("徐素珍");
        assertThat(back.expectFirst(".alert-danger").text()).contains("徐素珍").doesNotContain("李强");
    }

    private Document negative(String token) {
        try {
            return browser.request(LIST)
                    .data("_csrf", token)
                    .data("chosen", xu.id().toString())
                    .data("chosen", li.id().toString())
                    .post();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Long enough for the other to have read what it is about to change. */
    private static void await(CompletableFuture<Document> other) {
        try {
            other.get(3, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // It waits for this transaction.
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void allThatMatchAreNegativeOnceThatIsMeant() throws IOException {
        Document asked = browser.post(LIST, LIST, Map.of("matching", "1", "q", "lq"));
        assertThat(asked.expectFirst(".choosing-sure").text()).contains("全部 1 份样本登记为阴性");
        assertThat(result(li)).isEqualTo(TestResult.PENDING);
        browser.post(LIST, LIST, Map.of("matching", "1", "q", "lq", "sure", "true"));
        assertThat(result(li)).isEqualTo(TestResult.NEGATIVE);
        assertThat(result(xu)).isEqualTo(TestResult.PENDING);
    }

    @Test
    void whoeverChoosesNothingIsToldSo() throws IOException {
        assertThat(browser.post(LIST, LIST, Map.of()).text()).contains("请先勾选");
        assertThat(result(xu)).isEqualTo(TestResult.PENDING);
    }
}
