package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XIFAN_1;
import static org.linli.testing.Fixture.XIFAN_2;
import static org.linli.testing.Fixture.XILOU;
import static org.linli.testing.Fixture.XILOU_1;
import static org.linli.testing.Fixture.XILOU_RENTAL;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Area;
import org.linli.territory.AreaForm;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTest {

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PeopleFixture made;
    PeopleFixture.Laid laid;

    @BeforeAll
    void layPeople() {
        made = new PeopleFixture(people, territory, jdbc, transaction);
        laid = made.lay();
    }

    @Test
    void showsAWorkerTheirCellOnly() {
        assertThat(names("worker", PersonQuery.of(""))).contains("徐素珍", "范建国").doesNotContain("李强", "王大明");
        assertThat(names("worker2", PersonQuery.of(""))).contains("李强").doesNotContain("徐素珍");
        assertThatThrownBy(() -> as("worker2", () -> people.get(laid.xu()))).isInstanceOf(NotFound.class);
        assertThat(as("worker2", () -> people.cards(List.of(laid.xu(), laid.li()))))
                .containsOnlyKeys(laid.li());
    }

    @Test
    void showsTheRentalWorkerTheTenantsOfTheirRentalCell() {
        assertThat(names("rental", PersonQuery.of(""))).containsExactly("王大明");
        assertThat(names("xilou1", PersonQuery.of(""))).contains("王大明", "楼阿四");
        PersonCard card = card("rental", laid.wang());
        assertThat(card.path()).isEqualTo(XILOU_1);
        assertThat(card.rentalPath()).isEqualTo(XILOU_RENTAL);
    }

    @Test
    void theRentalWorkerRegistersTenantsInTheHomesOfTheirRentalCell() {
        HouseholdId room = as("rental", () -> made.tenant(XILOU_RENTAL, "第1小网格12号302室"));
        PersonId id = as("rental", () -> made.add(room, "新租客", PeopleFixture.citizen("1995-05-05", 141), null));
        assertThat(as("rental", () -> people.get(id)).rentalPath()).isEqualTo(XILOU_RENTAL);
        assertThat(as("xilou1", () -> people.get(id)).path()).isEqualTo(XILOU_1);
        as("rental", () -> {
            people.markLeft(id, people.get(id).version(), LocalDate.of(2022, 2, 7));
            return null;
        });
    }

    @Test
    void countsSomebodyInTwoLayersOnce() {
        var inXilou = new PersonQuery("王大明", Set.of(), XILOU, Presence.HERE, false);
        assertThat(as("xilou", () -> people.search(inXilou, Paging.page(1))).total())
                .isEqualTo(1);
    }

    @Test
    void masksNumbersAndAllOfAChilds() {
        PersonCard fan = card("secretary", laid.fan());
        PersonCard child = card("secretary", laid.child());
        assertThat(fan.document()).matches("330783\\*{8}\\d{3}[\\dX]");
        assertThat(fan.phone()).isEqualTo("139****0002");
        assertThat(child.document()).isEqualTo("*".repeat(18));
        assertThat(child.minor()).isTrue();
        assertThat(child.age()).isEqualTo(7);
    }

    @Test
    void neitherNumbersNorTheirTailsStandInTheTables() throws SQLException {
        String number = PeopleFixture.citizen("1948-03-05", 242).number();
        try (Connection connection = TestDatabase.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select p::text || coalesce(string_agg(c::text, ''), '') from people.person p
                          left join people.contact_point c on c.person_id = p.id group by p
                        """)) {
            while (rows.next()) {
                assertThat(rows.getString(1))
                        .doesNotContain(number, "13905790001")
                        .doesNotContain(
                                java.util.HexFormat.of().formatHex("13905790001".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void namesTheFirstGrownUpAsHead() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "1组21号"));
        PersonId child = as("secretary", () -> made.add(home, "童一一", PeopleFixture.citizen("2015-01-01", 601), null));
        assertThat(as("secretary", () -> people.household(home)).head()).isEqualTo(child);
        HouseholdId other = as("secretary", () -> made.resident(XIFAN, "1组22号"));
        List<PersonId> both = as(
                "secretary",
                () -> people.addAll(List.of(
                        NewPerson.of(other, "童二二", PeopleFixture.citizen("2016-01-01", 603), List.of()),
                        NewPerson.of(other, "童妈妈", PeopleFixture.citizen("1990-01-01", 604), List.of()))));
        assertThat(as("secretary", () -> people.household(other)).head()).isEqualTo(both.get(1));
    }

    @Test
    void findsByDocumentAndByNameAndPhone() {
        assertThat(as("worker", () -> people.find(PeopleFixture.citizen("1948-03-05", 242))))
                .contains(laid.xu());
        assertThat(as("worker", () -> people.find("徐 素珍", new Phone("13905790001"))))
                .contains(laid.xu());
        assertThat(as("worker", () -> people.find("别人", new Phone("13905790001"))))
                .isEmpty();
        assertThat(as("worker", () -> people.find(IdentityDocument.none()))).isEmpty();
    }

    @Test
    void doesNotRegisterADocumentTwice() {
        List<PersonId> again = as(
                "secretary",
                () -> people.addAll(List.of(
                        NewPerson.of(household(laid.fan()), "徐素珍", PeopleFixture.citizen("1948-03-05", 242), List.of()),
                        NewPerson.of(household(laid.fan()), "新来的", PeopleFixture.citizen("1999-09-09", 91), List.of()),
                        NewPerson.of(
                                household(laid.fan()), "新来的", PeopleFixture.citizen("1999-09-09", 91), List.of()))));
        assertThat(again.getFirst()).isEqualTo(laid.xu());
        assertThat(again.get(1)).isEqualTo(again.get(2)).isNotEqualTo(laid.xu());
        assertThat(as("secretary", () -> people.get(laid.xu())).path()).isEqualTo(XIFAN_1);
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> people.addNew(NewPerson.of(
                                household(laid.fan()), "徐素珍", PeopleFixture.citizen("1948-03-05", 242), List.of()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void registersTheSamePersonOnceWhenTwoDoSoAtTheSameTime() throws Exception {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "1组31号"));
        IdentityDocument document = PeopleFixture.citizen("1977-07-07", 77);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<PersonId>> work = IntStream.range(0, 8)
                    .<Callable<PersonId>>mapToObj(n ->
                            () -> as("secretary", () -> people.add(NewPerson.of(home, "同一人", document, List.of()))))
                    .toList();
            var ids = new ArrayList<PersonId>();
            for (Future<PersonId> future : threads.invokeAll(work)) {
                ids.add(future.get());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
        assertThat(as("secretary", () -> people.members(home))).hasSize(1);
    }

    @Test
    void makesOneHouseholdForTwoWhoAskAtTheSameTime() throws Exception {
        Dwelling dwelling = as("secretary", () -> territory.settle(XIFAN, "1组32号", null, true));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<HouseholdId>> work = IntStream.range(0, 8)
                    .<Callable<HouseholdId>>mapToObj(n -> () -> as(
                            "secretary",
                            () -> people.householdAt(dwelling.id(), HouseholdKind.TENANT)
                                    .id()))
                    .toList();
            var ids = new ArrayList<HouseholdId>();
            for (Future<HouseholdId> future : threads.invokeAll(work)) {
                ids.add(future.get());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
    }

    @Test
    void tellsThatADocumentIsKnownElsewhereButNothingMore() {
        IdentityDocument document = PeopleFixture.document("360424", "1992-02-29", 17);
        assertThat(as("secretary", () -> people.find(document))).isEmpty();
        assertThat(as(
                        "secretary",
                        () -> people.knownElsewhere(List.of(document, PeopleFixture.citizen("1948-03-05", 242)))))
                .containsOnlyKeys(document)
                .containsEntry(document, XILOU);
        HouseholdId home = as("secretary", () -> made.tenant(XIFAN, "2组9号101室"));
        PersonId here = as("secretary", () -> people.add(NewPerson.of(home, "王大明", document, List.of())));
        assertThat(here).isNotEqualTo(laid.wang());
        assertThat(as("secretary", () -> people.story(here))).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.KNOWN_ELSEWHERE);
            assertThat(change.detail()).isEqualTo(XILOU.slug());
        });
        var twice = new PersonQuery("", Set.of(), null, Presence.HERE, true);
        assertThat(names("command", twice)).containsExactly("王大明", "王大明");
        assertThat(names("secretary", twice)).isEmpty();
        as("secretary", () -> {
            people.markLeft(here, people.get(here).version(), LocalDate.of(2022, 2, 7));
            return null;
        });
    }

    @Test
    void movesAPersonWithTheirNumbersAndTheirStory() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "1组41号"));
        PersonId id =
                as("secretary", () -> made.add(home, "搬家人", PeopleFixture.citizen("1970-01-01", 101), "13905790041"));
        HouseholdId to = as("secretary", () -> made.tenant(XIFAN, "2组42号202室"));
        as("secretary", () -> {
            people.move(id, people.get(id).version(), to);
            return null;
        });
        assertThatThrownBy(() -> as("worker", () -> people.get(id))).isInstanceOf(NotFound.class);
        Person moved = as("worker2", () -> people.get(id));
        assertThat(moved.path()).isEqualTo(XIFAN_2);
        assertThat(moved.contacts()).extracting(Contact::masked).containsExactly("139****0041");
        assertThat(as("worker2", () -> people.find("搬家人", new Phone("13905790041"))))
                .contains(id);
        assertThat(as("worker2", () -> people.story(id)))
                .extracting(Change::kind)
                .containsExactly(ChangeKind.MOVED, ChangeKind.ADDED);
        assertThat(as("worker2", () -> people.story(id)).getFirst().detail()).isEqualTo("1组41号 → 2组42号202室");
        assertThat(as("secretary", () -> people.household(home)).endedOn()).isEqualTo(LocalDate.of(2022, 2, 7));
        assertThat(as("secretary", () -> people.household(to)).head()).isEqualTo(id);
    }

    @Test
    void doesNotMoveAnybodyOutOfSight() {
        HouseholdId elsewhere = Acting.as(Actor.SYSTEM, () -> made.resident(XIFAN, "2组43号"));
        int version = as("worker", () -> people.get(laid.fan())).version();
        assertThatThrownBy(() -> as("worker", () -> {
                    people.move(laid.fan(), version, elsewhere);
                    return null;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void followsBuildingsIntoANewCell() {
        as("secretary", () -> made.resident(XIFAN, "3组50号"));
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组51号"));
        PersonId id =
                as("secretary", () -> made.add(home, "跟着走", PeopleFixture.citizen("1971-01-01", 111), "13905790051"));
        AreaPath cell = as("secretary", () -> people.get(id)).path();
        Area split = as("secretary", () -> {
            Dwelling dwelling = territory.dwelling(
                    Objects.requireNonNull(people.household(home).dwelling()));
            return territory.split(
                    cell,
                    territory.area(cell).version(),
                    new AreaForm("3组东", "Cell 3 East", 9),
                    List.of(dwelling.building()));
        });
        assertThat(as("secretary", () -> people.get(id)).path()).isEqualTo(split.path());
        assertThat(as("secretary", () -> people.household(home)).path()).isEqualTo(split.path());
        assertThat(as("secretary", () -> people.find("跟着走", new Phone("13905790051"))))
                .contains(id);
    }

    @Test
    void correctsAndSaysWhatWasCorrected() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "1组61号"));
        PersonId id =
                as("secretary", () -> made.add(home, "打错字", PeopleFixture.citizen("1960-01-01", 121), "13905790061"));
        Person before = as("worker", () -> people.get(id));
        IdentityDocument right = PeopleFixture.citizen("1961-01-01", 122);
        as("worker", () -> {
            people.correct(
                    id,
                    before.version(),
                    new Correction(
                            "打对字",
                            Relation.MEMBER,
                            right,
                            null,
                            null,
                            Set.of(Tag.DIALYSIS),
                            List.of(new Phone("13905790062")),
                            Set.of(before.contacts().getFirst().id())));
            return null;
        });
        Person after = as("worker", () -> people.get(id));
        assertThat(after.name()).isEqualTo("打对字");
        assertThat(after.sex()).isEqualTo(Sex.FEMALE);
        assertThat(after.bornOn()).isEqualTo(LocalDate.of(1961, 1, 1));
        assertThat(after.tags()).contains(Tag.DIALYSIS, Tag.ELDER);
        assertThat(after.contacts()).extracting(Contact::masked).containsExactly("139****0062");
        assertThat(as("worker", () -> people.find(right))).contains(id);
        assertThat(names("worker", PersonQuery.of("ddz"))).contains("打对字");
        assertThat(as("worker", () -> people.story(id)).getFirst().detail())
                .isEqualTo("name,document,birthday,tags,phone");
    }

    @Test
    void refusesAStaleCorrectionAndAnothersDocument() {
        Person seen = as("worker", () -> people.get(laid.luo()));
        var same = new Correction("罗小红", Relation.SPOUSE, null, null, null, Set.of(), List.of(), Set.of());
        as("worker", () -> {
            people.correct(laid.luo(), seen.version(), same);
            return null;
        });
        assertThatThrownBy(() -> as("worker", () -> {
                    people.correct(laid.luo(), seen.version(), same);
                    return null;
                }))
                .isInstanceOf(StaleRecord.class);
        var taken = new Correction(
                "罗小红",
                Relation.SPOUSE,
                PeopleFixture.citizen("1948-03-05", 242),
                null,
                null,
                Set.of(),
                List.of(),
                Set.of());
        assertThatThrownBy(() -> as("worker", () -> {
                    people.correct(laid.luo(), seen.version() + 1, taken);
                    return null;
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void marksSomebodyAsGoneAndBack() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "1组71号"));
        PersonId id = as("secretary", () -> made.add(home, "走又来", PeopleFixture.citizen("1980-01-01", 131), null));
        as("worker", () -> {
            people.markLeft(id, people.get(id).version(), LocalDate.of(2022, 2, 6));
            return null;
        });
        assertThat(as("worker", () -> people.get(id)).isHere()).isFalse();
        assertThat(names("worker", PersonQuery.of("走又来"))).isEmpty();
        assertThat(names("worker", new PersonQuery("走又来", Set.of(), null, Presence.GONE, false)))
                .containsExactly("走又来");
        assertThat(as("worker", () -> people.household(home)).endedOn()).isEqualTo(LocalDate.of(2022, 2, 6));
        as("worker", () -> {
            people.restore(id, people.get(id).version());
            return null;
        });
        assertThat(as("worker", () -> people.get(id)).isHere()).isTrue();
        assertThat(as("worker", () -> people.household(home)).endedOn()).isNull();
        assertThatThrownBy(() -> as("worker", () -> {
                    people.markDied(id, people.get(id).version(), LocalDate.of(2022, 2, 8));
                    return null;
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void livesWithTheOthersOfTheHousehold() {
        assertThat(as("worker", () -> people.livingWith(List.of(laid.child()))).get(laid.child()))
                .contains(laid.fan(), laid.luo());
        assertThat(as("worker", () -> people.livingWith(List.of(laid.xu())))).isEmpty();
    }

    private PersonCard card(String username, PersonId id) {
        return Objects.requireNonNull(
                as(username, () -> people.cards(List.of(id))).get(id));
    }

    private HouseholdId household(PersonId id) {
        return people.get(id).household();
    }

    private List<String> names(String username, PersonQuery query) {
        return as(username, () -> people.search(query, new Paging(1, 500))).rows().stream()
                .map(PersonCard::name)
                .toList();
    }

    private <T> T as(String username, Supplier<T> work) {
        return Acting.as(fixture.actor(username), work);
    }
}
