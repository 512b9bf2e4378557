package org.linli.field;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.util.Locale;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.Visitor;

/** What somebody does with a phone in the hand, in the browser. */
final class FieldInHand {

    static final String PIN = "271828";

    private FieldInHand() {}

    /** A phone that is remembered, with something to do and the app kept on it; its clock shows this moment. */
    static Visitor phone(int port, Locale language, Instant now, String username) {
        Visitor visitor = Browsers.visitor(port, Screen.PHONE, language);
        Page page = visitor.page();
        page.context().clock().install(new Clock.InstallOptions().setTime(now.toString()));
        page.navigate("/field");
        page.tap("#sign-in");
        pair(page, username);
        page.waitForCondition(() -> (boolean) page.evaluate("navigator.serviceWorker.controller !== null"));
        return visitor;
    }

    /** Signs in and has the phone remembered; returns when there is something to do. */
    static void pair(Page page, String username) {
        pair(page, username, Fixture.PASSWORD);
    }

    static void pair(Page page, String username, String password) {
        signIn(page, username, password);
        page.waitForURL("**/field");
        page.fill("#device", "手机");
        page.fill("#pin", PIN);
        page.fill("#again", PIN);
        page.tap("form button");
        page.locator("a.line").first().waitFor();
    }

    static void signIn(Page page, String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("form[action$='/sign-in'] button");
    }

    /** Tries five wrong PINs on a locked phone, which is cleared by it. */
    static void forgetThePin(Page page) {
        for (int left = 4; left >= 0; left--) {
            page.fill("#pin", "999999");
            page.waitForCondition(() -> (boolean) page.evaluate("!document.querySelector('#pin')?.value"));
        }
        page.locator("#pin").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Opens what has not arrived, and sends it at once. */
    static void sendNow(Page page) {
        page.evaluate("() => { location.hash = '#/outbox'; }");
        page.locator("main button", new Page.LocatorOptions().setHasText("马上发送"))
                .click();
    }
}
