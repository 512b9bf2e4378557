package org.linli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.IdentityDocument;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.platform.RecurringCheck;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlace;
import org.linli.policy.RiskPlaces;
import org.linli.supplies.Movement;
import org.linli.supplies.Stock;
import org.linli.supplies.Storeroom;
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

/**
 * The case as it was reported: a single father comes back alone from Henan, must stay at home, and rents one room with
 * his children of 13 and 7. From the registration to the day on which the children go back, as secretary, as worker,
 * and on the sheet at the door.
 */
@LinliTest
@Tag("browser")
class FatherTest {

    private static final String MU = "410122";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Stock stock;

    @Autowired
    List<RecurringCheck> checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    private PersonId father;
    private PersonId elder;
    private PersonId younger;
    private HouseholdId home;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-07T14:00");
        var register = new PeopleFixture(people, territory, jdbc, transaction);
        father = register.lay().li();
        home = livesIn(father);
        elder = child(register, "李小明", "2008-05-01", 71);
        younger = child(register, "李小雨", "2014-06-01", 82);
        Acting.run(Actor.SYSTEM, () -> {
            Dwelling room = territory.settle(XIFAN, "2组3号302室", null, true);
            territory.letBy(room.id(), new Landlord("张房东", "13905791234"));
            territory.settle(XIFAN, "2组3号101室", null, true);
            riskPlaces.put(List.of(
                    new RiskPlace(MU, "河南省郑州市中牟县", RiskLevel.LOCAL_CASES, LocalDate.of(2022, 2, 1), null, "通报")));
        });
        Acting.run(fixture.actor("secretary"), () -> {
            Storeroom store = stock.open(UUID.randomUUID(), XIFAN, "西范小区物资点");
            for (String good : List.of("noodles", "meal", "fruit")) {
                stock.enter(new Movement.Entry(UUID.randomUUID(), store.id(), good, Movement.Kind.IN, 40, "街道调拨"));
            }
        });
    }

    private PersonId child(PeopleFixture register, String name, String born, int sequence) {
        return Acting.as(Actor.SYSTEM, () -> register.add(home, name, PeopleFixture.citizen(born, sequence), null));
    }

    @Test
    void isLookedAfterWithHisChildrenFromTheRegistrationToTheLastDay() {
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            registersTheFather(secretary);
            asksForARoom(secretary);
        }
        try (Visitor worker = worker()) {
            findsTheRoom(worker);
        }
        TestClock.set("2022-02-08T08:00");
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            for (PersonId eats : List.of(father, younger)) {
                ordersMeals(secretary, eats);
            }
        }
        try (Visitor worker = worker()) {
            visitsTheChildren(worker);
            TestClock.set("2022-02-08T17:30");
            bringsTheMeals(worker);
            printsTheSheet(worker);
            saysItOnceForBothChildren(worker);
        }
        runOut();
        childrenAreBack();
    }

    private Visitor worker() {
        Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
        worker.signIn("worker2", Fixture.PASSWORD);
        return worker;
    }

    private void registersTheFather(Visitor secretary) {
        IdentityDocument document = PeopleFixture.document("410101", "1990-01-02", 15);
        Page page = secretary.open("/arrivals/new");
        page.fill("#f-name", "李强");
        page.fill("#f-document", document.number());
        page.fill("#f-phone", "13905790003");
        page.fill("#f-origin", MU);
        page.fill("#f-address", "2组3号302室");
        assertThat(page.locator("main .alert-danger").first()).containsText("李小雨（7岁）与唯一能照料的人同住");
        secretary.picture("father-registering");
        page.click("#arrival button.btn-primary");
        assertThat(page.locator(".alert-success")).containsText("李强已登记");
        assertThat(page.locator("main")).containsText("3+11");
        secretary.picture("father-registered");
    }

    private void asksForARoom(Visitor secretary) {
        Page page = secretary.open("/today");
        assertThat(page.locator("main")).containsText("唯一照料人同住隔离，由谁照料？需照料 2 人");
        page = secretary.open("/people/" + father);
        page.locator("a[href^='/arrangements/']").first().click();
        page.locator("input[name=answer][value=room]").check();
        page.fill("[name=words]", "请房东腾一间一楼的房");
        page.locator(".form-actions button").click();
        assertThat(page.locator("main")).containsText("已请网格员联系空房");
        secretary.assertNoComplaints();
    }

    private void findsTheRoom(Visitor worker) {
        Page page = worker.open("/today");
        page.locator("a", new Page.LocatorOptions().setHasText("联系空房")).first().click();
        assertThat(page.locator("h1")).containsText("问房东张房东");
        page.locator("form[action$=call] button").click();
        assertThat(page.locator("a[href^='tel:']").first()).containsText("13905791234");
        page.locator("label.chip", new Page.LocatorOptions().setHasText("有空房"))
                .first()
                .click();
        page.fill("[name=room]", "101");
        page.locator(".btn-next").click();
        assertThat(page.locator("main")).containsText("现住2组3号101室");
        worker.assertNoComplaints();
    }

    private void ordersMeals(Visitor secretary, PersonId eats) {
        Page page = secretary.open("/supplies/deliveries/new?household=" + livesIn(eats));
        page.selectOption("[name=good1]", "meal");
        page.fill("[name=quantity1]", "2");
        page.selectOption("[name=good2]", "fruit");
        page.fill("[name=quantity2]", "1");
        page.fill("[name=from]", "17:00");
        page.fill("[name=until]", "19:00");
        page.locator("[name=daily]").check();
        page.locator(".form-actions button").click();
        assertThat(page.locator("main")).containsText("盒饭");
        secretary.assertNoComplaints();
    }

    private void visitsTheChildren(Visitor worker) {
        Page page = worker.open("/visits/" + livesIn(younger));
        assertThat(page.locator("main")).containsText("李小明");
        assertThat(page.locator("main")).containsText("李小雨");
        assertThat(page.locator(".visit-person")).hasCount(2);
        Locator temperatures = page.locator("input[name$=-celsius]");
        temperatures.nth(0).fill("36.5");
        temperatures.nth(1).fill("36.7");
        Locator child = page.locator(".visit-person", new Page.LocatorOptions().setHasText("李小雨"));
        child.locator("label:has(input[name$=-mood][value=bad])").click();
        child.locator("label:has(input[name$=-company][value=much])").click();
        worker.assertFitsTheWidth();
        worker.assertAccessible();
        worker.picture("father-children-visit");
        page.locator(".btn-next").last().click();
        assertThat(page.locator(".alert-success")).containsText("李小明 36.5，李小雨 36.7");
        worker.assertNoComplaints();
    }

    private void bringsTheMeals(Visitor worker) {
        for (int door = 0; door < 2; door++) {
            Page page = worker.open("/today");
            page.locator("main a:visible", new Page.LocatorOptions().setHasText("送物资"))
                    .first()
                    .click();
            page.locator("label.chip", new Page.LocatorOptions().setHasText("放在门口"))
                    .first()
                    .click();
            page.locator(".btn-next").click();
            assertThat(page.locator(".alert-success")).isVisible();
        }
        worker.assertNoComplaints();
    }

    private void printsTheSheet(Visitor worker) {
        for (HouseholdId each : List.of(home, livesIn(younger))) {
            Page page = worker.open("/households/" + each + "/clock");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("main")).containsText("还需");
            assertThat(page.getByText("李小雨").first()).isHidden();
            page.setViewportSize(794, 1123);
            worker.picture("father-sheet-" + (each.equals(home) ? "his" : "theirs"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.setViewportSize(390, 844);
        }
    }

    private void saysItOnceForBothChildren(Visitor worker) {
        Page page = worker.open("/households/" + livesIn(younger) + "/clock");
        assertThat(page.locator("main li", new Page.LocatorOptions().setHasText("07:00")))
                .containsText(new String[] {"李小明、李小雨"});
    }

    /** Three days at home from the day after he left; the fourth is monitoring. */
    private void runOut() {
        TestClock.set("2022-02-10T23:00");
        checks.forEach(RecurringCheck::run);
        Assertions.assertThat(livesIn(younger)).as("on the last day").isNotEqualTo(home);
        TestClock.set("2022-02-11T00:05");
        checks.forEach(RecurringCheck::run);
    }

    private void childrenAreBack() {
        Assertions.assertThat(List.of(livesIn(elder), livesIn(younger))).containsOnly(home);
        try (Visitor secretary = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/people/" + father);
            assertThat(page.locator("main")).containsText("照料安排结束");
            secretary.picture("father-over");
            assertThat(secretary.open("/households/" + home).locator("main")).containsText("李小雨");
            secretary.assertNoComplaints();
        }
    }

    private HouseholdId livesIn(PersonId person) {
        return Acting.as(Actor.SYSTEM, () -> people.get(person).household());
    }
}
