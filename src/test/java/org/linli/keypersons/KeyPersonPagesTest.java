package org.linli.keypersons;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.CareFixture;
import org.linli.care.MeasureId;
import org.linli.field.FieldCaller;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.people.Tag;
import org.linli.policy.Policies;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of key persons, the round, what a phone has of it, and the API. */
class KeyPersonPagesTest extends PeopleTesting {

    @Autowired
    KeyPersonWatch watch;

    @Autowired
    KeyPersons persons;

    @Autowired
    Care care;

    @Autowired
    Policies policies;

    @Autowired
    JsonMapper json;

    private PersonId patient;
    private PersonId old;
    private PersonId pregnant;
    private PersonId li;

    @Override
    protected List<String> emptied() {
        return List.of("keypersons.key_person", "field.device", "field.told", "field.entry");
    }

    /** Somebody quarantined in cell 2 and met this morning; three others of cell 1, one of them due today. */
    @BeforeEach
    void lay() throws Exception {
        TestClock.set("2022-02-01T09:00");
        li = laid.li();
        var measures = new CareFixture(care, tasks, people, policies);
        List<PersonId> others = Acting.as(Actor.SYSTEM, () -> {
            HouseholdId first = register.resident(Fixture.XIFAN, "1组2号");
            HouseholdId second = register.resident(Fixture.XIFAN, "1组11号");
            return List.of(
                    register.add(second, "孙血透", PeopleFixture.citizen("1960-02-07", 241), "13905790041", Tag.DIALYSIS),
                    register.add(second, "孙孕妇", PeopleFixture.citizen("1990-02-07", 242), "13905790042", Tag.PREGNANT),
                    register.add(first, "吴奶奶", PeopleFixture.citizen("1930-02-07", 244), null));
        });
        patient = others.get(0);
        pregnant = others.get(1);
        old = others.get(2);
        Acting.run(Actor.SYSTEM, () -> persons.keepAll());
        MeasureId measure = measures.begin(
                fixture.actor("secretary"), li, "3+11", CareFixture.arrived(LocalDate.of(2022, 2, 1), 8));
        Task task = measures.slots(Actor.SYSTEM, measure, "care.temperature").getFirst();
        TestClock.set(task.day() + "T18:30");
        measures.complete(fixture.actor("worker2"), task, Map.of("celsius", "36.5"));
        TestClock.set("2022-02-03T07:00");
        watch.run();
    }

    private SignedIn secretary() throws Exception {
        return new SignedIn(port, "secretary");
    }

    private static List<String> names(Document page) {
        return page.select("#list-rows tbody tr td:first-child a").eachText();
    }

    @Test
    void theListSaysWhyWhenTheyWereMetWhenTheyMustBeAndWhoLooksAfterThem() throws Exception {
        Document page = secretary().get("/key-persons?sort=address");
        assertThat(names(page))
                .as("in walking order")
                .hasSize(4)
                .startsWith("吴奶奶")
                .endsWith("李强");
        String row = page.select("#list-rows tbody tr").getLast().text();
        assertThat(row).contains("隔离管控", "测体温", "worker2·c02", "2组3号302室");
        assertThat(page.select("#list-rows tbody tr").getFirst().text()).contains("80岁以上独居", "还没有联系过", "worker·c01");
    }

    @Test
    void itIsNarrowedByReasonAreaNameAndByWhenTheyAreDue() throws Exception {
        assertThat(names(secretary().get("/key-persons?reason=pregnant"))).containsExactly("孙孕妇");
        assertThat(names(secretary().get("/key-persons?reason=quarantine"))).containsExactly("李强");
        assertThat(names(secretary().get("/key-persons?area=330783005.xifan.g1.c02")))
                .containsExactly("李强");
        assertThat(names(secretary().get("/key-persons?q=吴奶奶"))).containsExactly("吴奶奶");
        List<String> overdue = names(secretary().get("/key-persons?due=OVERDUE"));
        List<String> due = names(secretary().get("/key-persons?due=BY_TODAY"));
        List<String> later = names(secretary().get("/key-persons?due=LATER"));
        assertThat(overdue).isSubsetOf(due);
        assertThat(due).contains("李强").isNotEqualTo(later);
        assertThat(later).doesNotContain("李强");
        assertThat(due.size() + later.size()).isEqualTo(4);
    }

    @Test
    void whatIsShownIsExportedAndNobodyElseExportsOrSeesIt() throws Exception {
        byte[] file = secretary().response("/key-persons.csv?reason=dialysis").bodyAsBytes();
        var text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).contains("孙血透", "血透").doesNotContain("孙孕妇", "李强");
        assertThat(new SignedIn(port, "worker").response("/key-persons.csv").statusCode())
                .isEqualTo(403);
        for (String nobody : Set.of("guard", "auditor")) {
            assertThat(new SignedIn(port, nobody).response("/key-persons").statusCode())
                    .as(nobody)
                    .isEqualTo(403);
        }
    }

    @Test
    void theRoundOfTheDayGoesFromDoorToDoorAndLeavesRoomToWriteOnPaper() throws Exception {
        TestClock.set("2022-02-08T08:00");
        watch.run();
        Document round = new SignedIn(port, "worker").get("/key-persons/round");
        assertThat(round.select("main h2").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("1组2号"),
                        second -> assertThat(second).contains("1组11号"));
        assertThat(round.select("main .row-line a[href^=/people]").eachText())
                .startsWith("吴奶奶")
                .hasSize(3);
        assertThat(round.select(".d-print-inline").eachText())
                .allSatisfy(line -> assertThat(line).contains("没联系上"));
        assertThat(round.select("main .row-line a[href^=/tasks]"))
                .as("each has a look-in")
                .hasSize(3);
        assertThat(new SignedIn(port, "worker2").get("/key-persons/round").text())
                .contains("李强")
                .doesNotContain("吴奶奶");
    }

    @Test
    void theRoundStandsOnTodayAndOnThePhoneAndIsDoneFromThere() throws Exception {
        TestClock.set("2022-02-08T08:00");
        watch.run();
        assertThat(new SignedIn(port, "worker").get("/today").text()).contains("走访重点人员", "80岁以上独居");
        FieldCaller phone = FieldCaller.of("worker", port, json);
        assertThat(phone.synced().values())
                .anySatisfy(told -> assertThat(told.toString()).contains("走访重点人员"));
    }

    @Test
    void thePageOfAPersonSaysWhyTheyAreWatched() throws Exception {
        assertThat(secretary().get("/people/" + patient).text()).contains("重点人员：血透", "还没有联系过");
        assertThat(secretary().get("/people/" + li).text()).contains("重点人员：隔离管控", "测体温");
        assertThat(new SignedIn(port, "auditor").get("/people/" + patient).text())
                .doesNotContain("重点人员：");
    }

    @Test
    void softwareReadsItPageByPage() throws Exception {
        var seen = new ArrayList<String>();
        JsonNode page = ask("/api/v1/key-persons?size=2");
        page.at("/rows").forEach(row -> seen.add(row.at("/person").asString()));
        assertThat(seen).hasSize(2);
        page = ask("/api/v1/key-persons?size=2&after=" + page.at("/next").asString());
        page.at("/rows").forEach(row -> seen.add(row.at("/person").asString()));
        assertThat(page.at("/next").isMissingNode()).isTrue();
        assertThat(seen)
                .containsExactlyInAnyOrder(patient.toString(), pregnant.toString(), old.toString(), li.toString());
        JsonNode quarantined = ask("/api/v1/key-persons?reason=QUARANTINE").at("/rows/0");
        assertThat(quarantined.at("/metAs").asString()).isEqualTo("care.temperature");
        assertThat(quarantined.at("/reasons/0").asString()).isEqualTo("QUARANTINE");
        assertThat(answer("/api/v1/key-persons?reason=BORED").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyIsLeftOutWhereTheLastOfAPageIsMetBeforeTheNextIsRead() throws Exception {
        var seen = new ArrayList<String>();
        JsonNode page = ask("/api/v1/key-persons?size=2");
        page.at("/rows").forEach(row -> seen.add(row.at("/person").asString()));
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "update keypersons.key_person set due_on = due_on + 30 where id = :id")
                        .param("id", UUID.fromString(page.at("/rows/1/id").asString()))
                        .update()));
        JsonNode rest =
                ask("/api/v1/key-persons?size=10&after=" + page.at("/next").asString());
        rest.at("/rows").forEach(row -> seen.add(row.at("/person").asString()));
        assertThat(seen).contains(patient.toString(), pregnant.toString(), old.toString(), li.toString());
        assertThat(answer("/api/v1/key-persons?after=nowhere").statusCode()).isEqualTo(400);
    }

    private JsonNode ask(String address) throws Exception {
        HttpResponse<String> answer = answer(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> answer(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                            .header("Authorization", "Bearer " + fixture.token("secretary"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
