package org.linli.keypersons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
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

/** The round of a worker from the list to the look-in, in the browser. */
@LinliTest
@Tag("browser")
class KeyPersonBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    KeyPersons persons;

    @Autowired
    KeyPersonWatch watch;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-01T09:00");
        var register = new PeopleFixture(people, territory, jdbc, transaction);
        PeopleFixture.Laid laid = register.lay();
        Acting.run(Actor.SYSTEM, () -> {
            HouseholdId first = register.resident(Fixture.XIFAN, "1组2号");
            HouseholdId second = register.resident(Fixture.XIFAN, "1组11号");
            register.add(
                    second,
                    "孙建华",
                    PeopleFixture.citizen("1960-02-07", 241),
                    "13905790041",
                    org.linli.people.Tag.DIALYSIS,
                    org.linli.people.Tag.PSYCHIATRIC);
            register.add(
                    second,
                    "陈小丽",
                    PeopleFixture.citizen("1990-02-07", 242),
                    "13905790042",
                    org.linli.people.Tag.PREGNANT);
            register.add(first, "吴桂花", PeopleFixture.citizen("1930-02-07", 244), null);
            persons.keepAll();
        });
        TestClock.set("2022-02-08T09:00");
        Acting.run(
                fixture.actor("secretary"),
                () -> byHand.put(new MeasureChoice(
                        laid.li(), "dongyang-2022-02", "3+11", null, LocalDate.of(2022, 2, 7), "从河南回来")));
        watch.run();
    }

    @Test
    void goesFromDoorToDoorAndRecordsWhomItMet() {
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/key-persons");
            assertThat(page.locator("main")).containsText("吴桂花");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("key-persons-phone");
            page.locator(".page-actions a").click();
            assertThat(page.locator("main h2").first()).containsText("1组2号");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("key-persons-round-phone");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".d-print-inline").first()).isVisible();
            page.setViewportSize(794, 1123);
            worker.picture("key-persons-round-print");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.setViewportSize(390, 844);
            worker.open("/today");
            worker.picture("key-persons-today-phone");
            page = worker.open("/key-persons/round");
            page.locator("a[href^='/tasks/']").first().click();
            page.locator("[name=outcome][value=seen]").check();
            page.locator("[name=state][value=help]").check();
            assertThat(page.locator("main")).containsText("登记需求");
            page.fill("[name=note]", "电热毯坏了");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("key-persons-look-phone");
            page.locator("button.btn-next").click();
            assertThat(page.locator("main")).containsText("已记录：需要帮助");
            page = worker.open("/key-persons?q=吴桂花");
            assertThat(page.locator("#list-rows")).containsText("走访重点人员");
            worker.assertNoComplaints();
        }
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/key-persons");
            secretary.assertAccessible();
            secretary.picture("key-persons-en");
            page.locator("tbody a", new Page.LocatorOptions().setHasText("吴桂花")).click();
            assertThat(page.locator("main")).containsText("Key person: 80 or older, alone");
            secretary.picture("key-persons-person-en");
            secretary.open("/key-persons/round");
            secretary.assertAccessible();
            secretary.picture("key-persons-round-en");
            secretary.assertNoComplaints();
        }
    }
}
