package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A worker's morning on a phone, with the server's part played: visits, no signal, PINs, refusals, a full phone. */
@LinliTest
@Tag("browser")
class FieldAppTest {

    private static final String PIN = "271828";
    private static final String HOME = "a.line:has-text('202') >> nth=0";

    @LocalServerPort
    int port;

    private final FieldServerPlayed server = new FieldServerPlayed();

    @Test
    void threePeoplesTemperaturesAndSamplesAreEnteredInEightTaps() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            visitor.picture("field-today");
            int taps = 0;
            page.tap(HOME);
            taps++;
            assertThat(page.locator("h1")).hasText("202室");
            visitor.picture("field-visit-empty");
            for (Locator number : page.locator("input[inputmode=decimal]").all()) {
                number.tap();
                taps++;
                page.keyboard().insertText("36.5"); // as the keypad on the screen does
                assertThat(number).hasValue("36.5");
            }
            for (Locator sample : page.locator("button.tick").all()) {
                sample.tap();
                taps++;
            }
            page.tap("#save-next");
            taps++;
            assertThat(page.locator(".saved")).containsText("张建国 36.5 ℃、王秀英 36.5 ℃、张小宝 36.5 ℃");
            assertThat(page.locator("#state")).containsText("6 条待发送");
            assertThat(taps).isLessThanOrEqualTo(8);
            visitor.picture("field-saved-next-door");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void aNumberWithoutItsPointIsOfferedWithIt() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.tap(HOME);
            page.locator("input[inputmode=decimal]").first().fill("382");
            assertThat(page.locator(".offer")).hasText("填 38.2");
            page.tap(".actions .button");
            assertThat(page.locator(".problem").first()).containsText("是 38.2 吗？");
            page.tap(".offer");
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("38.2");
            assertThat(page.locator(".now")).containsText("留在屋内");
            assertThat(page.locator("[aria-labelledby$=symptoms-label]")).isVisible();
            visitor.picture("field-fever");
            page.tap("[data-value=cough]");
            page.tap("#save-next");
            visitor.page().waitForCondition(() -> server.stored.size() == 1);
            assertThat(server.stored.getFirst().path("answers").toString())
                    .isEqualTo("{\"celsius\":\"38.2\",\"symptoms\":[\"cough\"]}");
            assertThat(page.locator(".now")).containsText("已上报：发热 38.2 ℃");
            visitor.picture("field-fever-told");
        }
    }

    @Test
    void whatWasEnteredWithoutSignalIsSentOnceAfterTheAppWasClosed() {
        try (Visitor visitor = worker()) {
            loseSignal(visitor.page());
            enterThree(visitor.page());
            assertThat(visitor.page().locator("#state")).containsText(Pattern.compile("起没有信号 · 3 条待发送"));
            visitor.picture("field-no-signal");
            visitor.page().close();
            Page again = visitor.page().context().newPage();
            long ms = fastestOpening(again);
            System.out.printf("field app: opened without signal in %d ms%n", ms);
            assertThat(ms).isLessThan(1000);
            again.fill("#pin", PIN);
            assertThat(again.locator("#state")).containsText("3 条待发送");
            assertThat(server.stored).isEmpty();
            server.loseAnswers(true);
            server.isAway(false);
            again.context().setOffline(false);
            again.waitForCondition(() -> server.stored.size() == 3);
            server.loseAnswers(false);
            again.evaluate("dispatchEvent(new Event('online'))");
            assertThat(again.locator("#state")).containsText("全部已发送");
            assertThat(server.stored).hasSize(3);
            assertThat(server.arrived.values()).allMatch(times -> times.size() >= 2);
            assertThat(server.stored.stream().map(e -> e.path("number").asInt()))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void aRoutineEntryCanBeUndoneForAMinute() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            enterThree(page);
            page.tap("#undo");
            assertThat(page.locator(".saved")).containsText("已撤销");
            assertThat(page.locator("#state")).containsText("全部已发送");
            page.tap(HOME);
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("36.5");
            page.tap(".actions .button");
            assertThat(page.locator("#state")).containsText("3 条待发送");
            assertThat(server.stored).isEmpty();
            page.clock().fastForward(61_000);
            page.waitForCondition(() -> server.stored.size() == 3);
            assertThat(page.locator("#state")).containsText("全部已发送");
        }
    }

    @Test
    void aRefusedEntryComesBackWithItsReasonAndCanBeCorrected() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            server.refuse("体温与上午的读数相差太大，请复测。");
            enterThree(page);
            page.clock().fastForward(61_000);
            assertThat(page.locator("#state")).containsText("3 条被退回");
            page.tap("#state");
            visitor.picture("field-refused");
            page.locator("a.line").first().tap();
            assertThat(page.locator(".problem").first()).containsText("请复测");
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("36.5");
            visitor.picture("field-refused-visit");
            server.refuse(null);
            page.locator("input[inputmode=decimal]").first().fill("36.6");
            page.tap(".actions .button");
            page.clock().fastForward(61_000);
            page.waitForCondition(() -> !server.stored.isEmpty());
            assertThat(server.stored.getFirst().path("answers").path("celsius").asString())
                    .isEqualTo("36.6");
        }
    }

    @Test
    void aCorrectionStartsFromTheOldValuesAndTakesTheirPlace() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.tap("details.done summary");
            page.locator("details.done a.line").first().tap();
            assertThat(page.locator(".told")).containsText("36.6 ℃ · 有没有不舒服？ 否");
            page.locator("main .button").last().tap();
            assertThat(page.locator("input[inputmode=decimal]")).hasValue("36.6");
            assertThat(page.locator("[data-value=no]")).hasAttribute("aria-pressed", "true");
            page.locator("input[inputmode=decimal]").fill("36.9");
            page.tap(".actions .button");
            page.clock().fastForward(61_000);
            page.waitForCondition(() -> server.stored.size() == 1);
            assertThat(server.stored.getFirst().path("replaces").asString())
                    .isEqualTo("018f0000-0000-7000-8000-000000000090");
            assertThat(server.stored.getFirst().path("answers").path("celsius").asString())
                    .isEqualTo("36.9");
        }
    }

    @Test
    void theLanguageChangesAtOnceAndWithoutSignal() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            loseSignal(page);
            page.evaluate("location.hash = '#/settings'");
            page.locator("button", new Page.LocatorOptions().setHasText("English"))
                    .tap();
            assertThat(page.locator("h1")).hasText("Settings");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.evaluate("location.hash = ''");
            assertThat(page.locator("#state")).containsText("No signal since 08:30");
        }
    }

    @Test
    void whoAllowsItIsLedFromWhereTheyAreAndTheServerNeverHearsWhere() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.evaluate("location.hash = '#/settings'");
            page.context().grantPermissions(List.of());
            page.getByText("从我所在的位置开始").tap();
            assertThat(page.locator(".settings")).containsText("手机不允许使用位置");
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(29.27, 120.21));
            page.getByText("从我所在的位置开始").tap();
            page.waitForCondition(() -> page.evaluate("document.querySelector('field-app').here.position?.lat ?? 0")
                    .equals(29.27));
            assertThat(page.locator(".settings")).containsText("不会上传");
            visitor.picture("field-settings-here");
            page.getByText("按门牌").tap();
            assertThat(page.evaluate("document.querySelector('field-app').here.position"))
                    .isNull();
        }
    }

    @Test
    void aPhoneThatIsPulledDownAsksForWhatIsNew() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.evaluate(TOUCH.formatted("touchstart", 100));
            page.evaluate(TOUCH.formatted("touchmove", 260));
            assertThat(page.locator(".pulled")).hasText("松开刷新");
            page.waitForRequest("**/api/v1/field/sync", () -> page.evaluate(TOUCH.formatted("touchend", 260)));
            assertThat(page.locator(".pulled")).hasCount(0);
        }
    }

    @Test
    void aPhoneThatWasAwayForThreeDaysForgetsEverythingButWhatWasNotSent() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            loseSignal(page);
            enterThree(page);
            page.clock().fastForward(71 * 3_600_000L);
            assertThat(page.locator("#state")).containsText("3 条待发送");
            page.clock().fastForward(2 * 3_600_000L);
            assertThat(page.locator(".door")).containsText("太久没有连上服务器");
            assertThat(page.evaluate(COUNTS)).isEqualTo(List.of(0, 0, 0, 3));
        }
    }

    @Test
    void aPhoneSaysThatItIsNearlyFullWhileThereIsStillRoom() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.evaluate("navigator.storage.estimate = async () => ({ quota: 30e6, usage: 25e6 })");
            enterThree(page);
            assertThat(page.locator(".banner.warn")).containsText("手机存储快满了");
            assertThat(page.locator("#state")).containsText("3 条待发送");
        }
    }

    @Test
    void whatWasTypedIsThereAgainAfterAReload() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.tap(HOME);
            page.locator("input[inputmode=decimal]").nth(1).fill("36.9");
            page.waitForTimeout(200); // ms, until it lies on the disk
            page.reload();
            page.fill("#pin", PIN);
            assertThat(page.locator("input[inputmode=decimal]").nth(1)).hasValue("36.9");
        }
    }

    @Test
    void aFullPhoneSaysThatNothingWasSavedAndKeepsItOnTheScreen() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            page.tap(HOME);
            page.locator("input[inputmode=decimal]").first().fill("36.5");
            page.waitForTimeout(200); // ms, until it lies on the disk
            page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', '%s'); }; }"
                    .formatted("QuotaExceededError"));
            page.tap(".actions .button");
            assertThat(page.locator("[role=alert]")).containsText("手机存储已满，没有保存");
            assertThat(page.locator("input[inputmode=decimal]").first()).hasValue("36.5");
            assertThat(page.locator("#state")).containsText("全部已发送");
        }
    }

    @Test
    void fiveWrongPinsClearThePhoneAndKeepWhatWasNotSentForTheServer() throws Exception {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            loseSignal(page);
            enterThree(page);
            page.reload();
            for (int left = 4; left >= 0; left--) {
                page.fill("#pin", "999999");
                if (left > 0) {
                    assertThat(page.locator(".problem")).containsText("还可以试 " + left + " 次");
                }
            }
            assertThat(page.locator(".door")).containsText("有 3 条未发送的记录或照片加密保留");
            assertThat(page.evaluate(COUNTS)).isEqualTo(List.of(0, 0, 0, 3));
            Object box = page.evaluate("""
                    (async () => {
                      const { Database } = await import('/js/field/database.js');
                      const [{ sealed }] = await (await Database.open()).all('kept');
                      return [sealed.point, sealed.iv, sealed.data];
                    })()
                    """);
            assertThat(FieldSealOpened.with(server.seal.getPrivate(), (List<?>) box))
                    .contains("\"celsius\":\"36.5\"");
        }
    }

    @Test
    void aRevokedPhoneForgetsEverythingAtItsNextContact() {
        try (Visitor visitor = worker()) {
            Page page = visitor.page();
            enterThree(page);
            server.revoke();
            server.nobodyIsSignedIn();
            page.tap("#refresh");
            assertThat(page.locator(".door")).containsText("这部手机的登录已被撤销");
            assertThat(page.evaluate(COUNTS)).isEqualTo(List.of(0, 0, 0, 3));
            visitor.picture("field-revoked");
        }
    }

    @Test
    void nothingOnTheDiskCanBeReadWithoutThePin() {
        try (Visitor visitor = worker()) {
            Object disk = visitor.page().evaluate("""
                    (async () => {
                      const { Database } = await import('/js/field/database.js');
                      const database = await Database.open();
                      const stores = ['meta', 'values', 'drafts', 'queue'];
                      const all = await Promise.all(stores.map((store) => database.entries(store)));
                      const text = (value) => value instanceof ArrayBuffer ? new TextDecoder().decode(value)
                        : ArrayBuffer.isView(value) ? new TextDecoder().decode(value)
                        : value && typeof value === 'object' ? Object.values(value).map(text).join(' ') : String(value);
                      return text(all);
                    })()
                    """);
            assertThat(disk.toString())
                    .hasSizeGreaterThan(5000)
                    .doesNotContain("张建国", "13915326595", "token-of-a-test", PIN);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, light, 390, 844", "en, light, 360, 740", "zh-CN, dark, 360, 740", "en, sun, 390, 844"})
    void everyScreenCanBeReadAndFitsThePhone(String language, String look, int width, int height) {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.forLanguageTag(language))) {
            Page page = visitor.page();
            page.setViewportSize(width, height);
            page.addInitScript("localStorage.setItem('field.look', '" + look + "')");
            page.context().clock().install(new Clock.InstallOptions().setTime(FieldServerPlayed.NOW));
            server.on(page.context());
            page.navigate("/field");
            page.locator("#pin").waitFor();
            look(visitor, "begin", language, look);
            pair(page);
            look(visitor, "today", language, look);
            page.tap("details.done summary");
            page.tap(HOME);
            page.locator("input[inputmode=decimal]").first().fill("38.2");
            page.locator("[aria-labelledby$=symptoms-label]").waitFor();
            look(visitor, "visit", language, look);
            page.evaluate("location.hash = '#/visit/018f0000-0000-7000-8000-000000000113'");
            page.locator("[data-value=hospital]").tap();
            page.tap("[data-value=yes]");
            page.tap("#save-next, .actions .primary");
            page.locator(".problem").waitFor();
            look(visitor, "alarm", language, look);
            page.evaluate("location.hash = '#/visit/018f0000-0000-7000-8000-000000000114'");
            page.locator(".told").waitFor();
            look(visitor, "done", language, look);
            page.evaluate("location.hash = '#/settings'");
            page.locator("dl").waitFor();
            look(visitor, "settings", language, look);
            page.reload();
            page.locator("#pin").waitFor();
            look(visitor, "locked", language, look);
            visitor.assertNoComplaints();
        }
    }

    /** Takes a picture, and looks at what a program can see: width, contrasts, names, targets. */
    private static void look(Visitor visitor, String screen, String language, String look) {
        visitor.waitForQuiet();
        visitor.picture("field-%s-%s-%s".formatted(screen, language, look));
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
        assertThat(visitor.page().evaluate(SMALL_TARGETS))
                .as("targets below 44 px")
                .isEqualTo(List.of());
    }

    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll('a, button, input, summary')]
              .filter((each) => each.checkVisibility() && !each.closest('.hint'))
              .filter((each) => each.getBoundingClientRect().height < 43.5)
              .map((each) => each.outerHTML)
            """;

    private static final String TOUCH = """
            (() => {
              const touches = [new Touch({ identifier: 1, target: document.body, clientX: 100, clientY: %2$d })];
              dispatchEvent(new TouchEvent('%1$s', { touches: '%1$s' === 'touchend' ? [] : touches }));
            })()
            """;

    private static final String COUNTS = """
            (async () => {
              const { Database } = await import('/js/field/database.js');
              const database = await Database.open();
              const stores = ['values', 'drafts', 'queue', 'kept'];
              return Promise.all(stores.map(async (store) => (await database.all(store)).length));
            })()
            """;

    /** Of three, since other tests may keep this machine busy. */
    private static long fastestOpening(Page page) {
        long fastest = Long.MAX_VALUE;
        for (int times = 0; times < 3; times++) {
            long before = System.nanoTime();
            page.navigate("/field");
            page.locator("#pin").waitFor();
            fastest = Math.min(fastest, (System.nanoTime() - before) / 1_000_000);
        }
        return fastest;
    }

    private static void enterThree(Page page) {
        page.tap(HOME);
        assertThat(page.locator("h1")).hasText("202室");
        for (Locator number : page.locator("input[inputmode=decimal]").all()) {
            number.fill("36.5");
        }
        page.tap(".actions .button");
        assertThat(page.locator(".saved")).containsText("张小宝 36.5 ℃");
    }

    private Visitor worker() {
        Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
        Page page = visitor.page();
        page.context().clock().install(new Clock.InstallOptions().setTime(FieldServerPlayed.NOW));
        server.on(page.context());
        page.navigate("/field");
        page.locator("#pin").waitFor();
        pair(page);
        assertThat(page.locator("#state")).containsText("全部已发送");
        assertThat(page.locator("#next")).containsText("301室 李梅");
        page.waitForCondition(() -> (boolean) page.evaluate("navigator.serviceWorker.controller !== null"));
        return visitor;
    }

    private void loseSignal(Page page) {
        server.isAway(true);
        page.context().setOffline(true);
    }

    private static void pair(Page page) {
        page.fill("#pin", PIN);
        page.fill("#again", PIN);
        page.tap("form button");
        page.locator("#next").waitFor();
    }
}
