package org.linli.confinement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
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

/** A leave from the asking to the way back, and the sheet of the household, in the browser. */
@LinliTest
@Tag("browser")
class LeaveBrowserTest {

    @LocalServerPort
    int port;

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

    private PersonId li;
    private HouseholdId home;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-08T09:00");
        li = new PeopleFixture(people, territory, jdbc, transaction).lay().li();
        var choice = new MeasureChoice(li, "dongyang-2022-02", "3+11", null, LocalDate.of(2022, 2, 7), "从河南回来");
        home = Acting.as(fixture.actor("secretary"), () -> {
            byHand.put(choice);
            return people.get(li).household();
        });
    }

    @Test
    void isAskedByTheWorkerApprovedByTheSecretaryAndStandsOnTheSheet() {
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker2", Fixture.PASSWORD);
            Page page = worker.open("/leaves/new?person=" + li);
            page.selectOption("[name=purpose]", "hospital");
            page.fill("[name=words]", "市人民医院发热门诊");
            page.fill("[name=out]", "2022-02-08T10:00");
            page.fill("[name=back]", "2022-02-08T12:00");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("leave-new");
            page.locator(".form-actions button").click();
            assertThat(page.locator("main")).containsText("待审批");
            worker.assertNoComplaints();
        }
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/leaves");
            secretary.picture("leaves-en");
            page.locator("tbody a", new Page.LocatorOptions().setHasText("李强")).click();
            page.locator("input[name=decision][value=approved]").check();
            page.fill("[name=vehicle]", "社区车 浙G·12345，司机王师傅");
            secretary.assertAccessible();
            secretary.picture("leave-decide-en");
            page.locator("form[action$=decision] button").click();
            assertThat(page.locator("main")).containsText("Approved by");
            secretary.assertNoComplaints();
        }
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker2", Fixture.PASSWORD);
            Page page = worker.open("/households/" + home + "/clock");
            assertThat(page.locator("main")).containsText("送出门");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("clock-phone");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".d-print-inline").first()).isVisible();
            assertThat(page.getByText("发热门诊").first()).isHidden();
            assertThat(page.locator("a", new Page.LocatorOptions().setHasText("李强"))
                            .first())
                    .isHidden();
            page.setViewportSize(794, 1123);
            worker.picture("clock-print");
        }
    }
}
