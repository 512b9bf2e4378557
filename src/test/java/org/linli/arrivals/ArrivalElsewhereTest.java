package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.care.Outcome;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.People;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.list.Lists;
import org.linli.policy.HealthCode;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/** Somebody registered in one community and living in another since, or arriving again. */
@LinliTest
class ArrivalElsewhereTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Arrivals arrivals;

    @Autowired
    ArrivalList list;

    @Autowired
    Lists lists;

    @Autowired
    Care care;

    @Autowired
    Measures measures;

    @Autowired
    People people;

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    private Arrival movedToXilou(int n) {
        Arrival arrival = register("secretary", wanted(n, "421182", Fixture.XIFAN, "西范1组21号" + n + "室", TODAY));
        as("secretary", () -> {
            Measure measure = measures.active(arrival.person()).orElseThrow();
            care.transfer(measure.id(), measure.version(), Fixture.XILOU, "第1小网格3" + n + "号", "投靠女儿");
            return measure;
        });
        return arrival;
    }

    @Test
    void aRepeatWhereThePersonLivesNowIsKnown() {
        Arrival arrival = movedToXilou(1);
        ArrivalOutcome again =
                as("xilou", () -> arrivals.register(wanted(1, "421182", Fixture.XILOU, "西楼第1小网格31号", TODAY)));
        assertThat(again).isEqualTo(new ArrivalOutcome.Known(arrival.id()));
        assertThat(as("xilou", () -> arrivals.get(arrival.id())).path()).isEqualTo(Fixture.XIFAN_1);
        assertThat(as("xilou", () -> arrivals.measure(arrival)).orElseThrow().path())
                .as("and its page leads to what runs there")
                .isEqualTo(Fixture.XILOU_1);
    }

    @Test
    void aRepeatWhereThePersonLeftIsKnownAndMakesNoSecondPerson() {
        Arrival arrival = movedToXilou(2);
        ArrivalOutcome again =
                as("secretary", () -> arrivals.register(wanted(2, "421182", Fixture.XIFAN, "西范1组21号2室", TODAY)));
        assertThat(again).isEqualTo(new ArrivalOutcome.Known(arrival.id()));
        assertThat(as("secretary", () -> people.find(document(2)))).isEmpty();
    }

    @Test
    void aRepeatInAListIsKnownToo() {
        Arrival arrival = movedToXilou(3);
        List<ArrivalOutcome> outcomes = as(
                "xilou",
                () -> arrivals.registerAll(
                        List.of(
                                wanted(3, "421182", Fixture.XILOU, "西楼第1小网格33号", TODAY),
                                wanted(10, "421182", Fixture.XILOU, "西楼第1小网格40号", TODAY)),
                        null));
        assertThat(outcomes.getFirst()).isEqualTo(new ArrivalOutcome.Known(arrival.id()));
        assertThat(outcomes.getLast()).isInstanceOf(ArrivalOutcome.Registered.class);
    }

    @Test
    void theFormTheApiAndAFileAllSayThatItIsKnown() throws Exception {
        Arrival arrival = movedToXilou(4);
        var api = new ApiCaller(port, fixture.token("xilou"), "zh");
        HttpResponse<String> answer = api.post("/api/v1/arrivals", """
                {"area": "%s", "name": "%s", "document": "%s", "phone": "%s", "origin": "湖北省武穴市",
                 "arrivedOn": "2022-02-07", "address": "第1小网格34号"}
                """.formatted(
                Fixture.XILOU.slug(), SyntheticLists.name(4), document(4).number(), SyntheticLists.phone(504)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ApiCaller.json(answer).at("/id").asString())
                .isEqualTo(arrival.id().toString());
        JsonNode state = api.bring(
                Fixture.XILOU.slug(),
                "名单.csv",
                SyntheticLists.csv(
                        java.nio.charset.StandardCharsets.UTF_8,
                        SyntheticLists.HEADER,
                        List.of(List.of(
                                SyntheticLists.name(4),
                                document(4).number(),
                                SyntheticLists.phone(504),
                                "湖北省武穴市",
                                "2022-02-07",
                                "第1小网格34号"))));
        assertThat(state.at("/known").asInt()).as(state.toString()).isOne();
        var browser = new SignedIn(port, "xilou", "zh");
        Document page = browser.post(
                "/arrivals/new",
                "/arrivals",
                java.util.Map.ofEntries(
                        java.util.Map.entry("id", ArrivalId.next().toString()),
                        java.util.Map.entry("area", Fixture.XILOU.slug()),
                        java.util.Map.entry("name", SyntheticLists.name(4)),
                        java.util.Map.entry("document", document(4).number()),
                        java.util.Map.entry("phone", SyntheticLists.phone(504)),
                        java.util.Map.entry("origin", "湖北省武穴市"),
                        java.util.Map.entry("arrivedOn", "2022-02-07"),
                        java.util.Map.entry("address", "第1小网格34号")));
        assertThat(page.select(".alert-info").text()).isNotEmpty();
        assertThat(page.select("a[href^=/care/]"))
                .as("the plan as it runs here")
                .hasSize(1);
        assertThat(page.select("a[href$=/correct], form[action$=/withdraw]")).isEmpty();
    }

    @Test
    void itIsChangedOnlyWhereItWasRegistered() {
        Arrival arrival = movedToXilou(5);
        assertThatThrownBy(() -> as("xilou", () -> {
                    arrivals.withdraw(arrival.id(), "登记错人");
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems())
                                .extracting(Problem::key)
                                .containsExactly("arrivals.refusal.registered.elsewhere"));
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> arrivals.correct(
                                arrival.id(), wanted(5, "330782", Fixture.XIFAN, "西范1组21号5室", TODAY), "填错")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems())
                                .extracting(Problem::key)
                                .containsExactly("arrivals.refusal.lives.elsewhere"));
    }

    @Test
    void withdrawnWhereItWasRegisteredItEndsWhatRunsElsewhere() {
        Arrival arrival = movedToXilou(6);
        Measure running = as("xilou", () -> measures.active(arrival.person())).orElseThrow();
        as("secretary", () -> {
            arrivals.withdraw(arrival.id(), "登记错人");
            return true;
        });
        assertThat(as("xilou", () -> measures.get(running.id())).ending())
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.ENDED_EARLY));
    }

    @Test
    void itStaysInTheListOfThePlaceThatRegisteredItAndInNoOther() {
        Arrival arrival = movedToXilou(7);
        assertThat(as("secretary", this::listed)).extracting(Arrival::id).contains(arrival.id());
        assertThat(as("xilou", this::listed)).extracting(Arrival::id).doesNotContain(arrival.id());
    }

    private List<Arrival> listed() {
        return lists.rows(list, new LinkedMultiValueMap<>(Map.of("withdrawn", List.of("")))).stream()
                .map(ArrivalList.Row::arrival)
                .toList();
    }

    @Test
    void aSecondArrivalThatAsksForLessSaysWhatGoesOn() throws Exception {
        Arrival first = register("secretary", wanted(8, "421182", Fixture.XIFAN, "西范1组22号8室", TODAY));
        Arrival second = register("secretary", wanted(8, "330782", Fixture.XIFAN, "西范1组22号8室", TODAY.minusDays(1)));
        assertThat(second.decided().protocol()).isEqualTo("2+14");
        assertThat(second.decided().measure()).isEqualTo(first.decided().measure());
        assertThat(second.decided().until()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(second.decided().rule()).isEqualTo("within-jinhua");
        assertThat(second.decided().reasonZh()).contains("此前的2+14管控仍在执行");
        Document page = new SignedIn(port, "secretary", "zh").get("/arrivals/" + second.id());
        assertThat(page.text()).contains("继续执行，不另起一项");
    }

    @Test
    void aSecondArrivalThatLastsLongerLeavesOneMeasureRunning() {
        Arrival first = register("secretary", wanted(9, "421182", Fixture.XIFAN, "西范1组22号9室", TODAY.minusDays(3)));
        Arrival second = register("secretary", wanted(9, "421182", Fixture.XIFAN, "西范1组22号9室", TODAY));
        as("secretary", () -> {
            assertThat(measures.ofPerson(first.person()))
                    .filteredOn(m -> m.isActive())
                    .extracting(m -> m.id().value())
                    .containsExactly(second.decided().measure());
            return true;
        });
        assertThat(as("secretary", () -> arrivals.measure(first))
                        .orElseThrow()
                        .id()
                        .value())
                .isEqualTo(second.decided().measure());
    }

    private Arrival register(String who, NewArrival wanted) {
        return as(who, () -> {
            ArrivalOutcome outcome = arrivals.register(wanted);
            assertThat(outcome).isInstanceOf(ArrivalOutcome.Registered.class);
            return arrivals.get(((ArrivalOutcome.Registered) outcome).arrival());
        });
    }

    private static IdentityDocument document(int n) {
        return IdentityDocument.read(SyntheticLists.idNumber(500 + n), TODAY).orThrow();
    }

    private static NewArrival wanted(int n, String origin, AreaPath area, String address, LocalDate arrivedOn) {
        return new NewArrival(
                ArrivalId.next(),
                area,
                new Traveller(
                        SyntheticLists.name(n),
                        document(n),
                        Phone.read(SyntheticLists.phone(500 + n)).orThrow()),
                address,
                null,
                origin,
                "外地",
                arrivedOn,
                LocalTime.of(11, 0),
                Transport.TRAIN,
                null,
                null,
                null,
                HealthCode.GREEN,
                2,
                List.of(),
                ArrivalDetails.NONE.with(ArrivalDetail.TRANSPORT_NO, "G1"),
                ArrivalSource.PAGE);
    }

    private <T> T as(String who, Supplier<T> work) {
        return Acting.as(fixture.actor(who), work);
    }
}
