package org.linli.people;

import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XILOU;
import static org.linli.testing.Fixture.XILOU_RENTAL;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.identity.CitizenNumber;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A few made-up people for tests of all modules. Made from the beans of the test:
 * {@code new PeopleFixture(people, territory, jdbc, transaction)}. Everything is entered by the program itself.
 *
 * <ul>
 *   <li>Xifan 1组5号: 徐素珍, born 1948, lives alone, 13905790001
 *   <li>Xifan 1组8号: 范建国 (head, 1985, 13905790002), 罗小红 (1987), 范小宝 (a child of seven)
 *   <li>Xifan 2组3号302室, rented: 李强 from Henan (1990, 13905790003)
 *   <li>Xilou 第1小网格12号301室, rented, in the rental cell too: 王大明 (1992, 13905790004)
 *   <li>Xilou 第1小网格15号: 楼阿四 (1955), not rented
 * </ul>
 */
public class PeopleFixture {

    private final People people;
    private final Territory territory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PeopleFixture(People people, Territory territory, JdbcClient jdbc, TransactionTemplate transaction) {
        this.people = people;
        this.territory = territory;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Ids of the people of the class comment. */
    public record Laid(
            PersonId xu, PersonId fan, PersonId luo, PersonId child, PersonId li, PersonId wang, PersonId lou) {}

    /** Registers the people of the class comment. */
    public Laid lay() {
        return Acting.as(Actor.SYSTEM, () -> {
            HouseholdId alone = resident(XIFAN, "1组5号");
            HouseholdId family = resident(XIFAN, "1组8号");
            HouseholdId tenant = tenant(XIFAN, "2组3号302室");
            HouseholdId rental = rentalCell(tenant(XILOU, "第1小网格12号301室"), XILOU_RENTAL);
            HouseholdId old = resident(XILOU, "第1小网格15号");
            return new Laid(
                    add(alone, "徐素珍", citizen("1948-03-05", 242), "13905790001", Tag.LIVES_ALONE),
                    add(family, "范建国", citizen("1985-06-01", 11), "13905790002"),
                    add(family, "罗小红", citizen("1987-10-12", 24), "13905790012"),
                    add(family, "范小宝", citizen("2014-09-30", 33), null),
                    add(tenant, "李强", document("410101", "1990-01-02", 15), "13905790003"),
                    add(rental, "王大明", document("360424", "1992-02-29", 17), "13905790004"),
                    add(old, "楼阿四", citizen("1955-05-05", 51), null));
        });
    }

    /** A household of their own in the home of that address. */
    public HouseholdId resident(AreaPath area, String address) {
        return householdIn(territory.settle(area, address, null, false), HouseholdKind.RESIDENT);
    }

    /** The tenants of the rented home of that address. */
    public HouseholdId tenant(AreaPath area, String address) {
        return householdIn(territory.settle(area, address, null, true), HouseholdKind.TENANT);
    }

    /** Registers somebody; a phone where one is given. */
    public PersonId add(
            HouseholdId household,
            String name,
            IdentityDocument document,
            @org.jspecify.annotations.Nullable String phone,
            Tag... tags) {
        return people.add(new NewPerson(
                PersonId.next(),
                household,
                name,
                document,
                null,
                null,
                Relation.MEMBER,
                phone == null ? List.of() : List.of(new Phone(phone)),
                Set.of(tags)));
    }

    /** A resident ID given out in Dongyang, with its check digit; an odd {@code sequence} is a man's. */
    public static IdentityDocument citizen(String born, int sequence) {
        return document("330783", born, sequence);
    }

    /** A resident ID given out at {@code place} (six digits), with its check digit. */
    public static IdentityDocument document(String place, String born, int sequence) {
        String digits = place
                + LocalDate.parse(born).format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%03d", sequence);
        return new IdentityDocument(DocumentType.RESIDENT_ID, digits + CitizenNumber.check(digits));
    }

    private HouseholdId householdIn(Dwelling dwelling, HouseholdKind kind) {
        return people.householdAt(dwelling.id(), kind).id();
    }

    /** Puts the household's home, and so the household, into a rental cell as well. */
    private HouseholdId rentalCell(HouseholdId household, AreaPath cell) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            with home as (update territory.dwelling d set rental_path = :cell
                                            from people.household h
                                           where h.id = :id and d.id = h.dwelling_id
                                       returning d.building_id)
                            update territory.building set rental_path = :cell where id in (select building_id from home)
                            """)
                    .param("cell", cell.value())
                    .param("id", household.value())
                    .update();
            jdbc.sql("update people.household set rental_path = :cell where id = :id")
                    .param("cell", cell.value())
                    .param("id", household.value())
                    .update();
        });
        return household;
    }
}
