package org.linli.confinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureChoice;
import org.linli.care.Measures;
import org.linli.care.MeasuresByHand;
import org.linli.field.FieldCaller;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Leaving a home quarantine with approval, and the sheet that tells the household where it stands. */
class LeaveTest extends PeopleTesting {

    @Autowired
    Leaves leaves;

    @Autowired
    LeaveWatch watch;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Measures measures;

    @Autowired
    Care care;

    @Autowired
    JsonMapper json;

    private PersonId li;
    private PersonId xu;
    private Actor worker;

    @Override
    protected List<String> emptied() {
        return List.of("arrangements.arrangement", "confinement.leave", "field.device", "field.told", "field.entry");
    }

    @BeforeEach
    void confine() {
        TestClock.set("2022-02-08T09:00");
        li = laid.li();
        xu = laid.xu();
        worker = fixture.actor("worker2");
        as(
                secretary,
                () -> byHand.put(
                        new MeasureChoice(li, "dongyang-2022-02", "3+11", null, LocalDate.of(2022, 2, 7), "从河南回来")));
    }

    private static Map<String, Object> hospital(String out, String back) {
        return Map.of("purpose", "hospital", "words", "市人民医院发热门诊", "out", out, "back", back);
    }

    private Leave ask(PersonId person, String out, String back) {
        return as(secretary, () -> leaves.ask(UUID.randomUUID(), person, Leaves.FORM.read(hospital(out, back))));
    }

    private Task open(UUID leave, LeaveStep step) {
        return as(secretary, () -> tasks.ofSource(leave)).stream()
                .filter(task -> task.kind().equals(step.kind()) && task.isOpen())
                .findFirst()
                .orElseThrow();
    }

    private Leave get(UUID id) {
        return as(secretary, () -> leaves.get(id));
    }

    @Test
    void isAskedApprovedGoneAndBackInAClosedLoop() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        assertThat(open(id, LeaveStep.DECIDE).assigneeId()).isEqualTo(secretary.account());
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车，司机王师傅"));
        assertThat(open(id, LeaveStep.GO).assigneeId()).isEqualTo(worker.account());
        TestClock.set("2022-02-08T10:05");
        complete(worker, open(id, LeaveStep.GO), Map.of("outcome", "went"));
        assertThat(get(id).stateAt(Instant.parse("2022-02-08T03:00:00Z"))).isEqualTo(Leave.State.OUT);
        TestClock.set("2022-02-08T11:30");
        complete(worker, open(id, LeaveStep.RETURN), Map.of("outcome", "back"));
        assertThat(get(id).cameAt()).isEqualTo("2022-02-08T03:30:00Z");
        assertThat(watch.run()).isZero();
    }

    @Test
    void whoeverIsNotBackIsAnAlarmOnceAlsoAfterAStandStill() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        complete(worker, open(id, LeaveStep.GO), Map.of("outcome", "went"));
        TestClock.set("2022-02-08T12:00");
        assertThat(watch.run()).isZero();
        TestClock.set("2022-02-08T15:00");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(watch.run()).isZero();
        Task alarm = open(id, LeaveStep.MISS);
        complete(secretary, alarm, Map.of("outcome", "unreached", "note", "电话不通，已请派出所"));
        assertThat(watch.run()).as("it was told once").isZero();
        complete(worker, open(id, LeaveStep.RETURN), Map.of("outcome", "back"));
        assertThat(get(id).cameAt()).isNotNull();
    }

    @Test
    void whoeverWasNotEnteredAsGoneIsLookedForToo() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        TestClock.set("2022-02-08T12:30");
        assertThat(watch.run()).isEqualTo(1);
        complete(secretary, open(id, LeaveStep.MISS), Map.of("outcome", "back", "note", "早就回来了，忘了登记"));
        assertThat(get(id).cameAt()).isNotNull();
    }

    @Test
    void aWrongTapCanBePutRight() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        Task go = open(id, LeaveStep.GO);
        UUID stayed = UUID.randomUUID();
        as(worker, () -> tasks.complete(go.id(), CompletionForm.now(stayed, Map.of("outcome", "stayed"))));
        assertThat(get(id).cancelledAt()).isNotNull();
        UUID went = UUID.randomUUID();
        as(worker, () -> tasks.complete(go.id(), new CompletionForm(went, null, Map.of("outcome", "went"), stayed)));
        assertThat(get(id).cancelledAt()).isNull();
        assertThat(open(id, LeaveStep.RETURN)).isNotNull();
        as(
                worker,
                () -> tasks.complete(
                        go.id(), new CompletionForm(UUID.randomUUID(), null, Map.of("outcome", "stayed"), went)));
        assertThat(get(id).cancelledAt()).isNotNull();
        assertThat(get(id).wentAt()).isNull();
        TestClock.set("2022-02-08T13:00");
        assertThat(watch.run()).isZero();
    }

    @Test
    void whoeverDecidesWhileTheTaskIsBeingDoneWaitsAndIsToldThatItIsDecided() throws Exception {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        Task task = open(id, LeaveStep.DECIDE);
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> other = as(
                    secretary,
                    () -> transaction.execute(status -> {
                        jdbc.sql("select id from tasks.task where id = :id for update")
                                .param("id", task.id().value())
                                .query(UUID.class)
                                .single();
                        Future<?> late = others.submit(() -> as(secretary, () -> {
                            leaves.decide(id, null, false, "", "可线上问诊");
                            return null;
                        }));
                        TestDatabase.awaitSomebodyWaiting();
                        complete(secretary, task, Map.of("decision", "approved", "vehicle", "社区车"));
                        return late;
                    }));
            assertThatThrownBy(other::get).cause().isInstanceOf(Refused.class);
        }
        assertThat(get(id).stateAt(Instant.parse("2022-02-08T01:00:00Z"))).isEqualTo(Leave.State.APPROVED);
    }

    @Test
    void anOutingGoesAlongWithWhoeverMovesToWhoeverLooksAfterThemThere() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        as(secretary, () -> {
            people.move(li, people.get(li).version(), register.resident(Fixture.XIFAN, "1组9号"));
            return null;
        });
        assertThat(get(id).household()).isEqualTo(home(li));
        Task there = open(id, LeaveStep.GO);
        assertThat(there.householdId()).isEqualTo(home(li));
        assertThat(there.assigneeId()).isEqualTo(fixture.actor("worker").account());
        complete(fixture.actor("worker"), there, Map.of("outcome", "went"));
        assertThat(get(id).wentAt()).isNotNull();
    }

    @Test
    void whoeverIsGoneOrFreeToGoNeedsNoOutingAnyMore() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        assertThat(watch.run()).as("they must stay at home").isZero();
        as(secretary, () -> {
            Measure measure = measures.active(li).orElseThrow();
            care.endEarly(measure.id(), measure.version(), "误判");
            return null;
        });
        assertThat(watch.run()).isOne();
        assertThat(get(id).cancelledAt()).isNotNull();
        assertThatThrownBy(() -> open(id, LeaveStep.DECIDE)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whoeverDiedIsNotWaitedFor() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        complete(worker, open(id, LeaveStep.GO), Map.of("outcome", "went"));
        as(secretary, () -> {
            Measure measure = measures.active(li).orElseThrow();
            care.died(measure.id(), measure.version(), LocalDate.of(2022, 2, 8), "在医院去世");
            return null;
        });
        TestClock.set("2022-02-08T15:00");
        assertThat(watch.run()).isZero();
        assertThat(get(id).cameAt()).as("they did not come back").isNull();
    }

    @Test
    void whoeverIsMissedAndMovedInTheRegisterIsMissedThere() {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        complete(secretary, open(id, LeaveStep.DECIDE), Map.of("decision", "approved", "vehicle", "社区车"));
        complete(worker, open(id, LeaveStep.GO), Map.of("outcome", "went"));
        TestClock.set("2022-02-08T15:00");
        assertThat(watch.run()).isOne();
        as(secretary, () -> {
            people.move(li, people.get(li).version(), register.resident(Fixture.XIFAN, "1组9号"));
            return null;
        });
        assertThat(open(id, LeaveStep.MISS).householdId()).isEqualTo(home(li));
        assertThat(watch.run()).as("it was told once").isZero();
    }

    @Test
    void whoeverNeedNotStayAtHomeNeedsNoApprovalAndTimesMustBePossible() {
        assertThatThrownBy(() -> ask(xu, "2022-02-08T10:00", "2022-02-08T12:00"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask(li, "2022-02-12T10:00", "2022-02-12T12:00"))
                .as("monitoring by then")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask(li, "2022-02-08T07:00", "2022-02-08T06:00"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("out", "back"));
    }

    @Test
    void aRefusalNeedsItsReasonAndAnApprovalItsVehicle() throws Exception {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        String page = "/leaves/" + id;
        var desk = new SignedIn(port, "secretary");
        Document again = desk.post(page, page + "/decision", Map.of("decision", "approved", "version", "0"));
        assertThat(again.select("#problem-vehicle").text()).contains("车辆");
        Document refused =
                desk.post(page, page + "/decision", Map.of("decision", "refused", "reason", "可线上问诊", "version", "0"));
        assertThat(refused.text()).contains("未批准", "可线上问诊");
        assertThatThrownBy(() -> open(id, LeaveStep.GO)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void isAskedAtTheDoorOnceHoweverOftenItIsSent() throws Exception {
        FieldCaller phone = FieldCaller.of("worker2", port, json);
        assertThat(phone.told("start:confinement.leave").at("/name").asString()).isEqualTo("申请外出");
        Map<String, ?> entry = phone.start(
                "confinement.leave", li, "2022-02-08T01:00:00Z", hospital("2022-02-08T10:00", "2022-02-08T12:00"));
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("STORED");
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("REPEATED");
        assertThat(as(secretary, () -> leaves.of(li))).hasSize(1);
    }

    @Test
    void theSheetOfTheHouseholdSaysHowLongWhatComesAndWhomToCall() throws Exception {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        Object household = as(secretary, () -> people.get(li).household());
        var desk = new SignedIn(port, "secretary");
        Document sheet = desk.get("/households/" + household + "/clock");
        assertThat(sheet.text())
                .contains("李强", "还需居家隔离 2 天，再健康监测 11 天", "测体温", "市人民医院发热门诊", "待审批", "worker2")
                .contains("没有提出需求");
        assertThat(sheet.select("a[href=/leaves/" + id + "]")).isNotEmpty();
        assertThat(sheet.select(".d-print-inline").text())
                .as("on the door nobody is named")
                .isEqualTo("李*");
        assertThat(desk.get("/households/" + household).select("a[href$=/clock]"))
                .isNotEmpty();
        assertThat(new SignedIn(port, "guard")
                        .response("/households/" + household + "/clock")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theListShowsWhatIsNotFinishedAndOpensTheRest() throws Exception {
        UUID id = ask(li, "2022-02-08T10:00", "2022-02-08T12:00").id();
        var desk = new SignedIn(port, "secretary");
        assertThat(desk.get("/leaves").text()).contains("李强", "待审批");
        desk.post("/leaves/" + id, "/leaves/" + id + "/cancel", Map.of());
        assertThat(desk.get("/leaves").select("table").text()).doesNotContain("李强");
        assertThat(desk.get("/leaves?state=CANCELLED").text()).contains("李强", "未成行");
        assertThat(new SignedIn(port, "worker").get("/leaves?state=ALL").text())
                .as("somebody else's cell")
                .doesNotContain("李强");
    }
}
