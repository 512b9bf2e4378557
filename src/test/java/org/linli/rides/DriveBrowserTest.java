package org.linli.rides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;

/** A driver's phone: without signal, opened again without it, with a link called back, with a cookie that ended. */
@Tag("browser")
class DriveBrowserTest extends RideDayTesting {

    @Test
    void nothingThatWasTappedIsLost() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        try (Visitor driver = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = driver.open(address());
            BrowserContext phone = page.context();
            page.waitForSelector("body[data-kept]");
            page.waitForFunction("navigator.serviceWorker.controller !== null");

            phone.setOffline(true);
            tap(page, "徐素珍", "aboard");
            page.reload();
            assertThat(page.locator("#drive-stops")).containsText("徐素珍");
            assertThat(page.locator("#drive-kept")).isVisible();
            tap(page, "徐素珍", "not_there");
            driver.picture("drive-reopened-offline");

            as(secretary, () -> {
                drives.renew(van.id(), DAY);
                return true;
            });
            phone.setOffline(false);
            assertThat(page.locator("main")).containsText("已换新链接", patiently());
            driver.picture("drive-renewed");
            driver.open(address());
            assertThat(page.locator("#drive-kept"))
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
            until(xu.id(), Ride.State.MISSED);

            phone.clearCookies();
            tap(page, "李强", "aboard");
            until(li.id(), Ride.State.ABOARD);

            phone.setOffline(true);
            tap(page, "李强", "set_down");
            tap(li.id(), DriveMark.What.UNDO);
            phone.setOffline(false);
            assertThat(page.locator("#drive-refused")).containsText("李强 已下车", patiently());
            driver.assertAccessible();
            driver.picture("drive-refused");
            page.locator("#drive-refused button").click();
            assertThat(page.locator("#drive-refused")).isHidden();
        }
    }

    private String address() {
        return as(secretary, () -> drives.address(van.id(), DAY));
    }

    private static void tap(Page page, String name, String what) {
        page.locator("[data-ride]", new Page.LocatorOptions().setHasText(name))
                .locator("form:has(input[value=" + what + "]) button")
                .first()
                .click();
    }

    private void tap(UUID ride, DriveMark.What what) {
        tap(van, ride, what, "08:50");
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }

    private void until(UUID ride, Ride.State state) throws InterruptedException {
        long patience = System.nanoTime() + 20_000_000_000L;
        while (get(ride).state() != state && System.nanoTime() < patience) {
            Thread.sleep(50);
        }
        org.assertj.core.api.Assertions.assertThat(get(ride).state()).isEqualTo(state);
    }
}
