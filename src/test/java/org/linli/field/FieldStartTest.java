package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.browser.AtWork;
import org.linli.people.PeopleFixture;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The app and the real server: what is entered at a door though it is nobody's task. */
@LinliTest
@Tag("browser")
class FieldStartTest {

    private static final Instant NOW = Instant.parse("2022-02-07T09:30:00Z");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Fixture fixture;

    @BeforeEach
    void work() throws SQLException {
        FreshData.empty();
        fixture.lay();
        new AtWork(context);
    }

    private Visitor phone(Locale language) {
        return FieldInHand.phone(port, language, NOW, "worker");
    }

    private Visitor worker() {
        return phone(Locale.SIMPLIFIED_CHINESE);
    }

    private static void atTheDoor(Page page, String name) {
        page.locator("main > section:not(.alarms) a.line", new Page.LocatorOptions().setHasText(name))
                .first()
                .tap();
        page.tap("#start");
    }

    private static void choose(Page page, String name) {
        page.locator("a.line", new Page.LocatorOptions().setHasText(name)).tap();
    }

    private static void fill(Page page, String field, String value) {
        page.fill("input[data-field=" + field + "]", value);
    }

    private static void need(Page page, String words) {
        atTheDoor(page, "张建国");
        choose(page, "登记需求");
        page.tap("[data-value=medicine]");
        fill(page, "words", words);
        page.tap("#save");
        assertThat(page.locator(".saved")).containsText("登记需求");
    }

    private static void arrival(Page page, String origin) {
        page.tap(".day #start");
        assertThat(page.locator(".note")).containsText("判定");
        fill(page, "name", "方小远");
        fill(
                page,
                "document",
                PeopleFixture.document("421182", "1991-03-04", 77).number());
        fill(page, "origin", origin);
        fill(page, "arrivedOn", "2022-02-07");
        page.tap("[data-value=train]");
        fill(page, "address", "1组77号");
        page.tap("#save");
        assertThat(page.locator(".saved")).containsText("登记来东人员");
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static List<String> taken() throws SQLException {
        return ask("select kind || ' ' || coalesce(refused, 'stored') from field.entry order by number");
    }

    @Test
    void aNeedACorrectionAndAnArrivalAreEnteredWithoutSignalAndArriveOnceEach() throws SQLException {
        try (Visitor worker = worker()) {
            Page page = worker.page();
            page.context().setOffline(true);
            need(page, "胰岛素<img src=x onerror=alert(1)>两支");
            assertThat(page.locator("h1")).containsText("202");
            page.tap("#start");
            choose(page, "张建国");
            choose(page, "姓名有误");
            assertThat(page.locator("input[data-field=name]")).hasValue("张建国");
            page.tap("#save");
            assertThat(page.locator(".actions .now")).isVisible();
            fill(page, "name", "张健国");
            page.tap("#save");
            page.tap(".head a");
            arrival(page, "湖北省武穴市");
            page.tap("#state");
            assertThat(page.locator("main")).containsText("登记需求");
            assertThat(page.locator("main")).containsText("姓名有误");
            assertThat(page.locator("main")).containsText("登记来东人员");
            worker.picture("field-start-outbox");
            assertThat(taken()).isEmpty();
            page.close();
            Page again = page.context().newPage();
            again.navigate("/field");
            again.fill("#pin", FieldInHand.PIN);
            assertThat(again.locator("#state")).containsText("3 条待发送");
            again.context().setOffline(false);
            assertThat(again.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("care.need stored", "people.name stored", "arrivals.arrival stored");
            assertThat(again.locator(".banner.now")).containsText("方小远已登记：2+14");
            assertThat(again.locator(".banner.saved").first()).containsText("需求已登记");
            assertThat(ask("select words from needs.need")).containsExactly("胰岛素<img src=x onerror=alert(1)>两支");
            assertThat(ask("select name from people.person where name like '张%国'"))
                    .containsExactly("张健国");
            assertThat(again.locator("main")).containsText("药品：胰岛素<img src=x onerror=alert(1)>两支");
            assertThat(again.locator("main")).containsText("方小远");
        }
    }

    @Test
    void whatIsRefusedIsMendedWhereItWasEntered() throws SQLException {
        try (Visitor worker = worker()) {
            Page page = worker.page();
            arrival(page, "火星");
            page.tap("#state");
            page.locator("main .button.primary").click();
            assertThat(page.locator("#state")).containsText("1 条被退回");
            worker.picture("field-start-refused");
            page.locator("a.line").first().tap();
            assertThat(page.locator(".has-problem")).hasCount(1);
            assertThat(page.locator("input[data-field=name]")).hasValue("方小远");
            fill(page, "origin", "湖北省武穴市");
            page.tap("#save");
            page.tap("#state");
            page.locator("main .button.primary").click();
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("arrivals.arrival stored");
        }
    }

    @Test
    void whatIsSavedCanBeTakenBackAndWhatIsTypedIsStillThereAfterTheAppWasClosed() throws SQLException {
        try (Visitor worker = worker()) {
            Page page = worker.page();
            need(page, "降压药");
            page.tap("#undo");
            page.tap("#start");
            choose(page, "登记需求");
            assertThat(page.locator("input[data-field=words]")).hasValue("降压药");
            fill(page, "words", "降压药一盒");
            page.reload();
            page.fill("#pin", FieldInHand.PIN);
            assertThat(page.locator("input[data-field=words]")).hasValue("降压药一盒");
            assertThat(taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390, 844", "zh-CN, 360, 740", "en, 390, 844", "en, 360, 740"})
    void theScreensCanBeReadAndFitThePhone(String language, int width, int height) {
        try (Visitor worker = phone(Locale.forLanguageTag(language))) {
            Page page = worker.page();
            page.setViewportSize(width, height);
            String size = language + "-" + width;
            look(worker, "today-" + size);
            page.locator("main > section:not(.alarms) a.line").first().tap();
            page.locator("#start").waitFor();
            look(worker, "door-" + size);
            page.tap("#start");
            page.locator("a.line[href*='care.need']").waitFor();
            look(worker, "list-" + size);
            page.locator("a.line[href*='care.need']").tap();
            page.locator("#save").waitFor();
            look(worker, "need-" + size);
            page.tap(".head a");
            page.locator("a.line[href*='arrivals.arrival']").tap();
            page.tap("#save");
            page.locator(".actions .now").waitFor();
            look(worker, "arrival-" + size);
        }
    }

    private static void look(Visitor worker, String screen) {
        worker.waitForQuiet();
        worker.picture("field-start-" + screen);
        worker.assertFitsTheWidth();
        worker.assertAccessible();
    }
}
