package org.linli.wellbeing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
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

/** Asking a child how they are, talking with them, and seeing who is not well, in the browser. */
@LinliTest
@Tag("browser")
class WellbeingBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    @Autowired
    BusinessClock clock;

    private PersonId child;

    @BeforeEach
    void lay() throws Exception {
        FreshData.empty();
        fixture.lay();
        TestClock.set("2022-02-07T07:30");
        child = new PeopleFixture(people, territory, jdbc, transaction).lay().child();
        Acting.run(
                fixture.actor("secretary"),
                () -> byHand.put(
                        new MeasureChoice(child, "dongyang-2022-02", "3+11", null, LocalDate.of(2022, 2, 6), "从河南回来")));
    }

    private Task open(String kind) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> tasks.openOf(people.household(people.get(child).household()), List.of(child)).stream()
                        .filter(task ->
                                task.kind().equals(kind) && !task.dueUntil().isBefore(clock.now()))
                        .findFirst()
                        .orElseThrow());
    }

    private void answered(String at, Map<String, Object> answers) {
        TestClock.set(at);
        Task check = open("care.temperature");
        Acting.run(
                fixture.actor("secretary"),
                () -> tasks.complete(check.id(), CompletionForm.now(UUID.randomUUID(), answers)));
    }

    @Test
    void aChildIsAskedTalkedWithAndSeenByTheSecretary() {
        answered("2022-02-07T08:00", Map.of("celsius", "36.4", "mood", "good", "eating", "well"));
        answered("2022-02-07T18:30", Map.of("celsius", "36.6", "mood", "so", "company", "some"));
        TestClock.set("2022-02-08T09:00");
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/tasks/" + open("care.temperature").id());
            page.fill("[name=celsius]", "36.5");
            page.locator("label:has(input[name=mood][value=bad])").click();
            page.locator("label:has(input[name=company][value=much])").click();
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("mood-task");
            page.locator("main form .btn-primary").last().click();
            assertThat(page.locator("main")).containsText("已安排人来聊聊");
            page = worker.open("/tasks/" + open("care.need").id());
            page.locator("label:has(input[name=outcome][value=kept])").click();
            page.locator("label:has(input[name=went][value=so])").click();
            page.fill("[name=note]", "夜里怕黑，想爸爸。\n讲了会儿故事，答应明天早上再来。");
            page.fill("[name=again]", "2022-02-09");
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            worker.picture("talk-task");
            page.locator("main form .btn-primary").last().click();
            page.waitForURL("**/today");
            worker.open("/people/" + child);
            worker.assertFitsTheWidth();
            worker.assertAccessible();
            page.locator("#moods").scrollIntoViewIfNeeded();
            worker.picture("mood-person");
            worker.open("/moods/" + child);
            worker.assertFitsTheWidth();
            worker.picture("mood-page");
            worker.open("/moods");
            worker.assertFitsTheWidth();
            worker.picture("moods-phone");
            worker.assertNoComplaints();
        }
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            String ending = "-" + language.getLanguage();
            try (Visitor secretary = Browsers.visitor(port, Screen.DESK, language)) {
                secretary.signIn("secretary", Fixture.PASSWORD);
                Page page = secretary.open("/moods");
                secretary.assertAccessible();
                secretary.picture("moods" + ending);
                page.locator("tbody a", new Page.LocatorOptions().setHasText("范小宝"))
                        .click();
                assertThat(page.locator("main")).containsText("夜里怕黑");
                secretary.assertAccessible();
                secretary.picture("mood-page" + ending);
                secretary.open("/people/" + child);
                secretary.picture("mood-person" + ending);
                secretary.assertNoComplaints();
            }
        }
    }
}
