package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.territory.Territory;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PeopleFixture.Laid laid;

    @BeforeAll
    void layPeople() {
        laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, zh", "PHONE, en", "DESK, en"})
    void everyPageFitsTheScreenAndCanBeReadByAll(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.open("/people"); // where the sign-in leads back to
            visitor.signIn("secretary", Fixture.PASSWORD);
            String name = "-" + screen + "-" + language;
            HouseholdId household =
                    Acting.as(Actor.SYSTEM, () -> people.get(laid.fan())).household();
            look(visitor, "/people", "people" + name);
            look(visitor, "/people?q=nobody", "people-none" + name);
            look(visitor, "/people/" + laid.fan(), "person" + name);
            look(visitor, "/people/" + laid.child(), "person-child" + name);
            look(visitor, "/people/" + laid.fan() + "/edit", "person-edit" + name);
            look(visitor, "/people/" + laid.fan() + "/move", "person-move" + name);
            look(visitor, "/households", "households" + name);
            look(visitor, "/households/" + household, "household" + name);
            look(visitor, "/households/new", "household-new" + name);
        }
    }

    @Test
    void theListFollowsWhatIsTypedAndTheAddressKeepsIt() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of("zh"))) {
            visitor.open("/people");
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/people");
            assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(5);
            visitor.page().locator(".filters [name=q]").pressSequentially("xsz");
            visitor.page().waitForURL(url -> url.contains("q=xsz"));
            visitor.waitForQuiet();
            assertThat(visitor.page().locator("tbody tr a").allTextContents()).containsExactly("徐素珍");
            assertThat(visitor.page().locator(".filters [name=q]").evaluate("e => document.activeElement === e"))
                    .isEqualTo(true);
            visitor.page().reload();
            assertThat(visitor.page().locator(".filters [name=q]").inputValue()).isEqualTo("xsz");
            assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(1);
            visitor.assertNoComplaints();
        }
    }

    private static void look(Visitor visitor, String path, String picture) {
        visitor.open(path);
        visitor.picture(picture);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }
}
