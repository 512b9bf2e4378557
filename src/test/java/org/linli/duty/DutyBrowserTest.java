package org.linli.duty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.Ids;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in at the post by the code that it shows, a note to the next, and a swap, in the browser. */
@Tag("browser")
class DutyBrowserTest extends DutyTesting {

    private static final Pattern SHEET = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]");
    private static final double MM_OF_POINT = 25.4 / 72;

    @Autowired
    Attendances attendances;

    private Post gate;

    /** Wang stands at noon, Zhao in the evening and tomorrow; the secretary keeps attendance. */
    @BeforeEach
    void stand() {
        DutyMember wang = withAccount("王五", "worker");
        DutyMember zhao = withAccount("赵六", "worker2");
        gate = post("市场大门");
        daily(gate, "11:00", "13:00", DutyKind.VOLUNTEER, DutyKind.VOLUNTEER);
        daily(gate, "17:00", "20:00");
        put(seats(gate, MONDAY).getFirst(), wang);
        put(seats(gate, MONDAY).getLast(), zhao);
        put(seats(gate, MONDAY.plusDays(1)).getFirst(), zhao);
        put(seats(gate, MONDAY.plusDays(3)).getFirst(), wang);
        Seat volunteers = seats(gate, MONDAY).get(1);
        put(volunteers, member("李四"));
        TestClock.set("2022-02-07T11:05");
        as(secretary, () -> attendances.signInFor(Ids.next(), volunteers.id()));
        TestClock.set("2022-02-07T11:20");
    }

    @Test
    void whoComesTypesTheCodeOfThePostAndLeavesANoteThatTheNextReadsFirst() {
        String code;
        try (Visitor tablet = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            tablet.signIn("secretary", Fixture.PASSWORD);
            Page page = tablet.open("/duty/attendance");
            assertThat(page.locator("main")).containsText("not there");
            look(tablet, "duty-attendance-en");
            tablet.open("/duty/posts/" + gate.id() + "/code");
            look(tablet, "duty-code-en");
            code = page.textContent("#duty-digits");
        }
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/duty/mine");
            look(worker, "duty-mine-zh");
            page.fill("form[action='/duty/mine/in'] [name=code]", "1");
            page.click("form[action='/duty/mine/in'] button");
            worker.waitForQuiet();
            assertThat(page.locator("main")).containsText("和岗位上显示的码不一致");
            page.fill("form[action='/duty/mine/in'] [name=code]", code);
            page.click("form[action='/duty/mine/in'] button");
            worker.waitForQuiet();
            assertThat(page.locator("main")).containsText("您已签到");
            look(worker, "duty-in-zh");
            page.fill("form[action='/duty/mine/out'] [name=note]", "体温枪没电了，充电器在抽屉里");
            page.fill("form[action='/duty/mine/out'] [name=code]", code);
            page.click("form[action='/duty/mine/out'] button");
            worker.waitForQuiet();
            assertThat(page.locator("main")).containsText("您已签退");
        }
        try (Visitor next = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            next.signIn("worker2", Fixture.PASSWORD);
            Page page = next.open("/duty/mine");
            assertThat(page.locator("#notes")).containsText("体温枪没电了");
            look(next, "duty-note-en");
            page.click("#notes button");
            next.waitForQuiet();
            assertThat(page.locator("#notes")).hasCount(0);
            next.open("/duty/log");
            look(next, "duty-log-en");
            next.open("/duty/posts/" + gate.id() + "/days");
            look(next, "duty-days-en");
        }
    }

    @Test
    void theWallPrintIsOneLandscapeSheetOfA4OrA3() {
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Assertions.assertThat(sheets(secretary.open("/duty/week"))).containsExactly("297 x 210 mm");
            Assertions.assertThat(sheets(secretary.open("/duty/week?large=true")))
                    .containsExactly("420 x 297 mm");
        }
    }

    /** The size of each sheet that the browser prints. */
    private static List<String> sheets(Page page) {
        var pdf = new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        return SHEET.matcher(pdf)
                .results()
                .map(size -> "%.0f x %.0f mm"
                        .formatted(
                                Double.parseDouble(size.group(1)) * MM_OF_POINT,
                                Double.parseDouble(size.group(2)) * MM_OF_POINT))
                .toList();
    }

    @Test
    void aShiftIsSwappedFromPhoneToDesk() {
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/duty/mine");
            page.locator("a[href*='/swaps/new']").first().click();
            worker.waitForQuiet();
            page.selectOption("main [name=to]", new SelectOption().setLabel("赵六"));
            page.click("main form[method=get] button");
            worker.waitForQuiet();
            page.locator("[name=back]").nth(2).check();
            page.fill("[name=words]", "家里有事");
            look(worker, "duty-swap-zh");
            page.click("form[action='/duty/mine/swaps'] button");
            worker.waitForQuiet();
            assertThat(page.locator("main")).containsText("已发给赵六");
        }
        try (Visitor other = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            other.signIn("worker2", Fixture.PASSWORD);
            Page page = other.open("/duty/mine");
            assertThat(page.locator("#swaps")).containsText("to take this shift");
            look(other, "duty-swap-asked-en");
            page.click("form[action$='/agree'] button");
            other.waitForQuiet();
            assertThat(page.locator("main")).containsText("Agreed.");
        }
    }

    private static void look(Visitor visitor, String picture) {
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
        visitor.picture(picture);
    }
}
