package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of vaccination begin with: three elders of cell 1, a site, no dose, noon of 7 February 2022. */
abstract class VaccinationTesting extends PeopleTesting {

    static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Doses doses;

    @Autowired
    Obstacles obstacles;

    @Autowired
    Places places;

    /** 82, 71 and 60 years old. */
    PersonId wu;

    PersonId sun;
    PersonId qian;
    Place site;

    @Override
    protected List<String> emptied() {
        return List.of(
                "vaccination.dose", "vaccination.course", "vaccination.obstacle", "vaccination.day", "places.place");
    }

    @BeforeEach
    void layElders() {
        List<PersonId> elders = Acting.as(Actor.SYSTEM, () -> {
            HouseholdId first = register.resident(Fixture.XIFAN, "1组2号");
            HouseholdId second = register.resident(Fixture.XIFAN, "1组11号");
            return List.of(
                    register.add(first, "吴奶奶", PeopleFixture.citizen("1940-01-03", 244), null),
                    register.add(second, "孙爷爷", PeopleFixture.citizen("1950-06-07", 241), "13905790041"),
                    register.add(second, "钱阿姨", PeopleFixture.citizen("1962-02-07", 242), "13905790042"));
        });
        wu = elders.get(0);
        sun = elders.get(1);
        qian = elders.get(2);
        var place = new Place(
                Ids.next(),
                Fixture.JIANGBEI,
                PlaceKind.VACCINATION_SITE,
                "江北街道方舱接种点",
                null,
                "",
                "",
                null,
                "",
                null,
                null,
                MONDAY.minusDays(30),
                null,
                0);
        site = Acting.as(fixture.actor("command"), () -> places.enter(place, null));
    }

    static Dose dose(PersonId person, int number, String day) {
        return new Dose(Ids.next(), person.value(), "inactivated", "北京科兴", "202112", number, "", LocalDate.parse(day));
    }

    void given(PersonId person, int number, String day) {
        Acting.run(secretary, () -> doses.enter(dose(person, number, day), null, DoseOrigin.CARD));
    }

    DoseDue next(PersonId person) {
        return Acting.as(secretary, () -> doses.next(person)).orElseThrow();
    }

    List<DoseOnRecord> counting(PersonId person) {
        List<DoseOnRecord> all = Acting.as(secretary, () -> doses.of(person));
        assertThat(all).isNotNull();
        return all.stream().filter(one -> one.ended() == null).toList();
    }

    static Obstacle obstacle(PersonId person, ObstacleReason reason, @Nullable LocalDate until) {
        boolean isMedical = reason.kind() == ObstacleKind.CONTRAINDICATION;
        return new Obstacle(
                Ids.next(),
                person.value(),
                reason,
                isMedical ? "王医生" : "",
                isMedical ? "东阳市人民医院" : "",
                until,
                "",
                MONDAY,
                MONDAY.atTime(4, 0).toInstant(java.time.ZoneOffset.UTC),
                null,
                null);
    }
}
