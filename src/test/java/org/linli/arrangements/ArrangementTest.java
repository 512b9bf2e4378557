package org.linli.arrangements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.testing.Fixture.XIFAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.arrangements.Concern.Why;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.care.MeasuresByHand;
import org.linli.identity.Phone;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.territory.Dwelling;
import org.linli.territory.Landlord;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** The father of the report, who comes back alone and rents one room with his children of 13 and 7. */
class ArrangementTest extends PeopleTesting {

    private static final String VERSION = "dongyang-2022-02";

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Measures measures;

    @Autowired
    Care care;

    @Autowired
    Arrangements arrangements;

    @Autowired
    ArrangementEnd ending;

    private PersonId father;
    private PersonId elder;
    private PersonId younger;
    private HouseholdId home;
    private Actor worker;

    @Override
    protected List<String> emptied() {
        return List.of("arrangements.arrangement", "arrangements.room");
    }

    @BeforeEach
    void rent() {
        father = laid.li();
        worker = fixture.actor("worker2");
        home = as(secretary, () -> people.get(father).household());
        elder = child("李小明", "2008-05-01", 71);
        younger = child("李小雨", "2014-06-01", 82);
        Dwelling room = as(Actor.SYSTEM, () -> territory.settle(XIFAN, "2组3号302室", null, true));
        as(Actor.SYSTEM, () -> {
            territory.letBy(room.id(), new Landlord("张房东", "13905791234"));
            return territory.settle(XIFAN, "2组3号101室", null, true);
        });
    }

    private PersonId child(String name, String born, int sequence) {
        return as(Actor.SYSTEM, () -> register.add(home, name, PeopleFixture.citizen(born, sequence), null));
    }

    private MeasureId confine(PersonId person, String protocol) {
        var choice = new MeasureChoice(person, VERSION, protocol, null, LocalDate.of(2022, 2, 7), "从河南回来");
        return as(secretary, () -> byHand.put(choice).measure());
    }

    private Arrangement open() {
        return as(secretary, () -> arrangements.open(home)).orElseThrow();
    }

    private Task task(String kind) {
        return as(secretary, () -> tasks.ofSource(open().id())).stream()
                .filter(task -> task.kind().equals(kind) && task.isOpen())
                .findFirst()
                .orElseThrow();
    }

    private long openTasks(String kind) {
        return as(secretary, () -> tasks.ofSource(open().id())).stream()
                .filter(task -> task.kind().equals(kind) && task.isOpen())
                .count();
    }

    private HouseholdId livesIn(PersonId person) {
        return as(secretary, () -> people.get(person).household());
    }

    @Test
    void whoeverConfinesTheFatherIsToldOfHisChildrenBeforeAndTheSecretaryIsAskedAfter() throws Exception {
        var desk = new SignedIn(port, "secretary");
        Document before = desk.post(
                "/care/new?person=" + father,
                "/care/new/preview",
                Map.of("person", father.toString(), "protocol", VERSION + "/3+11", "on", "2022-02-07"));
        assertThat(before.select(".alert-danger").text()).contains("李小明（13岁）", "李小雨（7岁）", "没有人可以出门");
        MeasureId measure = confine(father, "3+11");
        Document page = desk.get("/care/" + measure);
        assertThat(page.select(".alert-danger").text()).contains("李小明（13岁）与唯一能照料的人同住");
        assertThat(page.select(".alert-danger a").attr("href")).isEqualTo("/arrangements/" + open().id());
        assertThat(desk.get("/today").text()).contains("唯一照料人同住隔离，由谁照料？需照料 2 人");
        assertThat(open().concerns())
                .containsExactlyInAnyOrder(
                        new Concern(Why.SHUT_IN, elder),
                        new Concern(Why.SHUT_IN, younger),
                        new Concern(Why.ERRANDS, null));
    }

    @Test
    void whoShopsForAHomeThatNobodyMayLeaveIsAskedByItsWorkerAndNoAlarm() {
        PersonId alone = as(Actor.SYSTEM, () -> {
            HouseholdId room = register.tenant(XIFAN, "2组3号301室");
            return register.add(room, "周明", PeopleFixture.citizen("1990-03-03", 93), "13905790099");
        });
        confine(alone, "3+11");
        home = livesIn(alone);
        Task asking = task(ErrandAsking.KEY);
        assertThat(asking.assigneeId()).isEqualTo(worker.account());
        assertThat(openTasks(ArrangementAsking.KEY)).isZero();
        complete(worker, asking, Map.of("answer", "delivery", "words", "每天上午代买一次"));
        assertThat(open().isAsked()).isFalse();
    }

    @Test
    void aGrandmotherWhoMovesOutLeavesTheQuestionWhoLooksAfterThem() {
        PersonId grandmother = child("李奶奶", "1960-05-01", 44);
        confine(father, "3+11");
        assertThat(open().concerns()).as("she is there").containsExactly(new Concern(Why.ERRANDS, null));
        as(secretary, () -> {
            people.move(grandmother, people.get(grandmother).version(), register.resident(XIFAN, "1组9号"));
            return null;
        });
        assertThat(open().concerns()).contains(new Concern(Why.SHUT_IN, younger));
        assertThat(openTasks(ArrangementAsking.KEY)).isOne();
    }

    @Test
    void whoeverAnswersOnThePageWhileTheTaskIsBeingDoneWaitsForIt() throws Exception {
        confine(father, "3+11");
        Arrangement asked = open();
        Task task = task(ArrangementAsking.KEY);
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> late = as(
                    secretary,
                    () -> transaction.execute(status -> {
                        jdbc.sql("select id from tasks.task where id = :id for update")
                                .param("id", task.id().value())
                                .query(UUID.class)
                                .single();
                        Future<?> page = others.submit(() -> as(secretary, () -> {
                            arrangements.answer(asked.id(), Arrangement.Answer.RELATIVES, "姑姑家", null, asked.version());
                            return null;
                        }));
                        TestDatabase.awaitSomebodyWaiting();
                        complete(secretary, task, Map.of("answer", "together", "words", "分室居住"));
                        return page;
                    }));
            assertThatThrownBy(late::get).cause().isInstanceOf(StaleRecord.class);
        }
    }

    @Test
    void monitoringConfinesNobodyAndAsksNothing() {
        confine(father, "2+14");
        assertThat(as(secretary, () -> arrangements.open(home))).isEmpty();
    }

    @Test
    void aRoomIsFoundTheChildrenMoveWithTheirTasksAndGoBackByThemselves() {
        MeasureId measure = confine(father, "3+11");
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "room", "words", "请房东腾一间一楼的房"));
        Task asking = task(RoomAsking.KEY);
        assertThat(asking.assigneeId()).isEqualTo(worker.account());
        assertThat(as(
                        worker,
                        () -> tasks.kind(RoomAsking.KEY)
                                .call(asking)
                                .orElseThrow()
                                .phone()))
                .isEqualTo("13905791234");
        assertThat(as(worker, () -> tasks.kind(RoomAsking.KEY).detail(asking).args()))
                .containsExactly("张房东", "101 (ground floor)"); // no request, so in the language of the program
        complete(worker, asking, Map.of("outcome", "found", "room", "101"));
        HouseholdId room = livesIn(younger);
        assertThat(room).isNotEqualTo(home).isEqualTo(livesIn(elder));
        assertThat(livesIn(father)).isEqualTo(home);
        Measure theirs = as(secretary, () -> measures.active(younger)).orElseThrow();
        assertThat(as(secretary, () -> tasks.ofSource(theirs.id().value())).stream()
                        .filter(Task::isOpen))
                .as("what is to be done for the child is to be done in the new room")
                .isNotEmpty()
                .allMatch(task -> room.equals(task.householdId()));
        assertThat(as(secretary, () -> arrangements.open(room)))
                .as("nobody asks who looks after the children in the room that was just found")
                .isEmpty();
        ending.run();
        assertThat(livesIn(younger)).isEqualTo(room);
        as(secretary, () -> {
            care.endEarly(measure, measures.get(measure).version(), "误报");
            return 0;
        });
        for (PersonId child : List.of(elder, younger)) {
            as(secretary, () -> measures.active(child))
                    .ifPresent(other -> as(secretary, () -> {
                        care.endEarly(other.id(), other.version(), "误报");
                        return 0;
                    }));
        }
        UUID over = open().id();
        assertThat(ending.run()).isEqualTo(1);
        assertThat(livesIn(younger)).isEqualTo(home).isEqualTo(livesIn(elder));
        assertThat(as(secretary, () -> arrangements.get(over)).isOpen()).isFalse();
        assertThat(as(secretary, () -> arrangements.stays(over))).allMatch(stay -> stay.endedAt() != null);
    }

    @Test
    void childrenDoNotGoBackToAHomeWhereNobodyIsAndItIsAskedAgain() {
        MeasureId measure = confine(father, "3+11");
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "room", "words", "一楼"));
        complete(worker, task(RoomAsking.KEY), Map.of("outcome", "found", "room", "101"));
        HouseholdId room = livesIn(younger);
        as(secretary, () -> {
            care.endEarly(measure, measures.get(measure).version(), "送医");
            people.markLeft(father, people.get(father).version(), LocalDate.of(2022, 2, 7));
            return 0;
        });
        for (PersonId child : List.of(elder, younger)) {
            as(secretary, () -> measures.active(child))
                    .ifPresent(other -> as(secretary, () -> {
                        care.endEarly(other.id(), other.version(), "误报");
                        return 0;
                    }));
        }
        ending.run();
        ending.run();
        assertThat(livesIn(younger)).isEqualTo(room);
        assertThat(open().isAsked()).isTrue();
        assertThat(openTasks(ArrangementAsking.KEY)).isEqualTo(1);
    }

    @Test
    void aRoomThatIsFoundAfterItWasArrangedOtherwiseMovesNobody() {
        confine(father, "3+11");
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "room", "words", "一楼"));
        Task asking = task(RoomAsking.KEY);
        TestClock.advance(java.time.Duration.ofMinutes(10));
        var found = new CompletionForm(
                UUID.randomUUID(),
                java.time.Instant.parse("2022-02-07T04:05:00Z"),
                Map.of("outcome", "found", "room", "101"),
                null);
        as(secretary, () -> {
            arrangements.answer(open().id(), Arrangement.Answer.RELATIVES, "姑姑家", null, null);
            return 0;
        });
        as(worker, () -> tasks.complete(asking.id(), found));
        assertThat(livesIn(younger)).isEqualTo(home);
        assertThat(open().isAsked()).isFalse();
    }

    @Test
    void aChildThatComesToBeInNeedMakesAnErrandAnAlarm() {
        PersonId mother = as(
                Actor.SYSTEM, () -> register.add(home, "陈芳", PeopleFixture.citizen("1950-04-04", 104), "13905790100"));
        PersonId aunt = as(
                Actor.SYSTEM, () -> register.add(home, "李芳", PeopleFixture.citizen("1988-04-04", 124), "13905790101"));
        confine(father, "3+11");
        assertThat(open().concerns())
                .as("an aunt who stays in with them looks after them")
                .containsExactly(new Concern(Why.ERRANDS, null));
        assertThat(openTasks(ErrandAsking.KEY)).isEqualTo(1);
        confine(mother, "3+11");
        confine(aunt, "3+11");
        assertThat(open().dependants()).contains(elder, younger);
        assertThat(openTasks(ArrangementAsking.KEY)).isEqualTo(1);
        assertThat(openTasks(ErrandAsking.KEY)).isZero();
    }

    @Test
    void theyGoBackOnTheDayOnWhichTheConfinementTurnsIntoMonitoring() {
        confine(father, "3+11");
        as(secretary, () -> {
            arrangements.answer(open().id(), Arrangement.Answer.ROOM, "一楼", null, null);
            return 0;
        });
        complete(worker, task(RoomAsking.KEY), Map.of("outcome", "found", "room", "2组3号101室"));
        TestClock.set("2022-02-10T23:00");
        ending.run();
        assertThat(livesIn(elder)).isNotEqualTo(home);
        TestClock.set("2022-02-11T00:01");
        ending.run();
        assertThat(livesIn(elder)).isEqualTo(home);
    }

    @Test
    void aRoomThatOthersLiveInIsRefusedByNameAndNothingIsLost() {
        confine(father, "3+11");
        as(Actor.SYSTEM, () -> {
            HouseholdId others = register.tenant(XIFAN, "2组3号102室");
            return register.add(others, "周明", PeopleFixture.citizen("1990-03-03", 93), "13905790099");
        });
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "room", "words", "一楼"));
        Task asking = task(RoomAsking.KEY);
        assertThatThrownBy(() -> complete(worker, asking, Map.of("outcome", "found", "room", "102")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().field())
                                .isEqualTo("room"));
        assertThatThrownBy(() -> complete(worker, asking, Map.of("outcome", "found", "room", "302")))
                .isInstanceOf(Refused.class);
        assertThat(livesIn(younger)).isEqualTo(home);
        assertThat(openTasks(RoomAsking.KEY)).isEqualTo(1);
    }

    @Test
    void aLandlordWithoutARoomBringsTheQuestionBack() {
        confine(father, "3+11");
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "room", "words", "一楼"));
        complete(worker, task(RoomAsking.KEY), Map.of("outcome", "none"));
        assertThat(open().isAsked()).isTrue();
        assertThat(openTasks(ArrangementAsking.KEY)).isEqualTo(1);
        complete(secretary, task(ArrangementAsking.KEY), Map.of("answer", "relatives", "words", "住姑姑家"));
        assertThat(open().isAsked()).isFalse();
    }

    @Test
    void aGuardiansNumberIsKeptSealedAndShownOnlyWhereTheLookIsNoted() throws Exception {
        confine(father, "3+11");
        UUID id = open().id();
        as(secretary, () -> {
            arrangements.answer(id, Arrangement.Answer.GUARDIAN, "邻居王阿姨上门", new Phone("13905795678"), open().version());
            return 0;
        });
        assertThat(openTasks(ArrangementAsking.KEY)).isZero();
        assertThat(jdbc.sql("select position('13905795678'::bytea in phone) from arrangements.arrangement")
                        .query(Integer.class)
                        .list())
                .as("whoever reads the table without a scope sees no row")
                .isEmpty();
        var desk = new SignedIn(port, "secretary");
        assertThat(desk.get("/arrangements/" + id).text()).contains("邻居王阿姨上门").doesNotContain("13905795678");
        assertThat(desk.post("/arrangements/" + id, "/arrangements/" + id + "/call", Map.of())
                        .text())
                .contains("13905795678");
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsToldThatTheOtherWasFaster() {
        confine(father, "3+11");
        Arrangement read = open();
        as(secretary, () -> {
            arrangements.answer(read.id(), Arrangement.Answer.RELATIVES, "姑姑家", null, read.version());
            return 0;
        });
        assertThatThrownBy(() -> as(secretary, () -> {
                    arrangements.answer(read.id(), Arrangement.Answer.TOGETHER, "一起住", null, read.version());
                    return 0;
                }))
                .isInstanceOf(StaleRecord.class);
    }

    @Test
    void twoMeasuresOfOneHomeAtOnceAskOnce() throws Exception {
        PersonId mother = as(
                Actor.SYSTEM, () -> register.add(home, "陈芳", PeopleFixture.citizen("1988-04-04", 104), "13905790100"));
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<MeasureId> first = () -> confine(father, "3+11");
            Callable<MeasureId> second = () -> confine(mother, "3+11");
            for (Future<MeasureId> each : both.invokeAll(List.of(first, second))) {
                each.get();
            }
        }
        assertThat(open().dependants()).containsExactlyInAnyOrder(elder, younger);
        assertThat(openTasks(ArrangementAsking.KEY)).isEqualTo(1);
    }

    @Test
    void whoeverIsElsewhereSeesNothingOfIt() throws Exception {
        confine(father, "3+11");
        UUID id = open().id();
        var elsewhere = new SignedIn(port, "worker");
        assertThat(elsewhere.response("/arrangements/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void roomsSayWhichAreFreeAndWhatTheyAreLike() throws Exception {
        var desk = new SignedIn(port, "secretary");
        Document rooms = desk.get("/rooms?state=free");
        assertThat(rooms.text()).contains("101").doesNotContain("302");
        String room = rooms.select("a[href^=/rooms/]").attr("href");
        Document kept = desk.post(room, room, Map.of("toilet", "yes", "ground", "", "note", "腾得出来"));
        assertThat(kept.text()).contains("已保存");
        assertThat(desk.get("/rooms?toilet=true&state=free").text()).contains("101", "腾得出来");
    }
}
