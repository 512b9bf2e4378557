package org.linli.arrangements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.territory.Dwelling;
import org.linli.territory.Landlord;
import org.linli.territory.Territory;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From confining the father to the children's room, as the secretary and the worker of the cell do it. */
@LinliTest
@Tag("browser")
class ArrangementBrowserTest {

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

    @Autowired
    Fixture fixture;

    private PersonId father;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.reset();
        var register = new PeopleFixture(people, territory, jdbc, transaction);
        father = register.lay().li();
        Acting.run(Actor.SYSTEM, () -> {
            HouseholdId home = people.get(father).household();
            register.add(home, "李小明", PeopleFixture.citizen("2008-05-01", 71), null);
            register.add(home, "李小雨", PeopleFixture.citizen("2014-06-01", 82), null);
            Dwelling room = territory.settle(XIFAN, "2组3号302室", null, true);
            territory.letBy(room.id(), new Landlord("张房东", "13905791234"));
            territory.settle(XIFAN, "2组3号101室", null, true);
        });
    }

    @Test
    void theChildrenGetARoomOfTheirOwn() {
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/care/new?person=" + father);
            page.selectOption("[name=protocol]", "dongyang-2022-02/3+11");
            page.fill("[name=on]", "2022-02-07");
            assertThat(page.locator("#preview .alert-danger")).containsText("李小雨（7岁）与唯一能照料的人同住");
            secretary.picture("arrangement-preview");
            page.fill("[name=reason]", "从河南回来");
            page.locator(".sticky-actions button").click();
            page.locator(".alert-danger a").click();
            assertThat(page.locator("h1")).containsText("照料安排");
            page.locator("input[name=answer][value=room]").check();
            page.fill("[name=words]", "请房东腾一间一楼的房");
            secretary.assertAccessible();
            secretary.picture("arrangement-asked");
            page.locator(".form-actions button").click();
            assertThat(page.locator("main")).containsText("已请网格员联系空房");
            secretary.picture("arrangement-room-asked");
            secretary.open("/rooms?state=free");
            secretary.assertAccessible();
            secretary.picture("rooms");
            secretary.assertNoComplaints();
        }
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            worker.signIn("worker2", Fixture.PASSWORD);
            Page page = worker.open("/today");
            worker.picture("arrangement-today-en");
            page.locator("a", new Page.LocatorOptions().setHasText("Find a spare room"))
                    .first()
                    .click();
            assertThat(page.locator("h1")).containsText("Ask the landlord 张房东. Free: 101 (ground floor)");
            page.locator("form[action$=call] button").click();
            assertThat(page.locator("a[href^='tel:']")).containsText("13905791234");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("arrangement-room-en");
            page.locator("label.chip", new Page.LocatorOptions().setHasText("There is a room"))
                    .click();
            page.fill("[name=room]", "101");
            page.locator(".btn-next").click();
            assertThat(page.locator("main")).containsText("They live in 2组3号101室 now");
            worker.assertNoComplaints();
        }
        try (Visitor secretary = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/people/" + father);
            page.locator("a[href^='/arrangements/']").first().click();
            assertThat(page.locator("main")).containsText("暂住2组3号101室");
            secretary.assertFitsTheWidth();
            secretary.assertAccessible();
            secretary.picture("arrangement-stays-phone");
            Locator answers = page.locator("input[name=answer]");
            assertThat(answers).hasCount(6);
        }
    }
}
