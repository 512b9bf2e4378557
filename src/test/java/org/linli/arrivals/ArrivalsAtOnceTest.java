package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.text.Parsed;
import org.linli.policy.HealthCode;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Statements;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Many who register at once: nobody is registered twice and nobody waits for who registers somebody else, on noon of 7
 * February 2022. What it takes is counted in statements, which do not depend on the machine.
 */
@LinliTest
class ArrivalsAtOnceTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);
    private static final int HANDS = 16;
    private static final String NEAR = "330782";
    private static final String FAR = "360424";

    @Autowired
    Arrivals arrivals;

    @Autowired
    Fixture fixture;

    @Test
    void sixteenWhoRegisterTheSamePersonRegisterThemOnce() throws Exception {
        long persons = count("people.person");
        List<ArrivalOutcome> outcomes =
                atOnce(HANDS, hand -> List.of(arrival(ArrivalId.next(), 100, document(100), FAR, "西范1组100号101室")));
        assertRegisteredOnce(outcomes);
        assertThat(count("people.person")).isEqualTo(persons + 1);
        assertThat(count("care.measure m join arrivals.arrival a on a.id = m.source_id join people.person p"
                        + " on p.id = m.person_id where p.name = '" + SyntheticLists.name(100) + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoeverHasNoDocumentIsRegisteredOnceByNameAndPhone() throws Exception {
        long persons = count("people.person");
        List<ArrivalOutcome> outcomes = atOnce(
                HANDS, hand -> List.of(arrival(ArrivalId.next(), 101, IdentityDocument.none(), NEAR, "西范1组101号101室")));
        assertRegisteredOnce(outcomes);
        assertThat(count("people.person")).isEqualTo(persons + 1);
    }

    @Test
    void whatIsSentAgainUnderItsIdIsStoredOnceThoughNothingTellsThePersonFromOthers() throws Exception {
        long persons = count("people.person");
        NewArrival child = arrival(ArrivalId.next(), 102, IdentityDocument.none(), NEAR, "西范1组102号101室", null);
        assertRegisteredOnce(atOnce(HANDS, hand -> List.of(child)));
        assertThat(count("people.person")).isEqualTo(persons + 1);
    }

    @Test
    void twoPeopleWhoMoveIntoTheSameNewHomeFindOne() throws Exception {
        long buildings = count("territory.building");
        long homes = count("territory.dwelling");
        long households = count("people.household");
        List<ArrivalOutcome> outcomes = atOnce(
                HANDS,
                hand -> List.of(arrival(ArrivalId.next(), 110 + hand, document(110 + hand), FAR, "西范2组110号101室")));
        assertThat(outcomes).hasSize(HANDS).allMatch(ArrivalOutcome.Registered.class::isInstance);
        assertThat(count("territory.building")).isEqualTo(buildings + 1);
        assertThat(count("territory.dwelling")).isEqualTo(homes + 1);
        assertThat(count("people.household")).isEqualTo(households + 1);
        assertThat(count("people.household h join people.person p on p.id = h.head_id join territory.home t"
                        + " on t.dwelling_id = h.dwelling_id where t.address = '2组110号'"))
                .as("a head")
                .isEqualTo(1);
    }

    @Test
    void twoListsOfTheSamePeopleInReverseOrderDoNotWaitForEachOther() throws Exception {
        long persons = count("people.person");
        List<Integer> people = IntStream.range(200, 240).boxed().toList();
        List<Integer> reversed = new ArrayList<>(people);
        Collections.reverse(reversed);
        List<ArrivalOutcome> outcomes = atOnce(
                4,
                hand -> (hand % 2 == 0 ? people : reversed)
                        .stream()
                                .map(n -> arrival(
                                        ArrivalId.next(),
                                        n,
                                        n % 3 == 0 ? IdentityDocument.none() : document(n),
                                        n % 2 == 0 ? FAR : NEAR,
                                        "西范%d组%d号%d01室".formatted(n % 3 + 1, n / 4, n % 4 + 1)))
                                .toList());
        assertThat(outcomes)
                .filteredOn(ArrivalOutcome.Registered.class::isInstance)
                .hasSize(people.size());
        assertThat(outcomes).filteredOn(ArrivalOutcome.Known.class::isInstance).hasSize(3 * people.size());
        assertThat(count("people.person")).isEqualTo(persons + people.size());
    }

    @Test
    void pairsWhoSwapHomesDoNotWaitForEachOtherAndLeaveNoHomeWithoutItsHousehold() throws Exception {
        Actor secretary = fixture.actor("secretary");
        for (int hand = 0; hand < HANDS; hand++) {
            register(secretary, swapping(hand, hand, TODAY.minusDays(1)));
        }
        long households = count("people.household");
        List<ArrivalOutcome> outcomes = atOnce(HANDS, hand -> List.of(swapping(hand, hand ^ 1, TODAY)));
        assertThat(outcomes).hasSize(HANDS).allMatch(ArrivalOutcome.Registered.class::isInstance);
        assertThat(count("people.household h where h.ended_on is null is distinct from exists (select 1"
                        + " from people.person p where p.household_id = h.id and p.left_on is null)"))
                .as("open and empty, or ended and lived in")
                .isZero();
        assertThat(count("people.household") - households)
                .as("at most one is founded of two that end, when one comes before the other leaves")
                .isLessThanOrEqualTo(HANDS / 2);
    }

    private static NewArrival swapping(int hand, int home, LocalDate day) {
        return arrival(
                ArrivalId.next(),
                600 + hand,
                document(600 + hand),
                NEAR,
                "西范3组600号%d01室".formatted(home + 1),
                read(Phone.read(SyntheticLists.phone(600 + hand))),
                day);
    }

    @Test
    void aRegistrationTakesFewStatements() {
        Actor secretary = fixture.actor("secretary");
        // What is read once and kept is read before.
        register(secretary, arrival(ArrivalId.next(), 300, document(300), NEAR, "西范1组300号101室"));
        assertThat(statements(secretary, arrival(ArrivalId.next(), 301, document(301), NEAR, "西范1组301号101室")))
                .as("into a house that nobody has entered yet")
                .isLessThanOrEqualTo(15);
        assertThat(statements(secretary, arrival(ArrivalId.next(), 302, document(302), NEAR, "西范1组301号101室")))
                .as("into a home where others live")
                .isLessThanOrEqualTo(15);
        assertThat(statements(secretary, arrival(ArrivalId.next(), 303, IdentityDocument.none(), NEAR, "西范1组301号102室")))
                .as("without a document, into another home of the house")
                .isLessThanOrEqualTo(15);
    }

    @Test
    void aMeasureAddsFewStatementsHoweverManyTasksItHas() throws Exception {
        Actor secretary = fixture.actor("secretary");
        register(secretary, arrival(ArrivalId.next(), 310, document(310), FAR, "西范1组310号101室"));
        long tasks = count("tasks.task");
        assertThat(statements(secretary, arrival(ArrivalId.next(), 311, document(311), FAR, "西范1组311号101室")))
                .isLessThanOrEqualTo(22);
        assertThat(count("tasks.task") - tasks).isGreaterThan(30);
    }

    @Test
    void aListTakesHardlyMoreStatementsThanOnePerson() {
        Actor secretary = fixture.actor("secretary");
        List<NewArrival> list = IntStream.range(400, 500)
                .mapToObj(n -> arrival(
                        ArrivalId.next(), n, document(n), FAR, "西范%d组%d号%d01室".formatted(n % 3 + 1, n, n % 4 + 1)))
                .toList();
        int statements = Statements.count(() -> Acting.run(secretary, () -> arrivals.registerAll(list, null)));
        assertThat(statements).isLessThanOrEqualTo(50);
    }

    private static void assertRegisteredOnce(List<ArrivalOutcome> outcomes) {
        assertThat(outcomes)
                .filteredOn(ArrivalOutcome.Registered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(ArrivalOutcome.Known.class::isInstance).hasSize(outcomes.size() - 1);
    }

    private int statements(Actor who, NewArrival arrival) {
        return Statements.count(() -> register(who, arrival));
    }

    private void register(Actor who, NewArrival arrival) {
        assertThat(Acting.as(who, () -> arrivals.register(arrival))).isInstanceOf(ArrivalOutcome.Registered.class);
    }

    private interface Lists {

        List<NewArrival> of(int hand);
    }

    /** What became of all, each hand registering its own list in one transaction, all of them at the same moment. */
    private List<ArrivalOutcome> atOnce(int hands, Lists lists) throws Exception {
        Actor secretary = fixture.actor("secretary");
        var ready = new CyclicBarrier(hands);
        try (ExecutorService pool = Executors.newFixedThreadPool(hands)) {
            List<Callable<List<ArrivalOutcome>>> all = new ArrayList<>();
            for (int hand = 0; hand < hands; hand++) {
                List<NewArrival> list = lists.of(hand);
                all.add(() -> {
                    ready.await();
                    return Acting.as(secretary, () -> arrivals.registerAll(list, null));
                });
            }
            List<ArrivalOutcome> outcomes = new ArrayList<>();
            for (Future<List<ArrivalOutcome>> each : pool.invokeAll(all)) {
                outcomes.addAll(each.get());
            }
            return outcomes;
        }
    }

    private static NewArrival arrival(ArrivalId id, int n, IdentityDocument document, String origin, String address) {
        return arrival(id, n, document, origin, address, read(Phone.read(SyntheticLists.phone(n))));
    }

    private static NewArrival arrival(
            ArrivalId id, int n, IdentityDocument document, String origin, String address, @Nullable Phone phone) {
        return arrival(id, n, document, origin, address, phone, TODAY);
    }

    private static NewArrival arrival(
            ArrivalId id,
            int n,
            IdentityDocument document,
            String origin,
            String address,
            @Nullable Phone phone,
            LocalDate day) {
        return new NewArrival(
                id,
                Fixture.XIFAN,
                new Traveller(SyntheticLists.name(n), document, phone),
                address,
                null,
                origin,
                origin.equals(NEAR) ? "浙江省金华市义乌市" : "江西省九江市修水县",
                day,
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

    private static IdentityDocument document(int n) {
        return read(IdentityDocument.read(SyntheticLists.idNumber(n), TODAY));
    }

    private static <T> T read(Parsed<T> reading) {
        return ((Parsed.Good<T>) reading).value();
    }

    private static long count(String table) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            assertThat(count.next()).isTrue();
            return count.getLong(1);
        }
    }
}
