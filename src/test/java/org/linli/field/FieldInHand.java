package org.linli.field;

import com.microsoft.playwright.Page;
import org.linli.testing.Fixture;

/** What somebody does with a phone in the hand, in the browser. */
final class FieldInHand {

    static final String PIN = "271828";

    private FieldInHand() {}

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

    /** Opens what has not arrived, and sends it at once. */
    static void sendNow(Page page) {
        page.evaluate("() => { location.hash = '#/outbox'; }");
        page.locator("main button", new Page.LocatorOptions().setHasText("马上发送"))
                .click();
    }
}
