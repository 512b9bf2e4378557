package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.browser.AtWork;
import org.linli.testing.Browsers;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The app and the real server: the network off, the page closed, the app updated, two phones at one door. */
@LinliTest
@Tag("browser")
class FieldOfflineTest {

    /** The server's clock, which stands still at half past five. */
    private static final Instant NOW = Instant.parse("2022-02-07T09:30:00Z");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Fixture fixture;

    @Autowired
    FieldShellFiles files;

    @BeforeEach
    void work() throws SQLException {
        FreshData.empty();
        fixture.lay();
        new AtWork(context);
    }

    @Test
    void whatIsEnteredWithoutSignalArrivesOnceAfterTheAppWasClosed() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            worker.picture("field-real-today");
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            enter(page, "李梅", "36.8");
            assertThat(page.locator("#state")).containsText("2 条待发送");
            page.close();
            Page again = page.context().newPage();
            again.navigate("/field");
            again.fill("#pin", FieldInHand.PIN);
            assertThat(again.locator("#state")).containsText("2 条待发送");
            assertThat(taken()).isEmpty();
            again.context().setOffline(false);
            assertThat(again.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once", "36.8 once");
            again.locator("details.done summary").click();
            assertThat(again.locator("details.done")).containsText("worker·c01");
        }
    }

    @Test
    void howTheyAreIsOneTapAndMoreIsAskedOnlyOfThoseWhoAreNotWell() {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            open(page, "张建国");
            page.locator("input[inputmode=decimal]").first().fill("36.5");
            assertThat(page.locator("[data-value=awake]")).hasCount(0);
            page.locator("[data-value=so]").first().tap();
            page.locator("[data-value=awake]").first().tap();
            worker.picture("field-mood");
            page.tap(".actions .button");
            assertThat(page.locator(".saved")).containsText("张建国 36.5");
            page.context().setOffline(false);
            page.tap("#state");
            page.locator("main .button.primary").tap();
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("""
                            select mood || ' ' || (answers ->> 'sleeping') || ' ' || worrying
                              from wellbeing.answer
                             where account_id is not null and answers <> '{}'
                            """)).containsExactly("so awake true");
        }
    }

    @Test
    void aFeverIsReportedAtOnceAndTheServerSaysWhatFollows() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            open(page, "张建国");
            page.locator("input[inputmode=decimal]").first().fill("38.4");
            page.tap("[data-value=cough]");
            page.tap(".actions .button");
            assertThat(page.locator("[role=alert]")).containsText("38.4");
            worker.picture("field-real-fever");
            assertThat(taken()).containsExactly("38.4 once");
        }
    }

    @Test
    void twoPhonesAtOneDoorBothKeepTheirRecord() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO);
                Visitor leader = phoneOf("leader", Duration.ZERO)) {
            List<Page> pages = List.of(worker.page(), leader.page());
            pages.forEach(page -> page.context().setOffline(true));
            enter(worker.page(), "张建国", "36.5");
            enter(leader.page(), "张建国", "36.7");
            for (Page page : pages) {
                page.context().setOffline(false);
                page.evaluate("async () => { document.querySelector('#state').click(); }");
                page.locator("main .button.primary").click();
                assertThat(page.locator("#state")).containsText("全部已发送");
                page.locator(".head a").click();
            }
            assertThat(taken()).containsExactly("36.5 twice", "36.7 twice");
            worker.page().tap("#refresh");
            worker.page().locator("details.done summary").click();
            worker.page()
                    .locator("details.done a", new Page.LocatorOptions().setHasText("张建国"))
                    .first()
                    .click();
            assertThat(worker.page().locator(".told")).containsText("leader·g1");
            assertThat(worker.page().locator(".told")).containsText("36.7");
        }
    }

    @Test
    void aPhoneWhoseClockIsWrongIsNoticedAndItsTimesAreCorrected() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ofMinutes(47))) {
            assertThat(worker.page().locator(".banner")).containsText("手机时间差了 47 分钟");
            enter(worker.page(), "张建国", "36.5");
            worker.page().clock().fastForward(61_000);
            assertThat(worker.page().locator("#state")).containsText("全部已发送");
            Instant at = Instant.parse(
                    ask("select to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from tasks.completion"
                                    + " where received_at >= '2022-02-07T09:30:00Z' and account_id is not null")
                            .getFirst());
            assertThat(Duration.between(at, NOW).abs()).isLessThan(Duration.ofMinutes(3));
        }
    }

    @Test
    void aNewerVersionIsOfferedAndWhatWaitsSurvivesIt() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            FieldShellMade made = files.made();
            String next = "a-newer-version";
            ReflectionTestUtils.setField(
                    files,
                    "made",
                    new FieldShellMade(
                            next,
                            made.page().replace(made.version(), next),
                            made.importMapHash(),
                            made.manifest(),
                            made.serviceWorker().replace(made.version(), next),
                            made.byLanguage()));
            page.context().setOffline(false);
            page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration('/field')).update(); }");
            page.locator(".banner", new Page.LocatorOptions().setHasText("有新版本"))
                    .locator("button")
                    .click();
            page.locator("#pin").waitFor();
            assertThat(page.locator("html")).hasAttribute("data-version", next);
            page.fill("#pin", FieldInHand.PIN);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once");
            assertThat((Object) page.evaluate("async () => (await caches.keys()).join()"))
                    .isEqualTo("field-" + next);
        } finally {
            ReflectionTestUtils.setField(files, "made", null);
        }
    }

    @Test
    void whatWasKeptAfterFiveWrongPinsArrivesWhenItsOwnerSignsInAgain() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            page.reload();
            for (int left = 4; left > 0; left--) {
                page.fill("#pin", "999999");
                assertThat(page.locator(".problem")).containsText("还可以试 " + left + " 次");
            }
            page.fill("#pin", "999999");
            assertThat(page.locator(".door")).containsText("有 1 条未发送的记录或照片加密保留");
            page.context().setOffline(false);
            page.reload();
            page.tap("#sign-in"); // the session of the browser ended when the phone was paired
            FieldInHand.pair(page, "worker");
            assertThat(taken()).containsExactly("36.5 once");
        }
    }

    @Test
    void aRevokedPhoneIsClearedAtItsNextContact() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            Page desk = page.context().newPage();
            desk.navigate("/field/devices");
            FieldInHand.signIn(desk, "worker", Fixture.PASSWORD);
            desk.waitForURL("**/field/devices");
            desk.locator("form[action$=revoke] button").click();
            assertThat(desk.locator("main")).containsText("已注销");
            page.tap("#refresh");
            assertThat(page.locator(".door")).containsText("这部手机的登录已被撤销");
            assertThat(page.evaluate("""
                    async () => {
                      const { Database } = await import('/js/field/database.js');
                      return (await (await Database.open()).all('values')).length;
                    }
                    """)).isEqualTo(0);
        }
    }

    @Test
    void whatIsRefusedAfterFiveWrongPinsComesBackToBeMended() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            page.reload();
            FieldInHand.forgetThePin(page);
            tell(CLOSED);
            page.context().setOffline(false);
            page.reload();
            page.tap("#sign-in");
            FieldInHand.pair(page, "worker");
            assertThat(page.locator("#state")).containsText("1 条被退回");
            page.tap("#state");
            page.locator(".lines .problem").waitFor();
            assertThat(page.locator(".lines")).containsText("张建国");
            worker.picture("field-real-sealed-refused");
            page.locator(".lines a.line").tap();
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("36.5");
            assertThat(page.locator(".problem").first()).isVisible();
        }
    }

    @Test
    void aFullPhoneStillSendsWhatWasSavedBefore() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            page.evaluate(FULL);
            page.context().setOffline(false);
            FieldInHand.sendNow(page);
            page.waitForCondition(() -> taken().equals(List.of("36.5 once")));
            assertThat(page.locator("#state")).containsText("手机存储已满");
            assertThat(page.locator("main [role=alert]")).containsText("收不到新任务");
            worker.picture("field-real-full");
            page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }");
            page.locator("main .button.primary").click();
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once");
        }
    }

    @Test
    void whatIsRefusedAfterItsTaskWentToSomebodyElseCanStillBeMended() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            tell(CLOSED);
            page.context().setOffline(false);
            FieldInHand.sendNow(page);
            assertThat(page.locator("#state")).containsText("1 条被退回");
            assertThat(page.locator(".lines")).containsText("张建国");
            page.locator(".lines a.line").tap();
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("36.5");
            tell("update tasks.task set closed_at = null, closed_reason = null where closed_reason = 'test'");
            page.locator("input[inputmode=decimal]").first().fill("36.6");
            page.tap(".actions .button");
            assertThat(page.locator(".saved")).containsText("36.6");
            FieldInHand.sendNow(page);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.6 once");
        }
    }

    @Test
    void aClockSetRightBetweenEnteringAndSendingMovesTheTimeWithIt() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ofMinutes(47))) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            page.clock().setSystemTime(NOW.toString());
            page.context().setOffline(false);
            FieldInHand.sendNow(page);
            page.waitForCondition(() -> taken().equals(List.of("36.5 once")));
            assertThat(ask("select abs(extract(epoch from at - '2022-02-07T09:30:00Z')) < 180 from tasks.completion"
                            + " where received_at >= '2022-02-07T09:30:00Z' and account_id is not null"))
                    .containsExactly("t");
        }
    }

    @Test
    void whatWasEnteredByAPhoneThatBeganYearsBehindIsMendedWithTheTimeOfNow() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.context().setOffline(true);
            page.reload();
            page.locator("#pin").waitFor();
            page.evaluate("""
                    () => {
                      const { now } = Date;
                      Date.now = () => now() - 4_000 * 86_400_000;
                    }
                    """);
            page.fill("#pin", FieldInHand.PIN);
            enter(page, "李梅", "36.4");
            page.reload();
            page.fill("#pin", FieldInHand.PIN);
            page.context().setOffline(false);
            FieldInHand.sendNow(page);
            assertThat(page.locator("#state")).containsText("1 条被退回");
            page.locator(".lines a.line").tap();
            assertThat(page.locator(".visit")).containsText("再次保存时，按现在的时间记录");
            worker.picture("field-real-refused-for-its-time");
            page.tap(".actions .button");
            assertThat(page.locator(".saved")).containsText("36.4");
            FieldInHand.sendNow(page);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.4 once");
        }
    }

    @Test
    void whatWaitsStaysInTheQueueOfAPhoneThatIsLockedWhileAnotherWindowSends() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            page.evaluate("""
                    () => {
                      const held = new Promise((end) => { window.end = end; });
                      navigator.locks.request('linli-field-sync', () => held);
                    }
                    """);
            enter(page, "张建国", "36.5");
            page.evaluate("() => { location.hash = '#/settings'; }");
            page.locator(".settings .button", new Page.LocatorOptions().setHasText("锁定"))
                    .tap();
            page.clock().runFor(5_000);
            page.locator("#pin").waitFor();
            page.evaluate("() => window.end()");
            page.waitForTimeout(300); // ms, for what waited for the lock
            page.fill("#pin", FieldInHand.PIN);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once");
            assertThat(page.evaluate("""
                    async () => {
                      const { Database } = await import('/js/field/database.js');
                      return (await (await Database.open()).all('kept')).length;
                    }
                    """)).isEqualTo(0);
        }
    }

    @Test
    void whatIsSavedIsThereAfterTheBatteryDiedInTheSameMoment(@TempDir Path folder) throws Exception {
        BrowserContext dying = Browsers.phone(port, folder);
        Page page = dying.pages().getFirst();
        dying.clock().install(new Clock.InstallOptions().setTime(NOW.toString()));
        page.navigate("/field");
        page.tap("#sign-in");
        FieldInHand.pair(page, "worker");
        page.waitForCondition(() -> (boolean) page.evaluate("navigator.serviceWorker.controller !== null"));
        dying.setOffline(true);
        enter(page, "张建国", "36.5");
        Browsers.kill(folder);
        try (BrowserContext charged = Browsers.phone(port, folder)) {
            charged.clock().install(new Clock.InstallOptions().setTime(NOW.toString()));
            Page again = charged.pages().getFirst();
            again.navigate("/field");
            again.fill("#pin", FieldInHand.PIN);
            assertThat(again.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once");
        }
    }

    @Test
    void twoWindowsOfOnePhoneSeeWhatTheOtherDid() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            Page second = page.context().newPage();
            second.navigate("/field");
            second.fill("#pin", FieldInHand.PIN);
            second.locator("a.line").first().waitFor();
            page.context().setOffline(true);
            enter(page, "张建国", "36.5");
            enter(second, "李梅", "36.8");
            assertThat(page.locator("#state")).containsText("2 条待发送");
            page.context().setOffline(false);
            FieldInHand.sendNow(second);
            assertThat(second.locator("#state")).containsText("全部已发送");
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(taken()).containsExactly("36.5 once", "36.8 once");
        }
    }

    @Test
    void whoLocksThePhoneSendsWhatWaitsFirst() throws SQLException {
        try (Visitor worker = phoneOf("worker", Duration.ZERO)) {
            Page page = worker.page();
            enter(page, "张建国", "36.5");
            assertThat(page.locator("#state")).containsText("1 条待发送");
            page.evaluate("() => { location.hash = '#/settings'; }");
            page.locator(".settings .button", new Page.LocatorOptions().setHasText("锁定"))
                    .tap();
            page.locator("#pin").waitFor();
            assertThat(taken()).containsExactly("36.5 once");
        }
    }

    private static final String CLOSED = """
            update tasks.task set closed_at = '2022-02-07T09:00:00Z', closed_reason = 'test'
             where done_at is null and closed_at is null
               and person_id in (select id from people.person where name = '张建国')
            """;

    private static final String FULL = """
            () => {
              window.put = IDBObjectStore.prototype.put;
              IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
            }
            """;

    /** Signs in on a phone whose clock is ahead by so much, has it remembered, and waits for what is to do. */
    private Visitor phoneOf(String username, Duration ahead) {
        return FieldInHand.phone(port, Locale.SIMPLIFIED_CHINESE, NOW.plus(ahead), username);
    }

    private static void open(Page page, String name) {
        Locator line = page.locator("main > section:not(.alarms) a.line", new Page.LocatorOptions().setHasText(name))
                .filter(new Locator.FilterOptions().setHasText("测体温"));
        line.first().tap();
        page.locator("input[inputmode=decimal]").first().waitFor();
    }

    private static void enter(Page page, String name, String celsius) {
        open(page, name);
        page.locator("input[inputmode=decimal]").first().fill(celsius);
        page.tap(".actions .button");
        page.locator("input[inputmode=decimal]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.locator(".saved")).containsText(name + " " + celsius);
    }

    /** What was taken since the phones began, each with how many records its task has. */
    private static List<String> taken() {
        return ask("""
                select (answers ->> 'celsius')
                       || case count(*) over (partition by task_id) when 1 then ' once' else ' twice' end
                  from tasks.completion
                 where received_at >= '2022-02-07T09:30:00Z' and answers ->> 'celsius' is not null
                 order by 1
                """);
    }

    private static void tell(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ask(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
