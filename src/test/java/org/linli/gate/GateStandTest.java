package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.IdentityDocument;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever stands at a gate lets people in with a press or two, with and without signal, at two gates at once. */
@Tag("browser")
class GateStandTest extends GateTesting {

    /** A clock that is set while the page is open. */
    private static final String CLOCK = """
            globalThis.ahead = 0;
            const Right = Date;
            globalThis.Date = class extends Right {
              constructor(...of) { if (of.length === 0) super(Right.now() + ahead); else super(...of); }
              static now() { return Right.now() + ahead; }
            };
            """;

    @Autowired
    Passes passes;

    private static Page at(Visitor guard, String gate) {
        Page page = guard.open("/gate");
        page.waitForSelector("body[data-ready]");
        page.selectOption("#gate", gate);
        return page;
    }

    private static void waitUntilSent(Page page) {
        page.waitForSelector("#waiting", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    }

    @Test
    void greenGoesInWithOnePressWithinTwoSecondsAndWhatIsAmissIsToldInWords() {
        try (Visitor guard = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            guard.signIn("guard", Fixture.PASSWORD);
            Page page = at(guard, west.id().toString());
            long begun = System.nanoTime();
            page.click("[data-colour=green]");
            PlaywrightAssertions.assertThat(page.locator("#said")).hasText("已放行");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            guard.picture("gate-stand-phone-zh");
            guard.assertAccessible();
            guard.assertFitsTheWidth();
            page.click("[data-degrees='37.5']");
            page.click("[data-colour=green]");
            PlaywrightAssertions.assertThat(page.locator("#amiss")).containsText("在阴凉处休息五分钟");
            guard.picture("gate-stand-fever-phone-zh");
            guard.assertAccessible();
            page.click("#refuse");
            page.click("#mask-no");
            page.click("[data-colour=green]");
            PlaywrightAssertions.assertThat(page.locator("#amiss")).containsText("发一只口罩");
            page.click("#checked");
            page.click("[data-colour=yellow]");
            page.click("#back");
            page.click("[data-colour=green]");
            page.click("#undo");
            waitUntilSent(page);
            guard.assertNoComplaints();
        }
        assertThat(stored())
                .extracting(Entry::outcome)
                .containsExactlyInAnyOrder(EntryOutcome.IN, EntryOutcome.REFUSED, EntryOutcome.CHECKED);
    }

    @Test
    void aPassIsScannedLikeAKeyboardTypesAndAnUnknownOneIsNotLetIn() {
        var form = new PassForm(UUID.randomUUID(), market.id().toString(), "staff", "张三", "", "", "", "");
        Pass pass =
                Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), IdentityDocument.none()));
        try (Visitor guard = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            guard.signIn("guard", Fixture.PASSWORD);
            Page page = at(guard, west.id().toString());
            page.keyboard().type(passes.code(pass));
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#said")).hasText("Let in");
            PlaywrightAssertions.assertThat(page.locator("#pass-kind")).hasText("Staff");
            guard.picture("gate-stand-desk-en");
            page.fill("#pass", "123456");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#amiss")).containsText("send them to the office");
            page.click("#refuse");
            waitUntilSent(page);
            guard.assertAccessible();
            guard.assertFitsTheWidth();
        }
        assertThat(stored()).extracting(Entry::pass).containsExactlyInAnyOrder(pass.id(), null);
    }

    @Test
    void aScanDoesNotPassOverARedCodeAndAPassIsOfNobodyElse() {
        var form = new PassForm(UUID.randomUUID(), market.id().toString(), "staff", "张三", "", "", "", "");
        Pass pass =
                Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), IdentityDocument.none()));
        gate(market, "东门", "secretary");
        try (Visitor guard = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            guard.signIn("guard", Fixture.PASSWORD);
            Page page = at(guard, "");
            scan(page, pass.number());
            PlaywrightAssertions.assertThat(page.locator("#said")).hasText("请选择卡口");
            page.selectOption("#gate", west.id().toString());
            page.click("[data-colour=green]");
            PlaywrightAssertions.assertThat(page.locator("#said")).hasText("已放行");
            page.click("[data-colour=red]");
            scan(page, pass.number());
            PlaywrightAssertions.assertThat(page.locator("#said")).containsText("先处理这一位");
            PlaywrightAssertions.assertThat(page.locator("#amiss")).containsText("红码");
            PlaywrightAssertions.assertThat(page.locator("#checked")).isHidden();
            page.click("#refuse");
            PlaywrightAssertions.assertThat(page.locator("#untold")).containsText("有1人的情况还没上传");
            guard.picture("gate-stand-untold-phone-zh");
            guard.assertAccessible();
            guard.assertFitsTheWidth();
            PlaywrightAssertions.assertThat(page.locator("#said"))
                    .hasText("已上传，负责人已收到通知", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
            PlaywrightAssertions.assertThat(page.locator("#untold")).isHidden();
        }
        assertThat(stored())
                .extracting(Entry::colour, Entry::outcome, Entry::pass)
                .containsExactlyInAnyOrder(
                        tuple(EntryColour.GREEN, EntryOutcome.IN, null),
                        tuple(EntryColour.RED, EntryOutcome.REFUSED, null));
    }

    private static void scan(Page page, String number) {
        page.fill("#pass", number);
        page.keyboard().press("Enter");
    }

    @Test
    void whatIsNotTakenStaysOnTheDeviceWithTheReason() throws SQLException {
        try (Visitor guard = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            guard.signIn("guard", Fixture.PASSWORD);
            Page page = at(guard, west.id().toString());
            page.click("[data-colour=green]");
            try (Connection owner = TestDatabase.asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("truncate gate.gate");
            }
            PlaywrightAssertions.assertThat(page.locator("#untaken"))
                    .containsText("请写明本辖区内的卡口", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#waiting")).containsText("1");
        }
    }

    @Test
    void twoGatesWithoutSignalAndOneWithAWrongClockCountEachOnceAtTheRightTime() {
        Gate east = gate(market, "东门", "secretary");
        for (Gate gate : List.of(west, east)) {
            try (Visitor guard = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
                guard.signIn("guard", Fixture.PASSWORD);
                Page page = at(guard, gate.id().toString());
                page.context().addInitScript(CLOCK);
                page.evaluate("navigator.serviceWorker.ready.then(() => caches.keys())");
                BrowserContext context = page.context();
                context.setOffline(true);
                page.reload();
                page.waitForSelector("body[data-ready]");
                PlaywrightAssertions.assertThat(page.locator("#offline")).isVisible();
                page.click("[data-colour=green]");
                page.click("[data-colour=green]");
                PlaywrightAssertions.assertThat(page.locator("#waiting")).containsText("2");
                page.evaluate(
                        "ahead = " + (gate.equals(east) ? Duration.ofHours(3).toMillis() : 0));
                guard.picture("gate-stand-offline-" + gate.name());
                context.setOffline(false);
                waitUntilSent(page);
            }
        }
        assertThat(stored()).hasSize(4);
        assertThat(stored())
                .allMatch(
                        entry -> Duration.between(entry.at(), clock.now()).abs().compareTo(Duration.ofMinutes(2)) < 0);
        assertThat(stored()).extracting(Entry::gate).containsOnly(west.id(), east.id());
    }

    @Test
    void theLivePageAndAPassReadWellOnAPhoneAndAtADesk() {
        var form = new PassForm(UUID.randomUUID(), market.id().toString(), "staff", "张三", "", "保洁", "", "");
        Pass pass =
                Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), IdentityDocument.none()));
        send(IntStream.range(0, 400)
                .mapToObj(n -> green(west, clock.now().minusSeconds(n * (n % 7 + 20L))))
                .toArray(EntrySent[]::new));
        send(IntStream.range(0, 400)
                .mapToObj(n -> green(west, clock.now().minusSeconds(86_400 + n * 45L - 7_200)))
                .toArray(EntrySent[]::new));
        send(entry(west, clock.now(), true, "red", "36.5", "refused"));
        try (Visitor secretary = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            secretary.open("/gate/live");
            secretary.picture("gate-live-phone-zh");
            secretary.assertFitsTheWidth();
            secretary.assertAccessible();
            for (String path : List.of(
                    "/gate/entries",
                    "/gate/passes",
                    "/gate/passes/new",
                    "/gate/passes/sheet?place=" + market.id(),
                    "/gate/gates/new",
                    "/gate/met/new?pass=" + pass.id(),
                    "/gate/passes/" + pass.id())) {
                secretary.open(path);
                secretary.assertFitsTheWidth();
                secretary.assertAccessible();
                secretary.assertNoComplaints();
            }
            secretary.picture("gate-pass-phone-zh");
        }
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            secretary.open("/gate/live");
            secretary.picture("gate-live-desk-en");
            secretary.open("/gate/entries");
            secretary.picture("gate-entries-desk-en");
        }
    }
}
