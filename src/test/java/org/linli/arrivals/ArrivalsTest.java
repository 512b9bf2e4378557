package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.list.Lists;
import org.linli.platform.text.Parsed;
import org.linli.policy.HealthCode;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlace;
import org.linli.policy.RiskPlaces;
import org.linli.tasks.Tasks;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Registering people from elsewhere, on noon of 7 February 2022: what applies, until when, and what follows from it.
 */
@LinliTest
class ArrivalsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Arrivals arrivals;

    @Autowired
    ArrivalList list;

    @Autowired
    Lists lists;

    @Autowired
    People people;

    @Autowired
    Measures measures;

    @Autowired
    Tasks tasks;

    @Autowired
    ArrivalMoveIn movingIn;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    BusinessClock clock;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Test
    void somebodyFromHubeiIsMonitoredForFourteenDaysAndConfinedOnNone() {
        Arrival arrival = register("secretary", arrival(1, "421182", "湖北省黄冈市武穴市", "西范1组11号101室"));
        assertThat(arrival.decided().protocol()).isEqualTo("2+14");
        assertThat(arrival.decided().until()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(arrival.decided().reasonZh()).contains("武穴");
        assertThat(arrival.decided().reasonEn())
                .isNotBlank()
                .isNotEqualTo(arrival.decided().reasonZh());
        assertThat(arrival.decided().policyVersion()).isEqualTo("dongyang-2022-02");
        assertThat(arrival.path()).isEqualTo(Fixture.XIFAN_1);
        as("secretary", () -> {
            Measure measure =
                    measures.ofSource(arrival.id().value(), arrival.person()).orElseThrow();
            assertThat(measure.confines()).isFalse();
            assertThat(measure.endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
            assertThat(measures.active(arrival.person())).contains(measure);
            return measure;
        });
    }

    @Test
    void somebodyFromWithinJinhuaIsRegisteredAndNothingMore() {
        Arrival arrival = register("secretary", arrival(2, "330782", "浙江省金华市义乌市", "西范1组11号102室"));
        assertThat(arrival.decided().protocol()).isNull();
        assertThat(arrival.decided().until()).isNull();
        assertThat(as("secretary", () -> measures.active(arrival.person()))).isEmpty();
    }

    @Test
    void whoeverCameSoLongAgoThatTheirMeasureIsOverIsOnlyRegistered() {
        TestClock.set("2022-03-07T12:00");
        Arrival arrival = register("secretary", arrival(60, "421182", "湖北省黄冈市武穴市", "西范1组11号104室"));
        TestClock.set("2022-03-08T12:00");
        Arrival late = register("secretary", arrival(61, "421182", "湖北省黄冈市武穴市", "西范1组11号105室"));
        TestClock.reset();
        assertThat(arrival.decided().protocol()).isEqualTo("2+14");
        assertThat(late.decided().protocol()).isNull();
        assertThat(late.decided().measure()).isNull();
        assertThat(late.decided().reasonZh()).contains("2022-02-21").contains("只登记");
        assertThat(as("secretary", () -> measures.active(late.person()))).isEmpty();
    }

    @Test
    void somebodyFromAPlaceOnTheRiskListIsIsolatedForFourteenDaysAndAtHomeForSeven() throws Exception {
        LocalDate since = LocalDate.of(2022, 2, 1);
        as("command", () -> {
            riskPlaces.put(List.of(
                    new RiskPlace("451021", "田阳区", RiskLevel.HIGH, since, null, "通告"),
                    new RiskPlace("451026", "那坡县", RiskLevel.HIGH, since, null, "通告")));
            return null;
        });
        Arrival arrival = register("secretary", arrival(3, "451026", "广西壮族自治区百色市那坡县", "西范1组11号103室"));
        assertThat(arrival.decided().protocol()).isEqualTo("14+7");
        assertThat(arrival.decided().until()).isEqualTo(LocalDate.of(2022, 2, 28));
    }

    @Test
    void aNegativeTestOfTheLastTwoDaysStandsForTheOneOnArrival() {
        var tested = new PriorTest(clock.at(LocalDate.of(2022, 2, 6), LocalTime.of(9, 0)), PriorTest.Result.NEGATIVE);
        var old = new PriorTest(clock.at(LocalDate.of(2022, 2, 4), LocalTime.of(9, 0)), PriorTest.Result.NEGATIVE);
        Arrival fresh = register("secretary", arrival(4, "421182", "湖北省黄冈市武穴市", "西范1组12号101室", tested));
        Arrival late = register("secretary", arrival(5, "421182", "湖北省黄冈市武穴市", "西范1组12号102室", old));
        assertThat(samplesDueToday(fresh)).isZero();
        assertThat(samplesDueToday(late)).isOne();
    }

    @Test
    void aPositiveTestBroughtAlongAlarmsAndStandsInTheWayOfARelease() {
        var positive = new PriorTest(clock.at(TODAY.minusDays(1), LocalTime.of(9, 0)), PriorTest.Result.POSITIVE);
        Arrival arrival = register("secretary", arrival(62, "330782", "浙江省金华市义乌市", "西范1组11号106室", positive));
        assertThat(arrival.decided().rule()).isEqualTo("positive-test");
        assertThat(arrival.decided().protocol()).isEqualTo("14+7");
        assertThat(alarms(arrival)).containsExactly("positive");
        MeasureId measure =
                MeasureId.of(java.util.Objects.requireNonNull(arrival.decided().measure()));
        assertThat(as("secretary", () -> measures.conditions(measure)).stream()
                        .flatMap(c -> c.obstacles().stream())
                        .map(o -> o.key()))
                .contains("care.obstacle.test.positive", "care.obstacle.alarms");
        var old = new PriorTest(clock.at(TODAY.minusDays(30), LocalTime.of(9, 0)), PriorTest.Result.POSITIVE);
        Arrival recovered = register("secretary", arrival(63, "330782", "浙江省金华市义乌市", "西范1组11号107室", old));
        assertThat(recovered.decided().protocol()).isNull();
    }

    @Test
    void aPositiveTestCountsUnderTheMeasureThatGoesOnAndOnlyOnce() {
        register("secretary", arrival(64, "421182", "湖北省黄冈市武穴市", "西范1组11号108室"));
        var positive = new PriorTest(clock.at(TODAY, LocalTime.of(10, 0)), PriorTest.Result.POSITIVE);
        NewArrival again = arrival(64, "421182", "湖北省黄冈市武穴市", "西范1组11号108室", TODAY.minusDays(1), positive);
        Arrival second = register("secretary", again);
        assertThat(as("secretary", () -> arrivals.register(again))).isInstanceOf(ArrivalOutcome.Known.class);
        assertThat(alarms(second)).containsExactly("positive");
    }

    private List<String> alarms(Arrival arrival) {
        UUID measure = java.util.Objects.requireNonNull(arrival.decided().measure());
        return as("secretary", () -> tasks.ofSource(measure)).stream()
                .filter(task -> task.kind().equals("care.alarm"))
                .map(task -> task.datum("what"))
                .toList();
    }

    @Test
    void aRepeatIsKnownAndStoresNothing() {
        Arrival first = register("secretary", arrival(6, "421182", "湖北省黄冈市武穴市", "西范1组13号101室"));
        ArrivalOutcome again =
                as("secretary", () -> arrivals.register(arrival(6, "421182", "湖北省黄冈市武穴市", "西范1组13号101室")));
        assertThat(again).isEqualTo(new ArrivalOutcome.Known(first.id()));
        assertThat(as("secretary", () -> arrivals.of(first.person()))).hasSize(1);
    }

    @Test
    void twoAtOnceStoreOnePersonOnce() throws Exception {
        long before = count("arrivals.arrival");
        long persons = count("people.person");
        Actor secretary = fixture.actor("secretary");
        Callable<ArrivalOutcome> one =
                () -> Acting.as(secretary, () -> arrivals.register(arrival(7, "421182", "湖北省黄冈市武穴市", "西范1组13号102室")));
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<ArrivalOutcome> outcomes = pool.invokeAll(List.of(one, one)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(outcomes)
                    .filteredOn(ArrivalOutcome.Registered.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(ArrivalOutcome.Known.class::isInstance)
                    .hasSize(1);
        }
        assertThat(count("arrivals.arrival")).isEqualTo(before + 1);
        assertThat(count("people.person")).isEqualTo(persons + 1);
    }

    @Test
    void aCorrectionEndsWhatRanAndBeginsWhatIsRight() {
        Arrival wrong = register("secretary", arrival(8, "421182", "湖北省黄冈市武穴市", "西范1组14号101室"));
        ArrivalOutcome.Registered right = as("secretary", () -> (ArrivalOutcome.Registered)
                arrivals.correct(wrong.id(), arrival(8, "330782", "浙江省金华市义乌市", "西范1组14号101室"), "来源地填错"));
        as("secretary", () -> {
            assertThat(arrivals.get(wrong.id()).stands()).isFalse();
            assertThat(arrivals.get(right.arrival()).replaces()).isEqualTo(wrong.id());
            assertThat(measures.active(wrong.person())).isEmpty();
            return right;
        });
    }

    @Test
    void aWithdrawalEndsTheMeasureAndNeedsAReason() {
        Arrival arrival = register("secretary", arrival(9, "421182", "湖北省黄冈市武穴市", "西范1组14号102室"));
        as("secretary", () -> {
            assertThatThrownBy(() -> arrivals.withdraw(arrival.id(), " ")).isInstanceOf(Refused.class);
            arrivals.withdraw(arrival.id(), "登记错人");
            assertThat(measures.active(arrival.person())).isEmpty();
            assertThat(arrivals.get(arrival.id()).withdrawal())
                    .satisfies(w -> assertThat(w.why()).isEqualTo("登记错人"));
            assertThatThrownBy(() -> arrivals.withdraw(arrival.id(), "再次")).isInstanceOf(Refused.class);
            return arrival;
        });
    }

    @Test
    void somebodyOnRecordMovesToWhereTheyStayNow() {
        Arrival first = register("secretary", arrival(10, "330782", "浙江省金华市义乌市", "西范1组15号101室"));
        NewArrival wanted = arrival(10, "421182", "湖北省黄冈市武穴市", "西范2组3号201室", LocalDate.of(2022, 2, 6));
        Arrival second = register("secretary", wanted);
        assertThat(second.person()).isEqualTo(first.person());
        assertThat(as("secretary", () -> people.get(first.person())).path()).isEqualTo(Fixture.XIFAN_2);
    }

    @Test
    void somebodyOnRecordWhoIsStillToComeMovesOnThatDay() {
        Arrival first = register("secretary", arrival(65, "421182", "湖北省黄冈市武穴市", "西范1组12号101室"));
        register("secretary", arrival(65, "421182", "湖北省黄冈市武穴市", "西范1组12号102室", TODAY.plusDays(2)));
        assertThat(address(first)).contains("101");
        assertThat(as("secretary", () -> measures.active(first.person()))
                        .orElseThrow()
                        .arrivedOn())
                .isEqualTo(TODAY);
        assertThat(movingIn.run()).isZero();
        TestClock.set("2022-02-09T00:01");
        assertThat(movingIn.run()).isOne();
        assertThat(movingIn.run()).isZero();
        assertThat(address(first)).contains("102");
        assertThat(as("secretary", () -> measures.ofPerson(first.person())).stream()
                        .filter(m -> m.isActive()))
                .singleElement()
                .satisfies(m -> assertThat(m.arrivedOn()).isEqualTo(TODAY.plusDays(2)));
        TestClock.reset();
    }

    private String address(Arrival arrival) {
        return java.util.Objects.requireNonNull(as("secretary", () -> people.cards(List.of(arrival.person())))
                        .get(arrival.person()))
                .address();
    }

    @Test
    void oneWithoutADocumentWhoCameTwiceIsOnePersonWithTwoArrivals() throws Exception {
        long persons = count("people.person");
        LocalDate earlier = LocalDate.of(2022, 2, 3);
        List<ArrivalOutcome> outcomes = as(
                "secretary",
                () -> arrivals.registerAll(
                        List.of(
                                withoutDocument(arrival(20, "330782", "浙江省金华市义乌市", "西范1组17号101室")),
                                withoutDocument(arrival(20, "330782", "浙江省金华市义乌市", "西范2组17号102室", earlier)),
                                withoutDocument(arrival(20, "330782", "浙江省金华市义乌市", "西范2组17号102室", earlier)),
                                withoutDocument(arrival(21, "330782", "浙江省金华市义乌市", "西范1组17号101室"))),
                        null));
        assertThat(count("people.person")).isEqualTo(persons + 2);
        List<Arrival> stored = outcomes.stream()
                .filter(ArrivalOutcome.Registered.class::isInstance)
                .map(o -> as("secretary", () -> arrivals.get(((ArrivalOutcome.Registered) o).arrival())))
                .toList();
        assertThat(stored).hasSize(3);
        assertThat(outcomes.get(2))
                .isEqualTo(new ArrivalOutcome.Known(stored.get(1).id()));
        assertThat(stored.get(1).person()).isEqualTo(stored.getFirst().person());
        assertThat(stored.get(2).person()).isNotEqualTo(stored.getFirst().person());
        assertThat(as("secretary", () -> people.get(stored.getFirst().person())).path())
                .as("where they came last")
                .isEqualTo(Fixture.XIFAN_1);
    }

    @Test
    void oneWhoGivesNoDocumentTheSecondTimeIsKnownByNameAndPhone() throws Exception {
        long persons = count("people.person");
        List<ArrivalOutcome> outcomes = as(
                "secretary",
                () -> arrivals.registerAll(
                        List.of(
                                arrival(22, "330782", "浙江省金华市义乌市", "西范1组17号103室"),
                                withoutDocument(arrival(22, "330782", "浙江省金华市义乌市", "西范1组17号103室"))),
                        null));
        assertThat(outcomes.getLast()).isInstanceOf(ArrivalOutcome.Known.class);
        assertThat(count("people.person")).isEqualTo(persons + 1);
    }

    @Test
    void nobodyIsRegisteredUnderTheNumberOfSomebodyWhoDied() {
        Arrival before = register("secretary", arrival(23, "330782", "浙江省金华市义乌市", "西范1组17号104室"));
        as("secretary", () -> {
            people.markDied(before.person(), people.get(before.person()).version(), TODAY);
            return before;
        });
        NewArrival again = arrival(23, "330782", "浙江省金华市义乌市", "西范1组17号104室", LocalDate.of(2022, 2, 6));
        assertThatThrownBy(() -> as("secretary", () -> arrivals.register(again)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.field()).isEqualTo("document");
                                    assertThat(problem.key()).isEqualTo("arrivals.refusal.person.died");
                                }));
    }

    @Test
    void anotherCommunityNeitherSeesNorRegistersThere() {
        Arrival arrival = register("secretary", arrival(11, "421182", "湖北省黄冈市武穴市", "西范1组15号102室"));
        assertThatThrownBy(() -> as("xilou", () -> arrivals.get(arrival.id()))).isInstanceOf(NotFound.class);
        assertThat(as("xilou", () -> lists.rows(list, new LinkedMultiValueMap<>(Map.of("withdrawn", List.of(""))))))
                .extracting(row -> row.arrival().path())
                .allMatch(Fixture.XILOU::covers);
        assertThatThrownBy(
                        () -> as("xilou", () -> arrivals.register(arrival(12, "421182", "湖北省黄冈市武穴市", "西范1组15号103室"))))
                .isInstanceOf(Forbidden.class);
        assertThat(jdbc.sql("select count(*) from arrivals.arrival")
                        .query(Long.class)
                        .single())
                .as("rows that a statement outside a transaction sees")
                .isZero();
    }

    @Test
    void whoMayOnlyReadRegistersNobody() {
        assertThatThrownBy(
                        () -> as("auditor", () -> arrivals.register(arrival(13, "421182", "湖北省黄冈市武穴市", "西范1组15号104室"))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesAnAddressThatNamesNoHouseAndGoesOnWithTheOthers() {
        List<ArrivalOutcome> outcomes = as(
                "secretary",
                () -> arrivals.registerAll(
                        List.of(
                                arrival(14, "421182", "湖北省黄冈市武穴市", "西范小区"),
                                arrival(15, "421182", "湖北省黄冈市武穴市", "西范1组16号101室")),
                        null));
        assertThat(outcomes.getFirst()).isInstanceOf(ArrivalOutcome.Rejected.class);
        assertThat(outcomes.getLast()).isInstanceOf(ArrivalOutcome.Registered.class);
    }

    private long samplesDueToday(Arrival arrival) {
        UUID measure = arrival.decided().measure();
        return as("secretary", () -> tasks.ofSource(java.util.Objects.requireNonNull(measure))).stream()
                .filter(task -> task.kind().contains("sample") && task.day().equals(TODAY))
                .count();
    }

    private Arrival register(String who, NewArrival wanted) {
        return as(who, () -> {
            ArrivalOutcome outcome = arrivals.register(wanted);
            assertThat(outcome).isInstanceOf(ArrivalOutcome.Registered.class);
            return arrivals.get(((ArrivalOutcome.Registered) outcome).arrival());
        });
    }

    private static NewArrival arrival(int n, String code, String origin, String address, PriorTest... tests) {
        return arrival(n, code, origin, address, TODAY, tests);
    }

    private static NewArrival arrival(
            int n, String code, String origin, String address, LocalDate arrivedOn, PriorTest... tests) {
        return new NewArrival(
                ArrivalId.next(),
                area(address),
                new Traveller(
                        SyntheticLists.name(n),
                        read(IdentityDocument.read(SyntheticLists.idNumber(n), TODAY)),
                        read(Phone.read(SyntheticLists.phone(n)))),
                address,
                null,
                code,
                origin,
                arrivedOn,
                LocalDateTime.of(arrivedOn, LocalTime.of(11, 0)).toLocalTime(),
                Transport.TRAIN,
                null,
                null,
                null,
                HealthCode.GREEN,
                2,
                List.of(tests),
                ArrivalDetails.NONE.with(ArrivalDetail.TRANSPORT_NO, "G1"),
                ArrivalSource.PAGE);
    }

    private static NewArrival withoutDocument(NewArrival a) {
        return new NewArrival(
                a.id(),
                a.area(),
                new Traveller(
                        a.traveller().name(),
                        IdentityDocument.none(),
                        a.traveller().phone()),
                a.address(),
                a.landlord(),
                a.originCode(),
                a.originName(),
                a.arrivedOn(),
                a.arrivedAt(),
                a.transport(),
                a.leftRiskOn(),
                a.leftRiskAt(),
                a.contact(),
                a.healthCode(),
                a.doses(),
                a.tests(),
                a.details(),
                a.source());
    }

    private static AreaPath area(String address) {
        return address.startsWith("西楼") ? Fixture.XILOU : Fixture.XIFAN;
    }

    private static <T> T read(Parsed<T> reading) {
        return ((Parsed.Good<T>) reading).value();
    }

    private static long count(String table) throws Exception {
        try (Connection owner = org.linli.testing.TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            assertThat(count.next()).isTrue();
            return count.getLong(1);
        }
    }

    private <T> T as(String who, Supplier<T> work) {
        return Acting.as(fixture.actor(who), work);
    }
}
