package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.field.FieldCaller;
import org.linli.field.FieldSealing;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdKind;
import org.linli.people.PersonId;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people need: told at the door or on the desk, and kept by whoever looks after their cell. */
class NeedEntryTest extends NeedsTesting {

    /** Noon of the test, in Dongyang. */
    private static final String AT = "2022-02-07T04:00:00Z";

    private static final Map<String, Object> INSULIN = Map.of("what", "medicine", "words", "胰岛素笔芯两支");

    @Autowired
    JsonMapper json;

    private FieldCaller phone;

    @BeforeEach
    void begin() throws Exception {
        phone = FieldCaller.of("worker", port, json);
    }

    private static long needs() throws SQLException {
        return number("select count(*) from needs.need");
    }

    private Map<String, @Nullable Object> need(@Nullable Object subject, Map<String, ?> answers) {
        return phone.start("care.need", subject, AT, answers);
    }

    private Task taskOf(Map<String, ?> entry) {
        UUID id = UUID.fromString(String.valueOf(entry.get("id")));
        return as(secretary, () -> tasks.ofSource(id)).stream()
                .filter(task -> task.closed() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPhoneIsToldWhatCanBeEnteredOnIt() throws Exception {
        JsonNode start = phone.told("start:care.need");
        assertThat(start.at("/name").asString()).isEqualTo("登记需求");
        assertThat(start.at("/about").valueStream().map(JsonNode::asString)).containsExactly("HOUSEHOLD", "PERSON");
        JsonNode form = phone.told("form:" + start.at("/form").asString());
        assertThat(form.at("/fields/0/label").asString()).isEqualTo("需要什么？");
        assertThat(form.at("/fields/0/options/1/label").asString()).isEqualTo("药品");
    }

    @Test
    void whoMayNotEnterIsNotOfferedItAndIsRefused() throws Exception {
        phone = FieldCaller.of("volunteer", port, json);
        assertThat(phone.synced()).doesNotContainKey("start:care.need");
        assertThat(phone.send(need(family, INSULIN)).at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(needs()).isZero();
    }

    @Test
    void aNeedIsStoredOnceAndBecomesATaskOfTheCell() throws Exception {
        Map<String, @Nullable Object> entry = need(laid.fan(), INSULIN);
        JsonNode stored = phone.send(entry);
        assertThat(stored.at("/outcome").asString()).as(stored.toString()).isEqualTo("STORED");
        assertThat(stored.at("/said").asString()).contains("14:00");
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("REPEATED");
        assertThat(needs()).isEqualTo(1);
        Task task = taskOf(entry);
        assertThat(task.personId()).isEqualTo(laid.fan());
        assertThat(task.assigneeId()).isEqualTo(worker.account());
        assertThat(Duration.between(Instant.parse(AT), task.dueUntil())).isEqualTo(Duration.ofHours(2));
        JsonNode told = phone.told("task:" + task.id());
        assertThat(told.at("/name").asString()).isEqualTo("居民需求");
        assertThat(told.at("/detail").asString()).isEqualTo("药品：胰岛素笔芯两支");
    }

    @Test
    void theSameNeedSentByManyAtOnceIsStoredOnce() throws Exception {
        Map<String, @Nullable Object> entry = need(family, INSULIN);
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<JsonNode> sending = () -> phone.send(entry);
            for (Future<JsonNode> each : senders.invokeAll(List.of(sending, sending, sending, sending))) {
                outcomes.add(each.get().at("/outcome").asString());
            }
        }
        assertThat(outcomes).containsOnlyOnce("STORED").containsOnly("STORED", "REPEATED");
        assertThat(needs()).isEqualTo(1);
        assertThat(number("select count(*) from tasks.task where kind = 'care.need'"))
                .isEqualTo(1);
    }

    @Test
    void aNeedThatSaysTooLittleComesBackWithAProblemForEachFieldAndIsTakenWhenItIsMended() throws Exception {
        Map<String, @Nullable Object> entry = need(family, Map.of("what", "gold", "until", "2022-02-07T08:00"));
        JsonNode refused = phone.send(entry);
        assertThat(refused.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problems").findValuesAsString("field")).containsExactly("what", "words");
        assertThat(needs()).isZero();
        entry.put("answers", Map.of("what", "food", "words", "大米", "until", "2022-02-07T08:00"));
        JsonNode late = phone.send(entry);
        assertThat(late.at("/problems").findValuesAsString("field")).containsExactly("until");
        entry.put("answers", Map.of("what", "food", "words", "大米", "until", "2022-02-07T18:00"));
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("STORED");
        assertThat(taskOf(entry).dueUntil()).isEqualTo("2022-02-07T10:00:00Z");
    }

    @Test
    void whomAWorkerDoesNotSeeIsGoneAndSoIsNobody() throws Exception {
        HouseholdId elsewhere = as(Actor.SYSTEM, () -> people.get(laid.wang()).household());
        for (Object subject : new Object[] {elsewhere, laid.wang(), UUID.randomUUID()}) {
            JsonNode refused = phone.send(need(subject, INSULIN));
            assertThat(refused.at("/outcome").asString()).isEqualTo("REFUSED");
            assertThat(refused.at("/problems/0/message").asString()).contains("辖区");
        }
        assertThat(phone.send(need(null, INSULIN)).at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(needs()).isZero();
        assertThat(number("select count(*) from field.entry where refused = 'field.entry.gone.subject'"))
                .isEqualTo(4);
    }

    @Test
    void hostileEntriesAreRefusedAndKeepNothing() throws Exception {
        Map<String, @Nullable Object> unknown = need(family, INSULIN);
        unknown.put("kind", "care.nothing");
        Map<String, @Nullable Object> completion = need(family, INSULIN);
        completion.put("kind", "completion");
        Map<String, @Nullable Object> ancient = need(family, INSULIN);
        ancient.put("at", "2021-01-01T00:00:00Z");
        for (Map<String, @Nullable Object> entry : List.of(
                unknown,
                completion,
                ancient,
                need(family, Map.of("what", List.of("food"), "words", "大米")),
                need(family, Map.of("what", "food", "words", "长".repeat(201))),
                need(family, Map.of("what", "food", "words", "大米", "drop table", "1")),
                need(family, Map.of("what", "food", "words", "大米", "until", "2099-01-01T00:00")))) {
            assertThat(phone.sendAt(entry, AT).at("/outcome").asString())
                    .as(entry.toString())
                    .isEqualTo("REFUSED");
        }
        assertThat(needs()).isZero();
    }

    @Test
    void whatWasSealedWhenThePhoneClearedItselfArrivesToo() throws Exception {
        Map<String, @Nullable Object> content = need(laid.luo(), INSULIN);
        content.put("device", phone.device());
        Object box = Map.of(
                "id",
                String.valueOf(content.get("id")),
                "sealed",
                FieldSealing.seal(json.writeValueAsString(content), phone.sealKey()));
        FieldCaller again = FieldCaller.of("worker", port, json);
        assertThat(again.sendSealed(box, AT).at("/outcome").asString()).isEqualTo("STORED");
        assertThat(again.sendSealed(box, AT).at("/outcome").asString()).isEqualTo("REPEATED");
        assertThat(needs()).isEqualTo(1);
    }

    @Test
    void howItEndedIsToldOnThePageOfThePersonAndOfThoseOfTheHousehold() throws Exception {
        Map<String, @Nullable Object> ofHome = need(family, Map.of("what", "food", "words", "大米五公斤"));
        phone.send(ofHome);
        phone.send(need(laid.fan(), INSULIN));
        complete(worker, taskOf(ofHome), Map.of("outcome", "none_left", "note", "超市没货"));
        Document page = new SignedIn(port, "secretary").get("/people/" + laid.luo());
        assertThat(page.text()).contains("全家需求：食品，缺货或约不上，没办成").contains("大米五公斤").doesNotContain("胰岛素");
        Document his = new SignedIn(port, "secretary").get("/people/" + laid.fan());
        assertThat(his.text()).contains("需求：药品，02-07 14:00 前办理");
    }

    @Test
    void aSecretaryEntersANeedOnThePageOfTheHousehold() throws Exception {
        var browser = new SignedIn(port, "secretary");
        Document home = browser.get("/households/" + family);
        assertThat(home.select("a[href='/needs/new?household=" + family + "']")).isNotEmpty();
        String form = "/needs/new?person=" + laid.child();
        Document blank = browser.get(form);
        assertThat(blank.select("select[name=person] option[selected]").text()).isEqualTo("范小宝");
        var typed = new HashMap<String, String>();
        blank.select("form input[type=hidden]").forEach(field -> typed.put(field.attr("name"), field.val()));
        typed.putAll(Map.of("person", laid.child().toString(), "what", "baby", "words", "三段奶粉一罐", "until", ""));
        assertThat(browser.post(form, "/needs/new", typed).text()).contains("已登记：婴幼儿用品");
        assertThat(browser.post(form, "/needs/new", typed).text())
                .as("sent again, since the answer was lost")
                .contains("已登记：婴幼儿用品");
        assertThat(needs()).isEqualTo(1);
        assertThat(number("select count(*) from tasks.task where kind = 'care.need'"))
                .isEqualTo(1);
    }

    @Test
    void whatSomebodyNeedsGoesAlongWhenTheyMoveAndEndsWhenTheyGo() throws Exception {
        Map<String, @Nullable Object> entry = need(laid.luo(), INSULIN);
        phone.send(entry);
        HouseholdId other = as(
                secretary,
                () -> people.householdAt(
                                territory
                                        .settle(Fixture.XIFAN, "2组9号", null, false)
                                        .id(),
                                HouseholdKind.RESIDENT)
                        .id());
        move(laid.luo(), other);
        Task there = taskOf(entry);
        assertThat(there.householdId()).isEqualTo(other);
        assertThat(there.isOpen()).isTrue();
        as(secretary, () -> {
            people.markLeft(laid.luo(), people.get(laid.luo()).version(), clock.today());
            return null;
        });
        UUID id = UUID.fromString(String.valueOf(entry.get("id")));
        assertThat(as(secretary, () -> tasks.ofSource(id)))
                .extracting(task -> task.stateAt(clock.now()))
                .containsOnly(TaskState.CANCELLED);
        assertThat(number("select count(*) from needs.need where outcome = 'gone' and ended_by is null"))
                .isEqualTo(1);
    }

    private void move(PersonId person, HouseholdId to) {
        as(secretary, () -> {
            people.move(person, people.get(person).version(), to);
            return null;
        });
    }
}
