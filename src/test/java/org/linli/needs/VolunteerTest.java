package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.care.Care;
import org.linli.care.CareFixture;
import org.linli.care.MeasureId;
import org.linli.field.FieldCaller;
import org.linli.people.PersonId;
import org.linli.photos.JpegMade;
import org.linli.photos.PhotoSubject;
import org.linli.photos.Photos;
import org.linli.platform.NotFound;
import org.linli.platform.list.ListKind;
import org.linli.policy.Policies;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls people and brings things: given one task, and hostile to all others. */
class VolunteerTest extends NeedsTesting {

    private static final String AT = "2022-02-07T12:00:00+08:00";

    @Autowired
    Accounts accounts;

    @Autowired
    Permissions permissions;

    @Autowired
    Care care;

    @Autowired
    Policies policies;

    @Autowired
    Photos photos;

    @Autowired
    List<ListKind<?>> kinds;

    @Autowired
    JsonMapper json;

    private final AtomicInteger numbers = new AtomicInteger();
    private Actor volunteer;
    private Need talk;
    private Need pills;
    private Task mine;
    private Task others;

    @BeforeEach
    void give() {
        Account account = fixture.account("volunteer");
        if (account.disabled()) {
            Acting.run(secretary, () -> accounts.setDisabled(account.id(), false));
        }
        volunteer = account.actor();
        talk = told(laid.fan(), "talk", "想找人说说话");
        pills = told(laid.xu(), "medicine", "降压药");
        mine = task(talk);
        others = task(pills);
        assertThat(as(fixture.actor("leader"), () -> tasks.reassign(List.of(mine.id()), account.id())))
                .isEqualTo(1);
    }

    @Test
    void aVolunteerOfThePlaceIsOfferedWhereATaskIsGiven() throws IOException {
        assertThat(new SignedIn(port, "leader").get("/today?whose=all").select("select[name=account] option"))
                .extracting(option -> option.attr("value"))
                .contains(volunteer.account().toString());
        assertThat(as(fixture.actor("xilou"), () -> tasks.assignees(null)))
                .extracting(Account::id)
                .doesNotContain(volunteer.account());
    }

    @Test
    void whatWasGivenStandsOnTodayWithWhatItNeedsAndIsDone() throws Exception {
        var browser = new SignedIn(port, "volunteer");
        Document today = browser.get("/today?whose=all");
        assertThat(today.select("a[href=/tasks/" + mine.id() + "]")).isNotEmpty();
        assertThat(today.html()).doesNotContain(others.id().toString()).doesNotContain("降压药");
        String page = "/tasks/" + mine.id();
        assertThat(browser.get(page).text()).contains("范建国").contains("想找人说说话");
        Document called = browser.post(page, page + "/call", Map.of());
        assertThat(called.select("a[href^=tel:]")).hasSize(1);
        assertThat(number("select count(*) from access.audit_entry where username = 'volunteer'"
                        + " and action = 'person.called' and subject = '" + laid.fan() + "'"))
                .isEqualTo(1);
        complete(volunteer, mine, Map.of("outcome", "kept"));
        assertThat(now(talk).stateAt(clock.now())).isEqualTo(NeedState.KEPT);
    }

    @Test
    void whatAHouseholdNeedsIsAskedOfItsHead() throws IOException {
        Task food = task(told(null, "food", "大米"));
        as(secretary, () -> tasks.reassign(List.of(food.id()), volunteer.account()));
        var browser = new SignedIn(port, "volunteer");
        String page = "/tasks/" + food.id();
        assertThat(browser.get(page).select("#reached")).hasSize(1);
        assertThat(browser.post(page, page + "/call", Map.of()).select("a[href^=tel:]"))
                .hasSize(1);
    }

    @Test
    void theTaskOfAnotherIsNotFoundByItsId() throws Exception {
        assertThatThrownBy(() -> complete(volunteer, others, Map.of("outcome", "kept")))
                .isInstanceOf(NotFound.class);
        assertThat(number("select count(*) from tasks.completion where task_id = '" + others.id() + "'"))
                .isZero();
        var browser = new SignedIn(port, "volunteer");
        assertThat(browser.response("/tasks/" + others.id()).statusCode()).isEqualTo(404);
        assertThat(browser.answer("/today", "/tasks/" + others.id() + "/call", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(api("GET", "/api/v1/tasks/" + others.id(), "").statusCode()).isEqualTo(404);
        assertThat(api("POST", "/api/v1/tasks/" + others.id() + "/completion", """
                        {"id": "%s", "answers": {"outcome": "kept"}}""".formatted(UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(api("POST", "/api/v1/needs/" + pills.id() + "/ending", """
                        {"id": "%s", "outcome": "kept"}""".formatted(UUID.randomUUID()))
                        .statusCode())
                .isIn(403, 404, 422);
        assertThat(now(pills).isOpen()).isTrue();
        JsonNode list = json.readTree(api("GET", "/api/v1/tasks?size=500", "").body());
        assertThat(list.at("/total").asInt()).isEqualTo(1);
        assertThat(list.at("/rows/0/id").asString()).isEqualTo(mine.id().toString());
    }

    @Test
    void noListOfPeopleNeedsOrCareIsOpenToThem() throws IOException {
        var browser = new SignedIn(port, "volunteer");
        for (ListKind<?> kind : kinds) {
            for (String form : List.of("", ".xlsx", ".csv")) {
                Connection.Response answer = browser.response(kind.path() + form);
                if (answer.statusCode() == 200) {
                    assertThat(kind.path() + form)
                            .as("their own, and who stood at posts")
                            .isIn("/tasks", "/duty/log");
                    assertThat(answer.body()).doesNotContain(others.id().toString());
                }
            }
        }
        String household = as(worker, () -> people.get(laid.xu()).household()).toString();
        for (String address : List.of(
                "/search?q=范",
                "/people/" + laid.fan(),
                "/households/" + family,
                "/households/" + household + "/clock",
                "/needs/" + talk.id(),
                "/area/330783005.xifan",
                "/statements/330783005.xifan/2022-02-07",
                "/command",
                "/needs/new?household=" + family,
                "/arrivals/new")) {
            assertThat(browser.response(address).statusCode()).as(address).isIn(403, 404);
        }
        assertThat(browser.response("/visits/" + household).statusCode()).isEqualTo(404);
        for (String address : List.of(
                "/api/v1/people?q=范",
                "/api/v1/people/" + laid.fan(),
                "/api/v1/needs",
                "/api/v1/needs/" + talk.id(),
                "/api/v1/measures",
                "/api/v1/statements/330783005.xifan/2022-02-07")) {
            assertThat(api("GET", address, "").statusCode()).as(address).isEqualTo(403);
        }
        assertThat(browser.answer("/today", "/households/" + household + "/landlord", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePhoneHoldsTheGivenTaskAloneAndTakesNoEntryForAnother() throws Exception {
        FieldCaller phone = FieldCaller.of("volunteer", port, json);
        Map<String, JsonNode> held = phone.synced();
        assertThat(held.keySet()).filteredOn(key -> key.startsWith("task:")).containsExactly("task:" + mine.id());
        assertThat(held.keySet())
                .filteredOn(key -> key.startsWith("household:"))
                .containsExactly("household:" + family);
        assertThat(held.keySet()).noneMatch(key -> key.startsWith("start:"));
        assertThat(held.toString()).doesNotContain("降压药").contains("想找人说说话");
        assertThat(phone.send(entry(others)).at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(now(pills).isOpen()).isTrue();
        JsonNode done = phone.send(entry(mine));
        assertThat(done.at("/outcome").asString()).as(done.toString()).isEqualTo("STORED");
        assertThat(now(talk).stateAt(clock.now())).isEqualTo(NeedState.KEPT);
    }

    @Test
    void thePhoneHoldsOfAHomeOnlyWhomTheGivenTaskIsAboutAndNoNote() throws Exception {
        own("update people.household set note = '儿子欠债，勿提' where id = '" + family + "'");
        FieldCaller phone = FieldCaller.of("volunteer", port, json);
        assertThat(household(phone)).contains("范建国", "13905790002").doesNotContain("罗小红", "13905790012", "范小宝", "儿子欠债");
        FieldCaller workers = FieldCaller.of("worker", port, json);
        assertThat(household(workers))
                .as("whoever works there has the whole home")
                .contains("范建国", "13905790002", "罗小红", "13905790012", "范小宝", "儿子欠债");
    }

    @Test
    void ofAHomeAsAWholeThePhoneHoldsWhoAnswersForItAndOfAChildThroughWhomItIsReached() throws Exception {
        Task food = task(told(null, "food", "大米"));
        as(secretary, () -> tasks.reassign(List.of(food.id()), volunteer.account()));
        as(secretary, () -> tasks.reassign(List.of(mine.id()), worker.account()));
        assertThat(household(FieldCaller.of("volunteer", port, json)))
                .contains("范建国", "13905790002")
                .doesNotContain("罗小红", "范小宝");
        as(secretary, () -> tasks.reassign(List.of(food.id()), worker.account()));
        Task child = task(told(laid.child(), "talk", "作业不会"));
        as(secretary, () -> tasks.reassign(List.of(child.id()), volunteer.account()));
        assertThat(household(FieldCaller.of("volunteer", port, json)))
                .contains("范小宝", "13905790002")
                .doesNotContain("罗小红", "13905790012");
        var browser = new SignedIn(port, "volunteer");
        assertThat(browser.post("/tasks/" + child.id(), "/tasks/" + child.id() + "/call", Map.of())
                        .select("a[href^=tel:]"))
                .hasSize(1);
    }

    private String household(FieldCaller phone) throws Exception {
        return String.valueOf(phone.synced().get("household:" + family));
    }

    @Test
    void aDoorShowsOnlyWhomTheGivenTaskIsAboutAndGivesNoNumberOfTheOthers() throws Exception {
        own("update people.household set note = '儿子欠债，勿提' where id = '" + family + "'");
        var measures = new CareFixture(care, tasks, people, policies);
        MeasureId measure =
                measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(clock.dayOf(clock.now()), 8));
        Task check = measures.slots(Actor.SYSTEM, measure, "care.temperature").getFirst();
        TestClock.set(check.day() + "T09:00");
        as(secretary, () -> tasks.reassign(List.of(check.id()), volunteer.account()));
        var browser = new SignedIn(port, "volunteer");
        String visit = "/visits/" + family;
        assertThat(browser.get(visit).text()).contains("范建国").doesNotContain("罗小红", "范小宝", "儿子欠债");
        assertThat(browser.answer(
                                "/today",
                                visit + "/call",
                                Map.of("person", laid.luo().toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theRegisterItselfGivesNoNumberOfWhomNothingGivenIsAbout() {
        assertThat(as(volunteer, () -> people.phone(laid.fan()))).isPresent();
        for (PersonId other : List.of(laid.luo(), laid.xu())) {
            assertThatThrownBy(() -> as(volunteer, () -> people.phone(other))).isInstanceOf(RuntimeException.class);
        }
        assertThat(as(worker, () -> people.phone(laid.luo()))).isPresent();
    }

    @Test
    void whatIsDoneGivesNoNumberAnyMore() throws IOException {
        complete(volunteer, mine, Map.of("outcome", "kept"));
        var browser = new SignedIn(port, "volunteer");
        String page = "/tasks/" + mine.id();
        assertThat(browser.get(page).select("form[action$=/call]")).isEmpty();
        assertThat(browser.answer("/today", page + "/call", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private Map<String, Object> entry(Task task) {
        return Map.of(
                "id", UUID.randomUUID().toString(),
                "number", numbers.incrementAndGet(),
                "kind", "completion",
                "at", AT,
                "task", task.id().toString(),
                "answers", Map.of("outcome", "kept"));
    }

    @Test
    void noPhotoIsLaidToTheTaskOfAnotherAndNoneIsSeen() throws Exception {
        var of = new PhotoSubject("task", others.id().value());
        assertThatThrownBy(() -> as(volunteer, () -> {
                    photos.put(UUID.randomUUID(), of, JpegMade.jpeg(60, 40));
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        UUID seen = UUID.randomUUID();
        as(secretary, () -> {
            photos.put(seen, of, JpegMade.jpeg(60, 40));
            return true;
        });
        assertThat(new SignedIn(port, "volunteer").response("/photos/" + seen).statusCode())
                .isIn(403, 404);
    }

    @Test
    void whatFollowsFromTheirTaskReachesTheTasksOfOthers() {
        TestClock.set("2022-02-08T18:00");
        watch.run();
        assertThat(alarms()).hasSize(1);
        long seen = as(
                volunteer,
                () -> transaction.execute(status -> {
                    complete(volunteer, mine, Map.of("outcome", "kept"));
                    return jdbc.sql("select count(*) from tasks.task")
                            .query(Long.class)
                            .single();
                }));
        assertThat(seen).as("the wall stands again").isEqualTo(1);
        assertThat(alarms()).isEmpty();
    }

    /** Those about the promise of a talk that are open. */
    private List<Task> alarms() {
        return Stream.of(NeedStep.values())
                .flatMap(step -> tasks(talk, step.kind()).stream())
                .filter(Task::isOpen)
                .toList();
    }

    @Test
    void whatWasGivenGoesBackToTheWorkerWhenTheAccountIsClosed() {
        Acting.run(secretary, () -> accounts.setDisabled(volunteer.account(), true));
        assertThat(task(talk).assigneeId()).isEqualTo(worker.account());
        assertThat(as(secretary, () -> tasks.assignees(null)))
                .extracting(Account::id)
                .doesNotContain(volunteer.account());
    }

    @Test
    void nobodyIsGivenAVolunteersTaskByItselfAndTheSecretaryMakesTheirAccounts() {
        assertThat(others.assigneeId()).isNotEqualTo(volunteer.account());
        assertThat(Role.SECRETARY.manages(Role.VOLUNTEER)).isTrue();
        assertThat(Role.GRID_LEADER.manages(Role.VOLUNTEER)).isFalse();
        assertThat(permissions.all().stream()
                        .filter(permission -> permission.roles().contains(Role.VOLUNTEER))
                        .map(permission -> permission.key()))
                .containsExactlyInAnyOrder(
                        "access.profile",
                        "duty.see",
                        "workload.mine",
                        "field.use",
                        "people.call.given",
                        "people.children",
                        "tasks.do",
                        "tasks.see",
                        "tasks.today");
    }

    private Connection.Response api(String method, String address, String body) throws IOException {
        Connection request = new SignedIn(port, "volunteer")
                .request(address)
                .ignoreContentType(true)
                .header("Authorization", "Bearer " + fixture.token("volunteer"))
                .method(Connection.Method.valueOf(method));
        return body.isEmpty()
                ? request.execute()
                : request.header("Content-Type", "application/json")
                        .requestBody(body)
                        .execute();
    }
}
