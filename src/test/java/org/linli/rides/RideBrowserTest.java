package org.linli.rides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.territory.Position;
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

/** From the asking to the way home, in the browser: a cancellation in the middle, the driver without signal. */
@LinliTest
@Tag("browser")
class RideBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    RideRequests requests;

    @Autowired
    Vehicles vehicles;

    @Autowired
    Drives drives;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    private PeopleFixture.Laid laid;
    private UUID van;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-08T07:00");
        laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
        var car = new Vehicle(
                UUID.randomUUID(),
                Fixture.XIFAN,
                "面包车",
                "浙G12345",
                6,
                0,
                LocalTime.of(7, 0),
                LocalTime.of(18, 0),
                null,
                null,
                "王师傅",
                false,
                null,
                null,
                0);
        van = Acting.as(fixture.actor("secretary"), () -> vehicles.add(car, new Phone("13905790099")))
                .id();
    }

    private UUID ask(PersonId person) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> requests.ask(new RideAsk(
                                UUID.randomUUID(),
                                person,
                                RidePurpose.VACCINATION,
                                RideEnd.address("西范广场", new Position(29.29, 120.22)),
                                RideEnd.address("方舟接种点", new Position(29.2733, 120.2352)),
                                Instant.parse("2022-02-08T08:30:00+08:00"),
                                Instant.parse("2022-02-08T09:30:00+08:00"),
                                Instant.parse("2022-02-08T10:15:00+08:00"),
                                RideRoom.ONE_SEAT,
                                ""))
                        .id());
    }

    @Test
    void isAskedPlannedDrivenWithoutSignalAndSeenOnTheBoard() {
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/rides/new?person=" + laid.xu());
            page.selectOption("#f-purpose", "vaccination");
            page.selectOption("#f-from", "address");
            page.fill("#f-fromWords", "西范广场");
            page.fill("#f-fromPosition", "29.29, 120.22");
            page.selectOption("#f-to", "address");
            page.fill("#f-toWords", "方舟接种点");
            page.fill("#f-toPosition", "29.2733, 120.2352");
            page.fill("#f-earliest", "08:30");
            page.fill("#f-latest", "09:30");
            page.fill("#f-backAt", "10:15");
            page.check("#f-help");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("ride-new");
            page.locator(".form-actions button").click();
            assertThat(page.locator("main")).containsText("等车");
            worker.picture("ride");
            worker.assertNoComplaints();
        }
        UUID li = ask(laid.li());
        ask(laid.fan());
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/rides/days/2022-02-08");
            page.locator("form[action$=plan] button").click();
            assertThat(page.locator("#progress")).containsText("to the first plan");
            secretary.picture("ride-planning-en");
            page.locator("form[action$=stop] button").click();
            page.locator("form[action$=publish] button").click();
            assertThat(page.locator("form[action$=publish]")).hasCount(0);
            assertThat(page.locator(".ride-car")).containsText("Trip 1");
            secretary.assertAccessible();
            secretary.picture("ride-day-en");
            secretary.assertNoComplaints();
        }
        drive(li);
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/rides/board");
            assertThat(page.locator("#there")).containsText("徐素珍");
            secretary.assertAccessible();
            secretary.picture("ride-board");
            TestClock.set("2022-02-08T11:30");
            page = secretary.open("/rides/board");
            assertThat(page.locator("#left")).containsText("徐素珍");
            secretary.picture("ride-board-left");
        }
    }

    /** Two get in without signal; meanwhile a third does not come any more. */
    private void drive(UUID cancelled) {
        TestClock.set("2022-02-08T08:50");
        String address = Acting.as(fixture.actor("secretary"), () -> drives.address(van, LocalDate.of(2022, 2, 8)));
        try (Visitor driver = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = driver.open(address);
            driver.assertFitsTheWidth();
            driver.assertAccessible();
            driver.picture("drive");
            page.context().setOffline(true);
            tap(page, "徐素珍", "aboard").click();
            tap(page, "范建国", "aboard").click();
            assertThat(page.locator("#drive-kept")).isVisible();
            driver.picture("drive-offline");
            Acting.run(fixture.actor("secretary"), () -> requests.withdraw(cancelled));
            page.context().setOffline(false);
            assertThat(page.locator("#drive-kept")).isHidden();
            assertThat(page.locator("#drive-stops")).not().containsText("李强");
            TestClock.set("2022-02-08T09:05");
            tap(page, "徐素珍", "set_down").click();
            assertThat(page.locator("#drive-stops li.done")).hasCount(3);
            driver.picture("drive-after");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(794, 1123);
            driver.picture("drive-print");
        }
    }

    private static Locator tap(Page page, String name, String what) {
        return page.locator("[data-ride]", new Page.LocatorOptions().setHasText(name))
                .locator("form:has(input[value=" + what + "]) button")
                .first();
    }
}
