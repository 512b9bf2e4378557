package org.linli.keypersons;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.CareFixture;
import org.linli.care.MeasureId;
import org.linli.people.Correction;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.Tag;
import org.linli.platform.BusinessClock;
import org.linli.policy.Policies;
import org.linli.statement.Counter;
import org.linli.supplies.Deliveries;
import org.linli.supplies.DeliveryWanted;
import org.linli.supplies.Item;
import org.linli.supplies.Movement;
import org.linli.supplies.Stock;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Who stands on the list of key persons and why, when they were met and must be met, and who is asked to. */
class KeyPersonTest extends PeopleTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    KeyPersonWatch watch;

    @Autowired
    KeyPersons persons;

    @Autowired
    List<Counter> counters;

    @Autowired
    Stock stock;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Care care;

    @Autowired
    Policies policies;

    @Autowired
    BusinessClock clock;

    private CareFixture measures;
    private Actor worker;

    @Override
    protected List<String> emptied() {
        return List.of("arrangements.arrangement", "keypersons.key_person");
    }

    @BeforeEach
    void lay() {
        TestClock.set(TODAY + "T09:00");
        measures = new CareFixture(care, tasks, people, policies);
        worker = fixture.actor("worker");
        all();
    }

    /** As at the start of the program. */
    private void all() {
        Acting.run(Actor.SYSTEM, () -> persons.keepAll());
    }

    private void at(String moment) {
        TestClock.set(moment);
        watch.run();
    }

    private Optional<KeyPerson> listed(PersonId person) {
        return Acting.as(Actor.SYSTEM, () -> persons.of(person));
    }

    private KeyPerson get(PersonId person) {
        return listed(person).orElseThrow();
    }

    private List<Task> open(PersonId person, String kind) {
        return Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("""
                        select id from tasks.slot
                         where person_id = :person and kind = :kind and done_at is null and closed_at is null
                         order by due_from
                        """)
                        .param("person", person.value())
                        .param("kind", kind)
                        .query((rs, row) -> tasks.get(TaskId.of(rs.getObject("id", UUID.class))))
                        .list()));
    }

    private Task lookIn(PersonId person) {
        List<Task> open = open(person, KeyPersonLookIn.KEY);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private void tag(PersonId person, Tag... tags) {
        Acting.run(secretary, () -> {
            Person now = people.get(person);
            people.correct(
                    person,
                    now.version(),
                    new Correction(now.name(), now.relation(), null, null, null, Set.of(tags), List.of(), Set.of()));
        });
    }

    private long figure(String key, LocalDate day) {
        Counter counter =
                counters.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
        return Objects.requireNonNull(Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from (" + counter.sql() + ") counted")
                        .params(Map.of(
                                "day", day,
                                "from", Timestamp.from(clock.startOf(day)),
                                "to", Timestamp.from(clock.endOf(day)),
                                "now", Timestamp.from(clock.now())))
                        .query(Long.class)
                        .single())));
    }

    private MeasureId quarantine(PersonId person) {
        return measures.begin(secretary, person, "3+11", CareFixture.arrived(TODAY, 8));
    }

    private void record(Task task, Map<String, Object> answers) {
        measures.complete(worker, task, answers);
    }

    private static Map<String, Object> well() {
        return Map.of("outcome", "spoken", "state", "well");
    }

    private static Map<String, Object> nobody() {
        return Map.of("outcome", "nobody");
    }

    @Test
    void nobodyIsListedWithoutAReason() {
        for (PersonId person : List.of(laid.xu(), laid.fan(), laid.child(), laid.li(), laid.wang(), laid.lou())) {
            assertThat(listed(person)).isEmpty();
        }
    }

    @Test
    void aTagAMeasureAndAnAgeAreReasonsAndSomebodyMayHaveSeveral() {
        at(TODAY + "T09:00");
        tag(laid.luo(), Tag.PREGNANT, Tag.VOLUNTEER);
        quarantine(laid.luo());
        at(TODAY + "T09:01");
        assertThat(get(laid.luo()).reasons()).containsExactly(KeyReason.QUARANTINE, KeyReason.PREGNANT);
        assertThat(listed(laid.child()))
                .as("under the measure of those who live with her")
                .isPresent();
        tag(laid.luo());
        at(TODAY + "T09:02");
        assertThat(get(laid.luo()).reasons()).as("a tag is taken back").containsExactly(KeyReason.QUARANTINE);
    }

    @Test
    void whoeverIsEightyAndAloneOnRecordIsListedUntilSomebodyMovesIn() {
        HouseholdId home = Acting.as(Actor.SYSTEM, () -> register.resident(Fixture.XIFAN, "1组9号"));
        PersonId old = Acting.as(
                Actor.SYSTEM, () -> register.add(home, "吴奶奶", PeopleFixture.citizen("1942-02-07", 244), "13905790031"));
        at(TODAY + "T09:05");
        assertThat(get(old).reasons()).as("eighty today").containsExactly(KeyReason.ALONE_AT_80);
        Acting.run(Actor.SYSTEM, () -> register.add(home, "吴女儿", PeopleFixture.citizen("1968-05-05", 246), null));
        at(TODAY + "T09:06");
        assertThat(listed(old)).isEmpty();
    }

    @Test
    void thosePutOnTheListByTheirBirthdayAreFoundWhenTheDayBegins() {
        HouseholdId home = Acting.as(Actor.SYSTEM, () -> register.resident(Fixture.XIFAN, "1组9号"));
        PersonId old = Acting.as(
                Actor.SYSTEM, () -> register.add(home, "吴奶奶", PeopleFixture.citizen("1942-02-08", 244), "13905790031"));
        at(TODAY + "T23:59");
        assertThat(listed(old)).isEmpty();
        at(TODAY.plusDays(1) + "T00:01");
        assertThat(listed(old)).isPresent();
    }

    @Test
    void aChildWithNobodyGrownUpAtHomeIsListedOnTheDayTheLastOneLeaves() {
        at(TODAY + "T09:00");
        Acting.run(secretary, () -> {
            people.markLeft(laid.fan(), people.get(laid.fan()).version(), TODAY);
            people.markLeft(laid.luo(), people.get(laid.luo()).version(), TODAY);
        });
        assertThat(get(laid.child()).reasons())
                .as("at once, without waiting for a look")
                .containsExactly(KeyReason.CHILD_ALONE);
        assertThat(get(laid.child()).dueOn()).isEqualTo(TODAY);
    }

    @Test
    void whoeverMovesAwayIsOffTheList() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        assertThat(listed(laid.xu())).isPresent();
        Acting.run(
                secretary,
                () -> people.markLeft(laid.xu(), people.get(laid.xu()).version(), TODAY));
        assertThat(listed(laid.xu())).isEmpty();
    }

    @Test
    void aCheckOfAMeasureIsAContactAndThePlanSaysWhenTheNextIs() {
        MeasureId measure = quarantine(laid.li());
        all();
        assertThat(get(laid.li()).contact()).isNull();
        Task check = measures.slots(Actor.SYSTEM, measure, "care.temperature").getFirst();
        TestClock.set(check.day() + "T18:30");
        measures.complete(
                fixture.actor("worker2"), open(laid.li(), "care.temperature").getFirst(), Map.of("celsius", "36.5"));
        KeyPerson after = get(laid.li());
        assertThat(Objects.requireNonNull(after.contact()).by())
                .isEqualTo(fixture.actor("worker2").account());
        assertThat(after.contact().kind()).isEqualTo("care.temperature");
        assertThat(after.dueOn())
                .isEqualTo(open(laid.li(), "care.temperature").getFirst().day());
        all();
        assertThat(open(laid.li(), KeyPersonLookIn.KEY))
                .as("somebody comes anyway")
                .isEmpty();
    }

    @Test
    void whoIsDueAndIsVisitedByNobodyElseIsLookedInOnOnceForEachDueDay() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        LocalDate due = get(laid.xu()).dueOn();
        assertThat(due)
                .as("whoever is new on the list is spread over the interval")
                .isBetween(TODAY, TODAY.plusDays(2));
        at(due.minusDays(1) + "T20:00");
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
        at(due + "T00:02");
        at(due + "T00:03");
        Task lookIn = lookIn(laid.xu());
        assertThat(lookIn.assigneeId()).isEqualTo(worker.account());
        at(due.plusDays(1) + "T08:00");
        assertThat(lookIn(laid.xu()).id()).as("still the same one, overdue").isEqualTo(lookIn.id());
        assertThat(get(laid.xu()).dueSeenFrom(clock.today())).isEqualTo(KeyPerson.Due.OVERDUE);
        assertThat(figure("keypersons.overdue", due)).isOne();
        TestClock.set(due.plusDays(1) + "T09:30");
        record(lookIn, well());
        assertThat(get(laid.xu()).dueOn()).isEqualTo(due.plusDays(4));
        assertThat(figure("keypersons.overdue", due))
                .as("as it was at the end of that day")
                .isOne();
        assertThat(figure("keypersons.overdue", due.plusDays(1))).isZero();
        at(due.plusDays(1) + "T09:31");
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
    }

    @Test
    void aLookInIsNeedlessOnceTheyWereMetOtherwise() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        at(get(laid.xu()).dueOn() + "T00:02");
        lookIn(laid.xu());
        MeasureId measure = measures.begin(secretary, laid.xu(), "3+11", CareFixture.arrived(clock.today(), 8));
        Task check = measures.slots(Actor.SYSTEM, measure, "care.temperature").getFirst();
        TestClock.set(check.day() + "T18:30");
        record(check, Map.of("celsius", "36.5"));
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
    }

    @Test
    void whoIsNotReachedIsTriedTheNextDayAndAfterTheSecondTimeIsAnAlarmOfTheLeader() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        LocalDate due = get(laid.xu()).dueOn();
        at(due + "T00:02");
        TestClock.set(due + "T10:00");
        record(lookIn(laid.xu()), nobody());
        assertThat(get(laid.xu()).tries()).isOne();
        assertThat(get(laid.xu()).dueOn()).isEqualTo(due.plusDays(1));
        at(due + "T10:01");
        assertThat(open(laid.xu(), KeyPersonUnreached.KEY)).isEmpty();
        at(due.plusDays(1) + "T00:02");
        TestClock.set(due.plusDays(1) + "T10:00");
        record(lookIn(laid.xu()), nobody());
        at(due.plusDays(1) + "T10:01");
        at(due.plusDays(1) + "T10:02");
        List<Task> alarms = open(laid.xu(), KeyPersonUnreached.KEY);
        assertThat(alarms).as("once").hasSize(1);
        Actor leader = fixture.actor("leader");
        assertThat(alarms.getFirst().assigneeId()).isEqualTo(leader.account());
        measures.complete(leader, alarms.getFirst(), Map.of("outcome", "well", "note", "住院透析，已联系上女儿"));
        assertThat(get(laid.xu()).tries()).isZero();
        assertThat(get(laid.xu()).dueOn()).isEqualTo(due.plusDays(4));
    }

    @Test
    void whatWasEnteredWronglyAndPutRightCountsAsItIsRight() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        LocalDate due = get(laid.xu()).dueOn();
        at(due + "T00:02");
        TestClock.set(due + "T10:00");
        Task lookIn = lookIn(laid.xu());
        UUID first = UUID.randomUUID();
        measures.complete(worker, lookIn, first, well());
        assertThat(get(laid.xu()).contact()).isNotNull();
        Acting.run(
                worker,
                () -> tasks.complete(
                        lookIn.id(), new CompletionForm(UUID.randomUUID(), null, new HashMap<>(nobody()), first)));
        assertThat(get(laid.xu()).contact()).isNull();
        assertThat(get(laid.xu()).tries()).isOne();
    }

    @Test
    void aParcelAtTheDoorIsNoMeetingAndHandedToThemItIsOne() {
        HouseholdId home = Acting.as(Actor.SYSTEM, () -> register.resident(Fixture.XIFAN, "1组9号"));
        PersonId old = Acting.as(
                Actor.SYSTEM, () -> register.add(home, "吴奶奶", PeopleFixture.citizen("1940-02-07", 244), "13905790031"));
        all();
        LocalDate due = get(old).dueOn();
        at(due + "T00:02");
        TestClock.set(due + "T10:00");
        record(lookIn(old), nobody());
        at(due.plusDays(1) + "T00:02");
        Task lookIn = lookIn(old);
        TestClock.set(clock.today() + "T10:00");
        for (String outcome : List.of("left_at_door", "refused")) {
            record(noodles(home), Map.of("outcome", outcome));
            at(clock.today() + "T10:01");
            assertThat(get(old).contact()).as(outcome).isNull();
            assertThat(get(old).tries()).isOne();
            assertThat(lookIn(old).id()).isEqualTo(lookIn.id());
        }
        record(noodles(home), Map.of("outcome", "handed"));
        assertThat(get(old).contact()).isNotNull();
        assertThat(open(old, KeyPersonLookIn.KEY)).isEmpty();
    }

    private Task noodles(HouseholdId home) {
        UUID id = UUID.randomUUID();
        return Acting.as(secretary, () -> {
            UUID store =
                    stock.open(UUID.randomUUID(), Fixture.XIFAN, "物资点" + id).id();
            stock.enter(new Movement.Entry(UUID.randomUUID(), store, "noodles", Movement.Kind.IN, 5, ""));
            deliveries.order(new DeliveryWanted(
                    id,
                    home,
                    store,
                    List.of(new Item("noodles", 1)),
                    clock.today(),
                    LocalTime.of(14, 0),
                    LocalTime.of(18, 30),
                    false));
            return tasks.ofSource(id).getFirst();
        });
    }

    @Test
    void twoMeetThemAtOnceAndBothAreTaken() throws Exception {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        at(get(laid.xu()).dueOn() + "T00:02");
        TestClock.set(clock.today() + "T10:00");
        Task lookIn = lookIn(laid.xu());
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(
                    pool.submit(() -> record(lookIn, well())),
                    pool.submit(() -> measures.complete(fixture.actor("leader"), lookIn, well())));
            for (Future<?> one : both) {
                one.get();
            }
        }
        assertThat(get(laid.xu()).contact()).isNotNull();
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
    }

    /** Ten o'clock on the third day: there is an alarm, and a look-in for today. */
    private void twiceNotReached() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        LocalDate due = get(laid.xu()).dueOn();
        for (LocalDate day : List.of(due, due.plusDays(1))) {
            at(day + "T00:02");
            TestClock.set(day + "T10:00");
            record(lookIn(laid.xu()), nobody());
        }
        at(due.plusDays(2) + "T00:02");
        TestClock.set(due.plusDays(2) + "T10:00");
    }

    /** As whoever records it does first. */
    private void take(Task task) {
        jdbc.sql("select 1 from tasks.task where id = :id for update")
                .param("id", task.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void oneRecordsTheLookInWhileAnotherHasTheAlarmInHandAndNeitherWaitsInACircle() {
        twiceNotReached();
        Task lookIn = lookIn(laid.xu());
        Task alarm = open(laid.xu(), KeyPersonUnreached.KEY).getFirst();
        Actor leader = fixture.actor("leader");
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Acting.run(
                    leader,
                    () -> transaction.executeWithoutResult(status -> {
                        take(alarm);
                        Future<?> worked = pool.submit(() -> record(lookIn, well()));
                        assertThat(worked).succeedsWithin(Duration.ofSeconds(20));
                        measures.complete(leader, alarm, Map.of("outcome", "well", "note", "女儿接走了"));
                    }));
        }
        assertThat(get(laid.xu()).tries()).isZero();
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
        assertThat(open(laid.xu(), KeyPersonUnreached.KEY)).isEmpty();
    }

    @Test
    void anAlarmThatSomebodyHadInHandAndGaveUpIsClosedByTheNextLook() {
        twiceNotReached();
        Task lookIn = lookIn(laid.xu());
        Task alarm = open(laid.xu(), KeyPersonUnreached.KEY).getFirst();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Acting.run(
                    fixture.actor("leader"),
                    () -> transaction.executeWithoutResult(status -> {
                        take(alarm);
                        assertThat(pool.submit(() -> record(lookIn, well()))).succeedsWithin(Duration.ofSeconds(20));
                    }));
        }
        assertThat(open(laid.xu(), KeyPersonUnreached.KEY)).hasSize(1);
        at(clock.today() + "T10:01");
        assertThat(open(laid.xu(), KeyPersonUnreached.KEY)).isEmpty();
    }

    @Test
    void theFigureKnowsWhoWasOnTheListOnADay() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        assertThat(figure("keypersons.listed", TODAY)).isOne();
        TestClock.set(TODAY.plusDays(2) + "T09:00");
        tag(laid.xu());
        all();
        assertThat(figure("keypersons.listed", TODAY.plusDays(1))).isOne();
        assertThat(figure("keypersons.listed", TODAY.plusDays(2))).isZero();
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        all();
        assertThat(figure("keypersons.listed", TODAY.plusDays(2)))
                .as("tagged again on the same day")
                .isOne();
    }

    @Test
    void whoMovesToAnotherCellIsLookedInOnByTheWorkerThere() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        at(get(laid.xu()).dueOn() + "T00:02");
        assertThat(lookIn(laid.xu()).assigneeId()).isEqualTo(worker.account());
        HouseholdId home = Acting.as(Actor.SYSTEM, () -> register.resident(Fixture.XIFAN, "2组7号"));
        Acting.run(secretary, () -> people.move(laid.xu(), people.get(laid.xu()).version(), home));
        assertThat(get(laid.xu()).path()).as("at once").isEqualTo(Fixture.XIFAN_2);
        assertThat(open(laid.xu(), KeyPersonLookIn.KEY)).isEmpty();
        at(clock.today() + "T09:00");
        assertThat(lookIn(laid.xu()).assigneeId())
                .isEqualTo(fixture.actor("worker2").account());
    }

    @Test
    void eachWorkerSeesThoseOfTheirOwnCellAlone() {
        tag(laid.xu(), Tag.DIALYSIS);
        all();
        assertThat(Acting.as(worker, () -> persons.of(laid.xu()))).isPresent();
        assertThat(Acting.as(fixture.actor("worker2"), () -> persons.of(laid.xu())))
                .isEmpty();
    }
}
