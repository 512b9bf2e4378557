package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.browser.AtWork;
import org.linli.photos.JpegMade;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Photos on a phone and the real server: without signal, over a line that breaks, after the app was closed. */
@LinliTest
@Tag("browser")
class FieldPhotoAppTest {

    private static final Instant NOW = Instant.parse("2022-02-07T09:30:00Z");

    private static final FilePayload TAKEN =
            new FilePayload("IMG_0815.JPG", "image/jpeg", JpegMade.withExif(JpegMade.jpeg(3000, 2000), 1));

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

    @Test
    void aPhotoTakenWithoutSignalArrivesOnceAndSmallAfterTheAppWasReloaded() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            leader.picture("field-photo-taken");
            leader.assertFitsTheWidth();
            leader.assertAccessible();
            page.reload();
            unlock(page);
            assertThat(page.locator("img.photo")).hasCount(1);
            save(page);
            page.locator("#state").click();
            assertThat(page.locator(".photos-out img.photo")).hasCount(1);
            leader.picture("field-photo-outbox");
            page.reload();
            unlock(page);
            assertThat(ask("select count(*) from photos.photo")).containsExactly("0");
            page.context().setOffline(false);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("""
                    select width || ' x ' || height from photos.image
                    """)).containsExactly("1600 x 1067");
            assertThat(ask("""
                    select c.answers ->> 'photos' = '["' || p.id || '"]' and p.kept_at is not null
                           and p.size < 2000000
                      from tasks.completion c, photos.photo p
                     where c.answers ? 'photos'
                    """)).containsExactly("t");
            assertThat(kept(page)).isZero();
        }
    }

    @Test
    void aPhotoThatTheLineCutsOffGoesOnAndTheEntryDoesNotWaitForIt() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            var pieces = new AtomicInteger();
            page.context().route("**/api/v1/field/photos/*", route -> {
                if (pieces.incrementAndGet() == 2) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            answer(page);
            photograph(page, 1);
            save(page);
            assertThat(page.locator("#state")).containsText("1 张照片传送中");
            leader.picture("field-photo-on-its-way");
            assertThat(ask("select count(*) from tasks.completion where answers ? 'photos'"))
                    .containsExactly("1");
            assertThat(ask("select count(*) from photos.photo where arrived_at is null"))
                    .containsExactly("1");
            page.waitForCondition(() -> pieces.get() >= 2);
            page.tap("#refresh");
            assertThat(page.locator("#state"))
                    .containsText("全部已发送", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(ask("select count(*) from photos.image")).containsExactly("1");
            long whole = Long.parseLong(
                    ask("select (size + 65535) / 65536 from photos.photo").getFirst());
            assertThat(pieces.get())
                    .as("none was sent again but the one cut off")
                    .isEqualTo((int) whole + 1);
        }
    }

    @Test
    void aPhotoCanBeTakenOutUntilItIsSaved() {
        try (Visitor leader = phone(Locale.ENGLISH)) {
            Page page = leader.page();
            answer(page);
            photograph(page, 1);
            photograph(page, 2);
            leader.picture("field-photo-two-en");
            page.setViewportSize(360, 740);
            leader.assertFitsTheWidth();
            leader.picture("field-photo-two-en-360");
            page.evaluate("localStorage.setItem('field.look', 'dark')");
            page.evaluate("dispatchEvent(new Event('field-look'))");
            leader.picture("field-photo-two-dark");
            leader.assertAccessible();
            page.locator(".photo-taken button").first().tap();
            assertThat(page.locator("img.photo")).hasCount(1);
            page.waitForCondition(() -> kept(page) == 1);
            byte[] other = "%PDF".getBytes(StandardCharsets.UTF_8);
            page.locator(".photo-file").setInputFiles(new FilePayload("list.pdf", "image/jpeg", other));
            assertThat(page.locator("[role=alert]")).containsText("cannot read that picture");
            assertThat(kept(page)).isEqualTo(1);
        }
    }

    @Test
    void aPhotoOfAnEntryThatIsUndoneCanBeTakenOutAgain() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            // An alarm sets off at once, and what has set off is not undone.
            page.evaluate("() => { document.querySelector('field-app').phone.queue.take = async () => []; }");
            save(page);
            page.tap("#undo");
            page.locator("section.alarms a.line").first().tap();
            page.locator(".photo-taken button").tap();
            page.waitForCondition(() -> kept(page) == 0);
            save(page);
            page.reload();
            unlock(page);
            page.context().setOffline(false);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("select count(*) from photos.photo")).containsExactly("0");
        }
    }

    @Test
    void thePhotosOfARefusedEntryGoWithItWhenItIsGivenUp() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            save(page);
            // Handed to nobody meanwhile, but called off: what is done after that is refused.
            say("update tasks.task set closed_at = '2022-02-07T08:00:00Z', closed_reason = 'care.closed.released'"
                    + " where kind = 'care.alarm'");
            page.context().setOffline(false);
            assertThat(page.locator("#state")).containsText("1 条被退回");
            assertThat(ask("select count(*) from photos.photo")).containsExactly("0");
            page.locator("#state").click();
            page.setViewportSize(360, 740);
            leader.picture("field-photo-refused-360");
            page.onDialog(Dialog::accept);
            page.locator("li .aside").first().tap();
            page.waitForCondition(() -> kept(page) == 0);
            assertThat(page.locator("#state")).containsText("全部已发送");
        }
    }

    @Test
    void theDeskMakesAPhotoSmallBeforeItIsSent() throws SQLException {
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/tasks/"
                    + ask("select id from tasks.task where kind = 'care.alarm' and done_at is null")
                            .getFirst());
            page.locator("label.chip", new Page.LocatorOptions().setHasText("已上门查看"))
                    .click();
            page.locator("input[name=explained][value=no]").check(new Locator.CheckOptions().setForce(true));
            page.fill("[name=cause]", "不明");
            page.locator("input[type=file]").setInputFiles(TAKEN);
            page.locator(".btn-next").click();
            page.waitForURL("**/today");
            assertThat(ask("select width || ' x ' || height from photos.image")).containsExactly("1600 x 1067");
            secretary.open(
                    "/tasks/" + ask("select subject_id from photos.photo").getFirst());
            assertThat(page.locator(".photos a img")).hasCount(1);
            page.waitForCondition(
                    () -> (boolean) page.evaluate("document.querySelector('.photos img').naturalWidth === 320"));
            page.locator("details.again > summary").click();
            secretary.picture("task-photos");
            secretary.assertAccessible();
            secretary.open(
                    "/people/" + ask("select person_id from photos.photo").getFirst());
            page.locator(".story .photos img").scrollIntoViewIfNeeded();
            page.waitForCondition(
                    () -> (boolean) page.evaluate("document.querySelector('.story .photos img').naturalWidth === 320"));
            secretary.picture("person-photos");
            secretary.assertNoComplaints();
        }
    }

    @Test
    void whoeverClearsThePhoneIsToldWhatHasNotArrived() {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            save(page);
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.accept();
            });
            page.locator("a[href='#/settings']").tap();
            page.locator(".settings .danger").tap();
            page.locator(".door").waitFor();
            assertThat(asked).singleElement().asString().contains("未发送的记录 1 条、照片 1 张会加密保留");
            assertThat(kept(page)).isZero();
        }
    }

    @Test
    void aPhotoTakenOutOfARefusedEntryIsNotSentWithTheMendedOne() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            save(page);
            say("update tasks.task set closed_at = '2022-02-07T08:00:00Z', closed_reason = 'care.closed.released'"
                    + " where kind = 'care.alarm'");
            page.context().setOffline(false);
            assertThat(page.locator("#state")).containsText("1 条被退回");
            say("update tasks.task set closed_at = null, closed_reason = null where kind = 'care.alarm'");
            page.tap("#refresh");
            page.locator("#state").click();
            page.locator("main .lines a.line").first().tap();
            page.locator(".photo-taken button").tap();
            page.waitForCondition(() -> kept(page) == 0);
            save(page);
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("select count(*) from tasks.completion where answers ->> 'cause' = '打疫苗后发热'"))
                    .containsExactly("1");
            assertThat(ask("select count(*) from photos.photo")).containsExactly("0");
        }
    }

    @Test
    void aPhotoThatComesSpoiltIsSentAnew() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            var pieces = new AtomicInteger();
            page.context().route("**/api/v1/field/photos/*", route -> {
                byte[] piece = route.request().postDataBuffer();
                if (pieces.incrementAndGet() == 1) {
                    piece[100] ^= 1;
                }
                route.resume(new Route.ResumeOptions().setPostData(piece));
            });
            answer(page);
            photograph(page, 1);
            save(page);
            assertThat(page.locator("#state"))
                    .containsText("全部已发送", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(ask("select count(*) from photos.image")).containsExactly("1");
        }
    }

    @Test
    void aPhotoThatIsRefusedCanBeSentAgain() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            var times = new AtomicInteger();
            page.context().route("**/api/v1/field/photos", route -> {
                if (times.incrementAndGet() > 1) {
                    route.resume();
                    return;
                }
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(422)
                        .setContentType("application/problem+json")
                        .setBody("{\"errors\": [{\"code\": \"photos.subject\", \"message\": \"不归您管\"}]}"));
            });
            answer(page);
            photograph(page, 1);
            save(page);
            assertThat(page.locator("#state")).containsText("1 张照片被退回");
            page.locator("#state").click();
            assertThat(page.locator(".photos-out .problem")).hasText("不归您管");
            page.setViewportSize(360, 740);
            leader.assertFitsTheWidth();
            leader.assertAccessible();
            leader.picture("field-photo-again-360");
            page.locator(".photos-out button")
                    .filter(new Locator.FilterOptions().setHasText("重新发送"))
                    .tap();
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("select count(*) from photos.image")).containsExactly("1");
        }
    }

    @Test
    void aPhotoOutlivesFiveWrongPinsAndArrivesWhenItsOwnerSignsInAgain() throws SQLException {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            save(page);
            page.reload();
            FieldInHand.forgetThePin(page);
            assertThat(page.locator(".door")).containsText("有 2 条未发送的记录或照片加密保留");
            leader.picture("field-photo-kept");
            assertThat(kept(page)).as("what the phone can read").isZero();
            page.context().setOffline(false);
            page.reload();
            page.tap("#sign-in");
            FieldInHand.pair(page, "leader");
            assertThat(page.locator("#state")).containsText("全部已发送");
            assertThat(ask("select width || ' x ' || height from photos.image")).containsExactly("1600 x 1067");
            assertThat(ask("""
                    select c.answers ->> 'photos' = '["' || p.id || '"]' and p.kept_at is not null
                      from tasks.completion c, photos.photo p
                     where c.answers ? 'photos'
                    """)).containsExactly("t");
            assertThat(shown(page)).as("what is left on the phone of pictures").isZero();
        }
    }

    @Test
    void aPhotoOfAPhoneThatIsShutOutWaitsForItsOwnerAndForNobodyElse() throws SQLException {
        try (Visitor leader = phone(Locale.ENGLISH)) {
            Page page = leader.page();
            page.context().route("**/api/v1/field/photos", Route::abort);
            answer(page);
            photograph(page, 1);
            save(page);
            assertThat(page.locator("#state")).containsText("Photos on their way: 1");
            say("update access.api_token set revoked_at = '2022-02-07T09:00:00Z'");
            page.tap("#refresh");
            assertThat(page.locator(".door")).containsText("only the server can read: 1");
            page.context().unroute("**/api/v1/field/photos");
            page.tap("#sign-in");
            FieldInHand.pair(page, "worker");
            page.waitForResponse("**/api/v1/field/sync", () -> page.tap("#refresh"));
            assertThat(ask("select count(*) from photos.image")).containsExactly("0");
            page.locator("a[href='#/settings']").tap();
            page.onDialog(Dialog::accept);
            page.locator(".settings .danger").tap();
            page.tap("#sign-in");
            FieldInHand.pair(page, "leader");
            assertThat(page.locator("#state")).containsText("All sent");
            assertThat(ask("select count(*) from photos.image")).containsExactly("1");
        }
    }

    @Test
    void aPhotoThatNoEntryNamesGoesWithWhatWasTyped() {
        try (Visitor leader = phone(Locale.SIMPLIFIED_CHINESE)) {
            Page page = leader.page();
            page.context().setOffline(true);
            answer(page);
            photograph(page, 1);
            page.reload();
            FieldInHand.forgetThePin(page);
            assertThat(shown(page)).isZero();
        }
    }

    @Test
    void whatEarlierVersionsKeptIsThereInTheNewOne() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = visitor.page();
            page.navigate("/field");
            assertThat(opened(page, 1, List.of("queue", "kept"))).isEqualTo("queue|kept||");
            assertThat(opened(page, 2, List.of("queue", "kept", "photos"))).isEqualTo("queue|kept|photos|");
        }
    }

    /** What this version finds where a version of before had these stores, beside others. */
    private static Object opened(Page page, int version, List<String> stores) {
        return page.evaluate("""
                async ({ version, stores }) => {
                  const name = `of-version-${version}`;
                  await new Promise((resolve, reject) => {
                    const request = indexedDB.open(name, version);
                    request.onupgradeneeded = () => {
                      for (const store of ['meta', 'values', 'drafts']) request.result.createObjectStore(store);
                      for (const store of stores) {
                        request.result.createObjectStore(store, { keyPath: 'id' }).put({ id: store });
                      }
                    };
                    request.onsuccess = () => { request.result.close(); resolve(); };
                    request.onerror = reject;
                  });
                  const { Database } = await import('/js/field/database.js');
                  const database = await Database.open(name);
                  const names = ['queue', 'kept', 'photos', 'pictures'];
                  const all = await Promise.all(names.map((store) => database.all(store)));
                  return all.map((records) => records.map(({ id }) => id).join()).join('|');
                }
                """, Map.of("version", version, "stores", stores));
    }

    private Visitor phone(Locale locale) {
        Visitor visitor = FieldInHand.phone(port, locale, NOW, "leader");
        visitor.page().locator("section.alarms a.line").first().waitFor();
        return visitor;
    }

    private static void unlock(Page page) {
        page.fill("#pin", FieldInHand.PIN);
        page.locator("#state").waitFor();
    }

    /** Opens the alarm of the fever and answers all that must be. */
    private static void answer(Page page) {
        page.locator("section.alarms a.line").first().tap();
        page.tap("[data-value=visited]");
        Locator explained = page.locator("[data-field=explained][data-value=no], [data-value=no]");
        if (explained.count() > 0) {
            explained.first().tap();
        }
        page.fill("input[data-field=cause]", "打疫苗后发热");
    }

    private static void photograph(Page page, int nth) {
        page.locator(".photo-file").setInputFiles(TAKEN);
        assertThat(page.locator("img.photo")).hasCount(nth);
    }

    private static void save(Page page) {
        page.locator(".actions .button").first().tap();
        page.locator(".saved").waitFor();
    }

    /** How many photos lie on the phone that it can read. */
    private static int kept(Page page) {
        return count(page, "photos");
    }

    /** How many pictures lie on the phone, whoever can read them. */
    private static int shown(Page page) {
        return count(page, "pictures");
    }

    private static int count(Page page, String store) {
        return (int) page.evaluate("""
                async (store) => {
                  const { Database } = await import('/js/field/database.js');
                  return (await (await Database.open()).all(store)).length;
                }
                """, store);
    }

    private static void say(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
