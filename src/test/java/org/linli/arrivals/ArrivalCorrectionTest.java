package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The form of an arrival: what it says before anything is stored, and how it opens again for a correction. */
@LinliTest
@Tag("slow")
class ArrivalCorrectionTest {

    @LocalServerPort
    int port;

    SignedIn secretary;

    @BeforeEach
    void signIn() throws Exception {
        secretary = new SignedIn(port, "secretary", "zh-CN");
    }

    @Test
    void aCorrectionOpensWithWhatIsOnRecordAndKeepsWhoItIsAboutWithoutANumber() throws Exception {
        Document page = registered(901);
        String path = page.location().replaceAll("\\?.*", "").replaceAll(".*(?=/arrivals/)", "");
        Document form = secretary.get(path + "/correct");
        assertThat(form.expectFirst("#f-name").val()).isEqualTo(SyntheticLists.name(901));
        assertThat(form.expectFirst("#f-document").val()).isEmpty();
        assertThat(form.expectFirst("#help-document").text())
                .contains("居民身份证")
                .contains("****")
                .contains("留空");
        assertThat(form.expectFirst("#help-phone").text()).contains("****").contains("留空");
        assertThat(form.expectFirst("#f-address").val()).isEqualTo("1组8号901室");
        assertThat(form.expectFirst("#f-landlord").val()).isEqualTo("罗某");
        assertThat(form.expectFirst("#f-origin").val()).startsWith("421182 ");
        assertThat(form.outerHtml())
                .doesNotContain(SyntheticLists.idNumber(901))
                .doesNotContain(SyntheticLists.phone(901));

        Map<String, String> values = values(form);
        values.put("origin", "江西省九江市修水县");
        values.put("why", "听错了");
        Document corrected = secretary.post(path + "/correct", path + "/correct", values);
        assertThat(corrected.expectFirst("h1").text()).isEqualTo(SyntheticLists.name(901));
        assertThat(corrected.text()).contains("修水县");
        assertThat(corrected.select("dd").text())
                .contains(page.expectFirst("dd:contains(****)").text());
    }

    @Test
    void anotherNameOnTheKeptNumberIsAskedAbout() throws Exception {
        Document page = registered(902);
        String path = page.location().replaceAll("\\?.*", "").replaceAll(".*(?=/arrivals/)", "");
        Map<String, String> values = values(secretary.get(path + "/correct"));
        values.put("name", "欧阳不是");
        values.put("why", "听错了");
        Document asked = secretary.post(path + "/correct", path + "/correct", values);
        assertThat(asked.select("#f-samePerson")).hasSize(1);
        assertThat(asked.select("#problem-name")).hasSize(1);
    }

    @Test
    void whoIsRegisteredIsNamedWithWhatAppliesAndUntilWhen() throws Exception {
        assertThat(registered(903).expectFirst(".alert-success").text())
                .startsWith(SyntheticLists.name(903) + "已登记，适用 2+14，到 2月21日");
    }

    @Test
    void aWithdrawalNamesWhomItWasAbout() throws Exception {
        String path = registered(904).location().replaceAll("\\?.*", "").replaceAll(".*(?=/arrivals/)", "");
        assertThat(secretary
                        .post(path, path + "/withdraw", Map.of("why", "重复"))
                        .expectFirst(".alert-success")
                        .text())
                .contains(SyntheticLists.name(904))
                .contains("已撤销");
    }

    @Test
    void thePreviewSaysWhichPlaceItDoesNotKnow() throws Exception {
        Document preview = preview("哪里都不是", "2022-02-07");
        assertThat(preview.expectFirst("#preview .alert").text()).contains("没有找到“哪里都不是”");
        assertThat(preview.expectFirst("#preview-line.unclear").text()).contains("没有找到");
        assertThat(preview("", "2022-02-07").select(".alert")).isEmpty();
    }

    @Test
    void thePreviewWarnsOfADayThatIsLongPast() throws Exception {
        assertThat(preview("湖北武穴", "2021-02-07").expectFirst("#preview").text())
                .contains("365 天")
                .contains("核对年份");
        assertThat(preview("湖北武穴", "2022-02-06").text()).doesNotContain("核对年份");
        assertThat(preview("湖北武穴", "2023-02-07").expectFirst("#preview .alert").text())
                .isNotBlank();
    }

    @Test
    void whatIsNeededIsMarked() throws Exception {
        Document form = secretary.get("/arrivals/new");
        assertThat(form.select("[aria-required=true]").eachAttr("name"))
                .containsExactlyInAnyOrder("name", "document", "origin", "arrivedOn", "address");
        assertThat(form.select("label .needed-mark")).hasSize(5);
    }

    private Document preview(String origin, String day) throws Exception {
        return secretary.post("/arrivals/new", "/arrivals/preview", Map.of("origin", origin, "arrivedOn", day));
    }

    private Document registered(int n) throws Exception {
        return secretary.post(
                "/arrivals/new",
                "/arrivals",
                Map.of(
                        "name",
                        SyntheticLists.name(n),
                        "document",
                        SyntheticLists.idNumber(n),
                        "phone",
                        SyntheticLists.phone(n),
                        "origin",
                        "湖北武穴",
                        "arrivedOn",
                        "2022-02-07",
                        "address",
                        "西范1组8号" + n + "室",
                        "landlord",
                        "罗某"));
    }

    /** Everything in the form, as a browser sends it. */
    private static Map<String, String> values(Document form) {
        Map<String, String> values = new HashMap<>();
        form.select("#arrival [name]").forEach(field -> {
            if (field.is("select")) {
                Element chosen = field.selectFirst("option[selected]");
                values.put(field.attr("name"), chosen == null ? "" : chosen.val());
            } else if (!field.attr("type").equals("checkbox")
                    && !field.attr("name").equals("_csrf")) {
                values.put(field.attr("name"), field.val());
            }
        });
        return values;
    }
}
