package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.arrivals.SyntheticLists.HEADER;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody registers never gets lost in silence: another name, another phone number, another content. */
@LinliTest
@Tag("slow")
class NothingDroppedTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    People people;

    ApiCaller api;

    @BeforeEach
    void call() {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
    }

    @Test
    void anotherNameUnderAKnownNumberIsAskedAboutByTheApi() throws Exception {
        Stored first = stored(sent(701, "王小明", SyntheticLists.phone(701), "2022-02-06"));
        Map<String, Object> other = sent(701, "李大伟", SyntheticLists.phone(702), "2022-02-07");
        HttpResponse<String> refused = api.post("/api/v1/arrivals", json(other));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = ApiCaller.json(refused).at("/errors/0");
        assertThat(problem.at("/field").asString()).isEqualTo("name");
        assertThat(problem.at("/message").asString())
                .contains("王某", "samePerson")
                .doesNotContain("王小明");
        other.put("samePerson", true);
        Stored second = stored(other);
        assertThat(second.person()).isEqualTo(first.person());
        assertThat(as("secretary", () -> people.get(first.person())).name()).isEqualTo("王小明");
        assertThat(as("secretary", () -> people.find("王小明", phone(702)))).contains(first.person());
    }

    @Test
    void aPositiveResultWithoutItsTimeIsAskedAbout() throws Exception {
        Map<String, Object> said = sent(731, "王小测", SyntheticLists.phone(731), "2022-02-07");
        said.put("testResult", "POSITIVE");
        HttpResponse<String> refused = api.post("/api/v1/arrivals", json(said));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiCaller.json(refused).at("/errors/0/field").asString()).isEqualTo("testedAt");
        said.put("testResult", "NEGATIVE");
        stored(said);
    }

    @Test
    void aTestWithoutAResultIsAskedAboutAndNeverTakenAsNegative() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        Document empty = secretary.get("/arrivals/new");
        assertThat(empty.select("select[name=testResult], select[name$=.result]"))
                .hasSizeGreaterThan(2)
                .allSatisfy(select -> {
                    assertThat(select.expectFirst("option").val()).isEmpty();
                    assertThat(select.select("option[selected]")).isEmpty();
                });
        Map<String, Object> said = sent(732, "王小检", SyntheticLists.phone(732), "2022-02-07");
        said.put("testedAt", "2022-02-06 09:00");
        HttpResponse<String> refused = api.post("/api/v1/arrivals", json(said));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiCaller.json(refused).at("/errors/0/field").asString()).isEqualTo("testResult");
        var form = new LinkedHashMap<String, String>();
        said.forEach((k, v) -> form.put(k, v.toString()));
        form.put("testResult", "");
        form.put("tests[0].takenAt", "2022-02-05T09:00");
        form.put("tests[0].result", "");
        Document page = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(page.expectFirst("#problem-testResult").text()).contains("结果");
        assertThat(page.select("[id='problem-tests[0].result']").text()).contains("结果");
        form.put("testResult", "PENDING");
        form.put("tests[0].result", "NEGATIVE");
        assertThat(secretary.post("/arrivals/new", "/arrivals", form).text()).contains("结果未出");
    }

    @Test
    void theSameNameWrittenWithBlanksIsTheSame() throws Exception {
        Stored first = stored(sent(703, "王小红", SyntheticLists.phone(703), "2022-02-06"));
        Stored second = stored(sent(703, "王 小红", SyntheticLists.phone(703), "2022-02-07"));
        assertThat(second.person()).isEqualTo(first.person());
    }

    @Test
    void theFormAsksWhetherItIsTheSamePersonAndGoesOnWhenItIs() throws Exception {
        stored(sent(704, "王小刚", SyntheticLists.phone(704), "2022-02-06"));
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        var form = new LinkedHashMap<String, String>();
        sent(704, "李小刚", SyntheticLists.phone(704), "2022-02-07").forEach((k, v) -> form.put(k, v.toString()));
        Document asked = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(asked.expectFirst("#problem-name").text()).contains("在下面勾选").doesNotContain("登记页面");
        assertThat(asked.expectFirst("#problem-name").text()).contains("王某").doesNotContain("王小刚");
        assertThat(asked.select("input[type=checkbox][name=samePerson]")).hasSize(1);
        form.put("samePerson", "true");
        Document done = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(done.location()).endsWith("?new");
        assertThat(done.expectFirst("h1").text()).isEqualTo("王小刚");
    }

    @Test
    void aFileGivesTheRowBackAndNamesTheColumn() throws Exception {
        stored(sent(705, "王小丽", SyntheticLists.phone(705), "2022-02-06"));
        List<List<String>> rows = List.of(row(705, "李小丽"), row(706, "赵一"), row(706, "钱一"), row(707, "孙一"));
        JsonNode done =
                api.bring(Fixture.XIFAN.slug(), "名单.csv", SyntheticLists.csv(StandardCharsets.UTF_8, HEADER, rows));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(done.at("/refused").asInt()).isEqualTo(2);
        assertThat(done.at("/rows/0/row").asInt()).isEqualTo(2);
        assertThat(done.at("/rows/0/column").asString()).isEqualTo("姓名");
        assertThat(done.at("/rows/0/reason").asString()).contains("王某");
        assertThat(done.at("/rows/1/row").asInt()).isEqualTo(4);
        assertThat(done.at("/rows/1/reason").asString()).contains("赵某");
    }

    @Test
    void nothingOfANameIsToldToWhoDoesNotSeeThePerson() throws Exception {
        stored(sent(708, "王小强", SyntheticLists.phone(708), "2022-02-06"));
        var xilou = new ApiCaller(port, fixture.token("xilou"), "zh-CN");
        Map<String, Object> other = sent(708, "李小强", SyntheticLists.phone(708), "2022-02-07");
        other.put("area", Fixture.XILOU.slug());
        other.put("address", "第1小网格38号");
        HttpResponse<String> refused = xilou.post("/api/v1/arrivals", json(other));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("name.other.elsewhere").doesNotContain("王");
        other.put("samePerson", true);
        assertThat(xilou.post("/api/v1/arrivals", json(other)).statusCode()).isEqualTo(201);
    }

    @Test
    void aRepeatOnTheSameDayStillKeepsTheNewPhone() throws Exception {
        Stored first = stored(sent(709, "王小兰", SyntheticLists.phone(709), "2022-02-07"));
        HttpResponse<String> again =
                api.post("/api/v1/arrivals", json(sent(709, "王小兰", SyntheticLists.phone(710), "2022-02-07")));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(as("secretary", () -> people.find("王小兰", phone(710)))).contains(first.person());
        assertThat(as("secretary", () -> people.get(first.person())).contacts()).hasSize(2);
        api.post("/api/v1/arrivals", json(sent(709, "王小兰", SyntheticLists.phone(710), "2022-02-07")));
        assertThat(as("secretary", () -> people.get(first.person())).contacts()).hasSize(2);
    }

    @Test
    void otherContentUnderTheSameIdIsAConflict() throws Exception {
        Map<String, Object> sent = sent(711, "王小龙", SyntheticLists.phone(711), "2022-02-07");
        stored(sent);
        assertThat(api.post("/api/v1/arrivals", json(sent)).statusCode()).isEqualTo(200);
        sent.put("origin", "江西省九江市");
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).isEqualTo(409);
        JsonNode problem = ApiCaller.json(answer);
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:conflict");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("arrivals.refusal.id.taken");
    }

    @Test
    void aFormThatIsChangedAfterItWasStoredSaysSoAndGetsANewId() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        var form = new LinkedHashMap<String, String>();
        sent(712, "王小凤", SyntheticLists.phone(712), "2022-02-07").forEach((k, v) -> form.put(k, v.toString()));
        assertThat(secretary.post("/arrivals/new", "/arrivals", form).location())
                .endsWith("?new");
        form.put("name", "李小凤");
        Document again = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(again.text()).contains("没有保存");
        assertThat(again.expectFirst("input[name=id]").val()).isNotEqualTo(form.get("id"));
        assertThat(again.expectFirst("#f-name").val()).isEqualTo("李小凤");
    }

    private Stored stored(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Stored(
                PersonId.of(UUID.fromString(ApiCaller.json(answer).at("/person").asString())));
    }

    private record Stored(PersonId person) {}

    private static Map<String, Object> sent(int n, String name, String phone, String arrivedOn) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", name);
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", phone);
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", arrivedOn);
        sent.put("address", "西范1组31号" + n + "室");
        return sent;
    }

    private static List<String> row(int n, String name) {
        return List.of(
                name, SyntheticLists.idNumber(n), SyntheticLists.phone(n), "江西省九江市", "2022-02-07", "西范1组32号" + n + "室");
    }

    private static Phone phone(int n) {
        return Phone.read(SyntheticLists.phone(n)).orThrow();
    }

    private static String json(Map<String, Object> sent) {
        return JSON.writeValueAsString(sent);
    }

    private <T> T as(String who, Supplier<T> work) {
        return Acting.as(fixture.actor(who), work);
    }
}
