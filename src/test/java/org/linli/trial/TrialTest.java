package org.linli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.arrivals.Arrival;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalOutcome;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureDecision;
import org.linli.care.MeasureDecisionKind;
import org.linli.care.Measures;
import org.linli.care.Outcome;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.policy.HealthCode;
import org.linli.policy.Policies;
import org.linli.policy.PolicyMistake.Mistake;
import org.linli.policy.PublishedRules;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlace;
import org.linli.policy.RiskPlaces;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** New rules on their way: written by the secretary of Xifan, tried on whom they concern, published by another. */
@LinliTest
class TrialTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 12);

    @Autowired
    TrialDrafts drafts;

    @Autowired
    TrialRuns runs;

    @Autowired
    TrialChangeStore changes;

    @Autowired
    TrialMoves moves;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Measures measures;

    @Autowired
    Care care;

    @Autowired
    Tasks tasks;

    @Autowired
    List<TimelineSource> stories;

    @Autowired
    Policies policies;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Fixture fixture;

    @Autowired
    TransactionTemplate transaction;

    private final Map<Integer, Arrival> registered = new HashMap<>();

    @BeforeEach
    void forget() throws SQLException {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-07T12:00");
    }

    @AfterEach
    void onlyFilesDecide() throws SQLException {
        PublishedRules.forget(policies);
    }

    @Test
    void rulesThatSayTheSameChangeNobody() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        register(2, "330782", "浙江省金华市义乌市", "西范1组11号102室");
        register(3, "000000", "不详", "西范1组11号103室");
        TrialRun run = looked(written(beginning()));
        assertThat(run.isDone()).isTrue();
        assertThat(run.total()).isEqualTo(3);
        assertThat(groups(run)).isEmpty();
    }

    @Test
    void aWeekLessIsSaidForEachWithWhatItSavesOnEachDay() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        register(2, "421182", "湖北省黄冈市武穴市", "西范1组11号102室");
        register(3, "330782", "浙江省金华市义乌市", "西范1组11号103室");
        TestClock.set("2022-02-12T12:00");
        TrialRun run = looked(written(shorter(TODAY)));
        assertThat(groups(run)).containsExactly(new TrialChangeStore.Group("2+14", "2+14", 2, 0, 2, 0, 2));
        List<TrialChangeStore.Day> days = as("command", () -> runs.days(run));
        assertThat(days).hasSize(14);
        // Until the 14th both are watched as before, with the second test a week earlier.
        assertThat(days.getFirst()).isEqualTo(new TrialChangeStore.Day(TODAY, 0, 0, 0, 0));
        assertThat(days.get(2)).isEqualTo(new TrialChangeStore.Day(TODAY.plusDays(2), 0, 0, 2, 0));
        assertThat(days.get(3)).isEqualTo(new TrialChangeStore.Day(TODAY.plusDays(3), 0, 0, 0, -4));
        assertThat(days.get(9)).isEqualTo(new TrialChangeStore.Day(TODAY.plusDays(9), 0, 0, -2, -4));
        assertThat(days.get(10)).isEqualTo(new TrialChangeStore.Day(TODAY.plusDays(10), 0, 0, 0, 0));
        assertThat(measures("secretary", 1).endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
    }

    @Test
    void whoeverIsBeyondTheNewLastDayWouldBeReleasedAtOnce() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        TestClock.set("2022-02-16T12:00");
        TrialRun run = looked(written(shorter(LocalDate.of(2022, 2, 17))));
        assertThat(groups(run)).containsExactly(new TrialChangeStore.Group("2+14", "", 1, 1, 0, 0, 1));
    }

    @Test
    void whoeverWasOnlyRegisteredMayComeUnderAMeasureWithRoomsForIt() throws Exception {
        Arrival arrival = register(1, "330782", "浙江省金华市义乌市", "西范1组11号101室");
        String stricter = beginning(TODAY).replaceFirst("(?s)gives: registered_only(.*)$", "gives: \"7+7\"$1");
        TestClock.set("2022-02-12T08:00");
        UUID draft = written(stricter);
        TrialRun run = looked(draft);
        assertThat(groups(run)).containsExactly(new TrialChangeStore.Group("", "7+7", 1, 0, 0, 0, 1));
        assertThat(as("command", () -> runs.days(run)).getFirst().central()).isEqualTo(1);
        as("command", () -> drafts.publish(draft, 0));
        assertThat(as("command", () -> moves.move(all(run))).done()).isEqualTo(1);
        Measure begun = as("secretary", () -> measures.active(arrival.person())).orElseThrow();
        assertThat(begun.protocol()).isEqualTo("7+7");
        assertThat(begun.sourceId()).isEqualTo(arrival.id().value());
    }

    @Test
    void everybodyIsShownThoseOfTheirOwnAreaOnly() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        TestClock.set("2022-02-12T12:00");
        TrialRun run = looked(written(shorter(TODAY)));
        assertThat(as("secretary", () -> runs.groups(run))).hasSize(1);
        assertThat(as("xilou", () -> runs.groups(run))).isEmpty();
        assertThat(as("xilou", () -> runs.days(run))).allMatch(day -> day.visits() == 0);
    }

    @Test
    void aLookThatTakesLongIsToldOfAndCanBeStoppedAndLeavesNothing() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        TestClock.set("2022-02-12T12:00");
        UUID draft = written(shorter(TODAY));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table trial.difference in access exclusive mode");
            launched(draft, Duration.ofSeconds(1));
            TrialRun running = as("secretary", () -> runs.latest(draft)).orElseThrow();
            assertThat(runs.isUnderWay(running)).isTrue();
            assertThat(running.total()).isEqualTo(1);
            assertThatThrownBy(() -> launched(draft, Duration.ofSeconds(1)))
                    .as("one at a time")
                    .isInstanceOf(Refused.class);
            Acting.run(fixture.actor("secretary"), () -> runs.stop(draft));
            owner.commit();
        }
        TrialRun run = as("secretary", () -> runs.latest(draft)).orElseThrow();
        while (runs.isUnderWay(run)) {
            Thread.sleep(20);
        }
        TrialRun ended = as("secretary", () -> runs.latest(draft)).orElseThrow();
        assertThat(ended.state()).isEqualTo(TrialRun.State.STOPPED);
        assertThat(groups(ended)).isEmpty();
    }

    @Test
    void whoseMeasureSomebodyHasLengthenedIsCountedAndStays() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        Measure measure = measures("secretary", 1);
        as("secretary", () -> {
            care.extend(measure.id(), measure.version(), 2, false, "漏检");
            return null;
        });
        TestClock.set("2022-02-12T12:00");
        TrialRun run = looked(written(shorter(TODAY)));
        assertThat(run.lengthened()).isEqualTo(1);
        assertThat(groups(run)).isEmpty();
    }

    @Test
    void aMistakeHasItsLineAndColumnAndNothingTypedIsLost() {
        String wrong = shorter(TODAY).replace("kind: monitoring", "kind: monitorign");
        UUID draft = written(wrong);
        TrialDraft kept = as("secretary", () -> drafts.get(draft));
        assertThat(kept.text()).isEqualTo(wrong);
        List<Mistake> mistakes = drafts.read(kept).mistakes();
        assertThat(mistakes).isNotEmpty();
        long line = wrong.substring(0, wrong.indexOf("monitorign")).lines().count();
        assertThat(mistakes.getFirst().line()).isEqualTo((int) line);
        assertThat(TrialLine.of(wrong, mistakes))
                .filteredOn(each -> each.number() == line)
                .singleElement()
                .satisfies(each -> assertThat(each.text()).contains("monitorign"));
        assertThatThrownBy(() -> looked(draft)).isInstanceOf(Refused.class);
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotWrittenOver() {
        UUID draft = written(shorter(TODAY));
        as("command", () -> {
            drafts.write(draft, 0, beginning());
            return null;
        });
        assertThatThrownBy(() -> as("secretary", () -> {
                    drafts.write(draft, 0, "version: mine");
                    return null;
                }))
                .isInstanceOf(Refused.class);
        assertThat(as("secretary", () -> drafts.get(draft)).text()).isEqualTo(beginning());
    }

    @Test
    void aSecondPersonPublishesWhatWasLookedAtAndItDecidesFromItsFirstDayOn() throws Exception {
        TestClock.set("2022-02-11T12:00");
        UUID draft = written(shorter(TODAY));
        assertThatThrownBy(() -> as("command", () -> drafts.publish(draft, 0)))
                .as("before anybody has looked")
                .isInstanceOf(Refused.class);
        looked(draft);
        assertThatThrownBy(() -> as("secretary", () -> drafts.publish(draft, 0)))
                .as("by the writer")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as("worker", () -> drafts.publish(draft, 0))).isInstanceOf(Forbidden.class);
        as("command", () -> drafts.publish(draft, 0));
        assertThat(policies.inForce(TODAY.minusDays(1)).version()).isEqualTo("dongyang-2022-02");
        assertThat(policies.inForce(TODAY).version()).isEqualTo("rules-2022-02-12");
        TestClock.set("2022-02-12T12:00");
        register(4, "421182", "湖北省黄冈市武穴市", "西范1组12号101室");
        assertThat(measures("secretary", 4).policyVersion()).isEqualTo("rules-2022-02-12");
        PublishedRules.readAnew(policies);
        assertThat(policies.published()).singleElement().satisfies(each -> {
            assertThat(each.writtenBy()).isEqualTo(fixture.account("secretary").id());
            assertThat(each.publishedBy()).isEqualTo(fixture.account("command").id());
        });
        assertThatThrownBy(() -> as("secretary", () -> {
                    drafts.write(draft, 0, beginning());
                    return null;
                }))
                .as("a published version is not edited")
                .isInstanceOf(Refused.class);
    }

    @Test
    void rulesThatWouldHaveBegunInThePastAreNotPublished() throws Exception {
        UUID draft = written(shorter(LocalDate.of(2022, 2, 7)));
        TestClock.set("2022-02-08T12:00");
        looked(draft);
        assertThatThrownBy(() -> as("command", () -> drafts.publish(draft, 0))).isInstanceOf(Refused.class);
    }

    @Test
    void ofTwoWhoPublishAtOnceOnlyOneDoes() throws Exception {
        UUID draft = written(shorter(TODAY));
        looked(draft);
        assertThat(atOnce(
                        () -> as("command", () -> drafts.publish(draft, 0)),
                        () -> as("xilou", () -> drafts.publish(draft, 0))))
                .isEqualTo(1);
        assertThat(policies.published()).hasSize(1);
    }

    @Test
    void whatWasPublishedAndNoLongerFitsIsLeftOutAndToldAndTheProgramStarts() throws Exception {
        UUID draft = written(shorter(TODAY));
        looked(draft);
        as("command", () -> drafts.publish(draft, 0));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update policy.published set text = replace(text, 'kind: monitoring', 'kind: nonsense')");
        }
        PublishedRules.readAnew(policies);
        assertThat(policies.published()).isEmpty();
        assertThat(policies.left()).singleElement().satisfies(each -> {
            assertThat(each.policy().version()).isEqualTo("rules-2022-02-12");
            assertThat(each.mistake().problem()).contains("nonsense");
        });
        assertThat(policies.inForce(TODAY).version()).isEqualTo("dongyang-2022-02");
    }

    @Test
    void whoRunsKeepsTheirVersionUntilTheyAreMovedAndWhatWasDoneCounts() throws Exception {
        Arrival arrival = register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        register(2, "421182", "湖北省黄冈市武穴市", "西范1组11号102室");
        Measure before = measures("secretary", 1);
        TestClock.set("2022-02-12T12:00");
        UUID draft = written(shorter(TODAY));
        TrialRun run = looked(draft);
        assertThatThrownBy(() -> as("command", () -> moves.move(all(run))))
                .as("before it is published")
                .isInstanceOf(Refused.class);
        as("command", () -> drafts.publish(draft, 0));
        assertThat(measures("secretary", 1)).isEqualTo(before);
        UUID first = changeOf(run, arrival);
        assertThat(as("secretary", () -> moves.move(List.of(first)))).isEqualTo(new TrialMoves.Done(1, 0));
        Measure after = measures("secretary", 1);
        assertThat(after.policyVersion()).isEqualTo("rules-2022-02-12");
        assertThat(after.endsOn()).isEqualTo(LocalDate.of(2022, 2, 14));
        assertThat(after.continues()).isEqualTo(before.id());
        assertThat(as("secretary", () -> measures.get(before.id())).ending())
                .satisfies(ending -> assertThat(ending.outcome()).isEqualTo(Outcome.SUPERSEDED));
        List<Task> open = as("secretary", () -> tasks.ofSource(after.id().value())).stream()
                .filter(Task::isOpen)
                .toList();
        assertThat(open).allMatch(task -> !task.day().isAfter(LocalDate.of(2022, 2, 14)));
        assertThat(open).anyMatch(task -> task.kind().equals("care.release"));
        assertThat(as("secretary", () -> tasks.ofSource(before.id().value()))).noneMatch(Task::isOpen);
        assertThat(as("secretary", () -> measures.moves(after.id())))
                .extracting(MeasureDecision::kind)
                .containsExactly(MeasureDecisionKind.BEGUN);
        List<TimelineEntry> told = as(
                "secretary",
                () -> transaction.execute(status -> stories.stream()
                        .flatMap(each -> each.of(arrival.person()).stream())
                        .toList()));
        assertThat(told)
                .extracting(TimelineEntry::note)
                .anyMatch(note -> note != null && note.contains("Moved to the rules"));
        assertThat(as("secretary", () -> moves.move(List.of(first))))
                .as("once is enough")
                .isEqualTo(new TrialMoves.Done(0, 1));
        List<UUID> rest = all(run).stream().filter(id -> !id.equals(first)).toList();
        assertThat(as("secretary", () -> moves.keep(rest)).done()).isEqualTo(1);
        assertThat(measures("secretary", 2).policyVersion()).isEqualTo("dongyang-2022-02");
        TrialRun again = looked(draft);
        assertThat(groups(again))
                .as("who keeps keeps")
                .containsExactly(new TrialChangeStore.Group("2+14", "2+14", 1, 0, 1, 0, 0));
    }

    @Test
    void nobodyIsMovedBeforeTheFirstDayOfTheVersion() throws Exception {
        register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        UUID draft = written(shorter(TODAY));
        TrialRun run = looked(draft);
        as("command", () -> drafts.publish(draft, 0));
        assertThatThrownBy(() -> as("command", () -> moves.move(all(run)))).isInstanceOf(Refused.class);
    }

    @Test
    void twoWhoMoveTheSamePersonAtOnceMoveThemOnce() throws Exception {
        Arrival arrival = register(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室");
        TestClock.set("2022-02-12T12:00");
        UUID draft = written(shorter(TODAY));
        TrialRun run = looked(draft);
        as("command", () -> drafts.publish(draft, 0));
        List<UUID> one = all(run);
        Callable<Integer> move = () -> as("command", () -> moves.move(one)).done();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done = both.invokeAll(List.of(move, move));
            assertThat(done.get(0).get() + done.get(1).get()).isEqualTo(1);
        }
        assertThat(as("secretary", () -> measures.ofPerson(arrival.person()))).hasSize(2);
    }

    @Test
    void thoseWhoLiveWithSomebodyFollow() throws Exception {
        as("command", () -> {
            riskPlaces.put(
                    List.of(new RiskPlace("451026", "那坡县", RiskLevel.HIGH, LocalDate.of(2022, 2, 1), null, "通告")));
            return null;
        });
        register(2, "330782", "浙江省金华市义乌市", "西范1组11号101室");
        register(1, "451026", "广西壮族自治区百色市那坡县", "西范1组11号101室");
        Measure before = measures("secretary", 1);
        Measure other = measures("secretary", 2);
        assertThat(other.coResidentOf()).isEqualTo(before.id());
        TestClock.set("2022-02-12T12:00");
        String text = beginning(TODAY)
                .replaceFirst(
                        "days: 14\n        tests: \\[1, 3, 7, 14 double]", "days: 7\n        tests: [1, 3, 7 double]");
        UUID draft = written(text);
        TrialRun run = looked(draft);
        assertThat(groups(run)).containsExactly(new TrialChangeStore.Group("14+7", "14+7", 1, 0, 1, 0, 1));
        as("command", () -> drafts.publish(draft, 0));
        as("command", () -> moves.move(all(run)));
        Measure after = measures("secretary", 1);
        assertThat(after.endsOn()).isEqualTo(before.endsOn().minusDays(7));
        Measure follows = measures("secretary", 2);
        assertThat(follows.coResidentOf()).isEqualTo(after.id());
        assertThat(follows.endsOn()).isEqualTo(other.endsOn().minusDays(7));
        assertThat(as("secretary", () -> measures.ofPerson(person(2)))).hasSize(2);
    }

    private int atOnce(Callable<?>... calls) throws InterruptedException {
        try (ExecutorService both = Executors.newFixedThreadPool(calls.length)) {
            List<? extends Future<?>> done =
                    both.invokeAll(List.<Callable<Object>>of(() -> calls[0].call(), () -> calls[1].call()));
            return (int) done.stream()
                    .filter(each -> each.state() == Future.State.SUCCESS)
                    .count();
        }
    }

    private String beginning() {
        return beginning(LocalDate.of(2022, 2, 12));
    }

    private String beginning(LocalDate from) {
        return as("secretary", drafts::beginning)
                .replaceFirst("(?m)^version:.*$", "version: rules-" + from)
                .replaceFirst("(?m)^valid_from:.*$", "valid_from: " + from);
    }

    /** A week of monitoring in place of two. */
    private String shorter(LocalDate from) {
        return beginning(from).replace("days: 14\n        tests: [3, 14]", "days: 7\n        tests: [3, 7]");
    }

    private UUID written(String text) {
        return as("secretary", () -> drafts.begin(text));
    }

    private TrialRun looked(UUID draft) throws Exception {
        launched(draft, Duration.ofSeconds(30));
        return as("secretary", () -> runs.latest(draft)).orElseThrow();
    }

    private void launched(UUID draft, Duration patience) {
        Acting.run(fixture.actor("secretary"), () -> {
            try {
                runs.launch(draft, patience);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<TrialChangeStore.Group> groups(TrialRun run) {
        return as("command", () -> runs.groups(run));
    }

    private List<UUID> all(TrialRun run) {
        return as("command", () -> transaction.execute(status -> changes.of(run.id())));
    }

    private UUID changeOf(TrialRun run, Arrival arrival) {
        return as("command", () -> transaction.execute(status -> changes.lock(changes.of(run.id())))).stream()
                .filter(each -> each.arrival().equals(arrival.id().value()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Measure measures(String who, int n) {
        return as(who, () -> {
            return measures.active(person(n)).orElseThrow();
        });
    }

    private PersonId person(int n) {
        return Objects.requireNonNull(registered.get(n)).person();
    }

    private Arrival register(int n, String code, String origin, String address) {
        Arrival arrival = as("secretary", () -> {
            ArrivalOutcome outcome = arrivals.register(new NewArrival(
                    ArrivalId.next(),
                    Fixture.XIFAN,
                    new Traveller(
                            "张" + "建国强军民".charAt(n),
                            IdentityDocument.none(),
                            ((Parsed.Good<Phone>) Phone.read("1391532659" + n)).value()),
                    address,
                    null,
                    code,
                    origin,
                    LocalDate.of(2022, 2, 7),
                    LocalTime.of(11, 0),
                    Transport.TRAIN,
                    null,
                    null,
                    null,
                    HealthCode.GREEN,
                    2,
                    List.of(),
                    ArrivalDetails.NONE,
                    ArrivalSource.PAGE));
            return arrivals.get(((ArrivalOutcome.Registered) outcome).arrival());
        });
        registered.put(n, arrival);
        return arrival;
    }

    private <T> T as(String who, Supplier<T> work) {
        return Acting.as(fixture.actor(who), work);
    }
}
