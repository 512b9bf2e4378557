package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.linli.testing.Fixture.XIFAN;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.access.Acting;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who write about the same person or home at once, each step of them at the worst moment for the other. */
@LinliTest
@Timeout(60)
class PeopleAtOnceTest {

    @Autowired
    People people;

    @Autowired
    PersonEntry entry;

    @Autowired
    PeopleAdmission admission;

    @Autowired
    NumberSeals seals;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void rest() {
        hands.close();
    }

    @Test
    void theLastTwoWhoLeaveAHouseholdAtOnceLeaveItEnded() throws Exception {
        HouseholdId home = made(() -> fixture().resident(XIFAN, "1组501号"));
        PersonId one = made(() -> fixture().add(home, "先走的", IdentityDocument.none(), null));
        PersonId other = made(() -> fixture().add(home, "后走的", IdentityDocument.none(), null));
        HouseholdId elsewhere = made(() -> fixture().resident(XIFAN, "1组502号"));
        HouseholdId apart = made(() -> fixture().resident(XIFAN, "1组503号"));
        atOnce(() -> move(one, elsewhere), () -> move(other, apart));
        Household left = made(() -> people.household(home));
        assertThat(left.endedOn()).isNotNull();
        assertThat(left.head()).isNull();
    }

    @Test
    void aHouseholdIntoWhichSomebodyComesWhileTheLastLeavesGoesOn() throws Exception {
        HouseholdId home = made(() -> fixture().resident(XIFAN, "1组511号"));
        PersonId last = made(() -> fixture().add(home, "走的人", IdentityDocument.none(), null));
        HouseholdId elsewhere = made(() -> fixture().resident(XIFAN, "1组512号"));
        PersonId comes = made(() -> fixture().add(elsewhere, "来的人", IdentityDocument.none(), null));
        atOnce(() -> move(comes, home), () -> people.markLeft(last, version(last), LocalDate.of(2022, 2, 7)));
        Household now = made(() -> people.household(home));
        assertThat(now.endedOn()).isNull();
        assertThat(made(() -> people.householdAt(now.home().orElseThrow(), HouseholdKind.RESIDENT))
                        .id())
                .as("the next newcomers live with them")
                .isEqualTo(home);
    }

    @Test
    void twoWhoSwapHomesByHandDoNotWaitForEachOtherInACircle() throws Exception {
        HouseholdId here = made(() -> fixture().resident(XIFAN, "1组521号"));
        HouseholdId there = made(() -> fixture().resident(XIFAN, "1组522号"));
        PersonId one = made(() -> fixture().add(here, "换房甲", IdentityDocument.none(), null));
        PersonId other = made(() -> fixture().add(there, "换房乙", IdentityDocument.none(), null));
        atOnce(
                () -> entry.move(one, version(one), form("1组522号", there.value().toString())),
                () -> entry.move(other, version(other), form("1组521号", HomeForm.OWN)));
        assertThat(made(() -> people.get(one)).household()).isEqualTo(there);
        assertThat(made(() -> people.get(other)).household()).isNotEqualTo(there);
    }

    @Test
    void twoWhoRegisterByHandIntoTheSameHomeFindOneHousehold() throws Exception {
        DwellingId home =
                made(() -> territory.settle(XIFAN, "1组531号", null, false)).id();
        Future<?> second = atOnceOrFail(
                () -> entry.register(form("1组531号", ""), person("同住甲", "")),
                () -> entry.register(form("1组531号", ""), person("同住乙", "")));
        assertThatThrownBy(second::get).as("asked with whom they live").cause().isInstanceOf(Refused.class);
        assertThat(made(() -> people.householdsIn(home))).hasSize(1);
    }

    @Test
    void whoRegistersByHandTakesThePersonBeforeTheHomeAsAListDoes() throws Exception {
        IdentityDocument document = PeopleFixture.citizen("1990-03-03", 881);
        var held = new CountDownLatch(1);
        Future<?> before = hand(() -> {
            admission.hold(List.of(document), List.of(), List.of());
            held.countDown();
            awaitWaiting(2);
        });
        held.await();
        Future<?> list = hand(() -> {
            admission.hold(List.of(document), List.of(), List.of());
            territory.settle(XIFAN, "1组541号", null, false);
        });
        awaitWaiting(1);
        Future<?> byHand = hand(() -> entry.register(form("1组541号", ""), person("新户", document.number())));
        before.get();
        list.get();
        byHand.get();
    }

    @Test
    void whoIsAddedIsHeldByDocumentAndPhoneInOneStep() throws Exception {
        IdentityDocument document = PeopleFixture.citizen("1990-03-03", 899);
        Phone phone = IntStream.range(0, 100)
                .mapToObj(n -> "139057%05d".formatted(n))
                .map(number -> ((Parsed.Good<Phone>) Phone.read(number)).value())
                .filter(one -> key("phone", seals.hash(one)) < key("document", seals.hash(document)))
                .findFirst()
                .orElseThrow();
        HouseholdId home = made(() -> fixture().resident(XIFAN, "1组551号"));
        var held = new CountDownLatch(1);
        // As far as an arrival of the same person has got when it holds the first of its keys.
        Future<?> arrival = hand(() -> {
            admission.hold(List.of(), List.of(new NamedPhone("新人", phone)), List.of());
            held.countDown();
            awaitWaiting(1);
            admission.hold(List.of(document), List.of(), List.of());
        });
        held.await();
        Future<?> added = hand(() -> people.addNew(NewPerson.of(home, "新人", document, List.of(phone))));
        arrival.get();
        added.get();
    }

    private long key(String what, byte[] hash) {
        return jdbc.sql("select hashtextextended(:key, 0)")
                .param("key", "people.person " + what + " " + HexFormat.of().formatHex(hash))
                .query(Long.class)
                .single();
    }

    /** The second begins when the first has done all but its end, which comes when the second waits or is done. */
    private void atOnce(Runnable first, Runnable second) throws Exception {
        atOnceOrFail(first, second).get();
    }

    private Future<?> atOnceOrFail(Runnable first, Runnable second) throws Exception {
        var done = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        Future<?> one = hand(() -> {
            try {
                first.run();
            } finally {
                done.countDown();
            }
            awaitNoMore(late);
        });
        done.await();
        Future<?> other = hand(second);
        hands.submit(() -> {
            await().until(() -> other.isDone() || waiting() > 0);
            late.countDown();
            return null;
        });
        one.get();
        return other;
    }

    private Future<?> hand(Runnable work) {
        return hands.submit(() ->
                Acting.run(fixture.actor("secretary"), () -> transaction.executeWithoutResult(status -> work.run())));
    }

    private static void awaitNoMore(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static void awaitWaiting(int many) {
        await().until(() -> waiting() >= many);
    }

    private static int waiting() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            count.next();
            return count.getInt(1);
        }
    }

    private PeopleFixture fixture() {
        return new PeopleFixture(people, territory, jdbc, transaction);
    }

    private <T> T made(java.util.function.Supplier<T> work) {
        return Acting.as(fixture.actor("secretary"), work);
    }

    private void move(PersonId person, HouseholdId to) {
        people.move(person, version(person), to);
    }

    private int version(PersonId person) {
        return people.get(person).version();
    }

    private static HomeForm form(String address, String join) {
        return new HomeForm(XIFAN.value(), address, HouseholdKind.RESIDENT.name(), "", join);
    }

    private static PersonForm person(String name, String document) {
        String type = document.isEmpty() ? DocumentType.NONE.name() : "";
        return new PersonForm(name, type, document, "", "", Relation.MEMBER.name(), "", "", List.of(), false);
    }
}
