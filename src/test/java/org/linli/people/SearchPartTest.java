package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.IdentityDocument;
import org.linli.platform.Paging;
import org.linli.territory.Dwelling;
import org.linli.territory.HomeRow;
import org.linli.territory.Homes;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A part of an address begins where a number begins: 8组4号 is not found in 18组4号. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPartTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    Homes homes;

    @Autowired
    Fixture fixture;

    @BeforeAll
    void layPeople() {
        Acting.run(Actor.SYSTEM, () -> {
            live("韩一一", "8组4号103室");
            live("韩二二", "18组4号103室");
            live("韩三三", "8组14号1103室");
        });
    }

    private void live(String name, String address) {
        Dwelling home = territory.settle(XIFAN, address, null, false);
        Household household = Objects.requireNonNull(
                people.householdsAt(List.of(home.id()), HouseholdKind.RESIDENT).get(home.id()));
        people.add(NewPerson.of(household.id(), name, IdentityDocument.none(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "8组4号103, 韩一一",
        "8组4号103室, 韩一一",
        "8组4号, 韩一一",
        "4号, 韩一一 韩二二",
        "8组, 韩一一 韩三三",
        "西范8组, 韩一一 韩三三",
        "西范小区8组4号, 韩一一",
        "韩103, 韩一一 韩二二",
        "韩 103, 韩一一 韩二二",
        "韩8组4号, 韩一一",
        "组4号103, 韩一一 韩二二",
        "18组, 韩二二",
        "8组.号, ''"
    })
    void isFoundFromWhereANumberBegins(String typed, String names) {
        List<String> found = Acting.as(
                fixture.actor("secretary"),
                () -> people.search(PersonQuery.of(typed), new Paging(1, 50)).rows().stream()
                        .map(PersonCard::name)
                        .toList());
        assertThat(found).containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
    }

    @Test
    void homesAreFoundAlike() {
        List<HomeRow> found = Acting.as(fixture.actor("secretary"), () -> homes.found("8组4号103"));
        assertThat(found).hasSize(1);
    }

    @Test
    void theOnlyOneIsOpenedStraight() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        assertThat(secretary.get("/search?q=8组4号103").location()).contains("/people/");
    }
}
