package org.linli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.browser.AtWork;
import org.linli.policy.Policies;
import org.linli.policy.PublishedRules;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Shorter rules from the upload to somebody who is moved to them, as the secretary and a second person see it. */
@LinliTest
@Tag("browser")
class TrialBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TrialDrafts drafts;

    @Autowired
    Policies policies;

    @Autowired
    Fixture fixture;

    @BeforeEach
    void work() throws SQLException {
        FreshData.empty();
        fixture.lay();
        new AtWork(context);
    }

    @AfterEach
    void onlyFilesDecide() throws SQLException {
        PublishedRules.forget(policies);
    }

    private String shorter(String version, String from) {
        return Acting.as(fixture.actor("secretary"), drafts::beginning)
                .replaceFirst("(?m)^version:.*$", "version: " + version)
                .replaceFirst("(?m)^valid_from:.*$", "valid_from: " + from)
                .replace("days: 14\n        tests: [3, 14]", "days: 7\n        tests: [3, 7]");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, zh", "PHONE, en", "DESK, en"})
    void fromAnUploadWithAMistakeToSomebodyWhoIsMoved(Screen screen, String language) {
        TestClock.set("2022-02-07T17:30");
        String name = "-" + screen + "-" + language;
        String version = "shorter" + name.toLowerCase(Locale.ROOT);
        String right = shorter(version, "2022-02-07");
        String wrong = right.replace("kind: monitoring\n        days: 7", "kind: monitor\n        days: 7");
        try (Visitor secretary = Browsers.visitor(port, screen, Locale.of(language));
                Visitor command = Browsers.visitor(port, screen, Locale.of(language))) {
            secretary.open("/policies/preview/new");
            secretary.signIn("secretary", Fixture.PASSWORD);
            secretary.open("/policies/preview/new");
            seen(secretary, "trial-new" + name);
            upload(secretary, wrong.getBytes(StandardCharsets.UTF_8));
            assertThat(secretary.page().locator(".rules-lines .wrong").count()).isPositive();
            assertThat(secretary
                            .page()
                            .locator(".rules-lines .wrong code")
                            .first()
                            .textContent())
                    .contains("kind: monitor");
            seen(secretary, "trial-mistake" + name);
            secretary.page().fill("#f-text", right);
            secretary.page().click("form[enctype] button");
            secretary.waitForQuiet();
            assertThat(secretary.page().locator(".rules-lines").count()).isZero();
            secretary.page().click("form[action$='/look'] button");
            secretary.waitForQuiet();
            secretary.picture("trial-look" + name);
            assertThat(secretary.page().locator("#result tbody").first().textContent())
                    .contains("2+14");
            assertThat(secretary.page().locator("form[action$='/publish']").count())
                    .as("the writer does not publish")
                    .isZero();
            seen(secretary, "trial-result" + name);
            String draft = secretary.page().url().replaceFirst("^https?://[^/]*", "");

            command.open(draft);
            command.signIn("command", Fixture.PASSWORD);
            command.open(draft);
            command.page().onDialog(dialog -> dialog.accept());
            command.page().click("form[action$='/publish'] button");
            command.waitForQuiet();
            assertThat(policies.version(version)).isPresent();
            seen(command, "trial-published" + name);
            command.open("/policies");
            assertThat(command.page().locator("main").textContent()).contains(version);
            seen(command, "trial-policies" + name);

            secretary.open(draft);
            secretary.page().click("a[href*='choice=open']");
            secretary.waitForQuiet();
            seen(secretary, "trial-changes" + name);
            secretary
                    .page()
                    .locator(".row-choose input, input.row-choose")
                    .first()
                    .check();
            secretary.page().click("button[formaction$='/move']");
            secretary.waitForQuiet();
            assertThat(secretary.page().locator(".alert-success").count()).isEqualTo(1);
            seen(secretary, "trial-moved" + name);
            secretary.open("/policies/preview");
            seen(secretary, "trial-drafts" + name);
        }
    }

    @Test
    void aFileOfTenMegabytesIsRefusedKindlyAndTheTextStays() {
        try (Visitor secretary = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            secretary.open("/policies/preview/new");
            secretary.signIn("secretary", Fixture.PASSWORD);
            secretary.open("/policies/preview/new");
            secretary.page().fill("#f-text", "version: kept");
            upload(secretary, new byte[10_000_000]);
            assertThat(secretary.page().locator("#problem-file").textContent()).contains("10,000 kB");
            assertThat(secretary.page().locator("#f-text").inputValue()).isEqualTo("version: kept");
            seen(secretary, "trial-large");
        }
    }

    private static void upload(Visitor visitor, byte[] content) {
        visitor.page().setInputFiles("#f-file", new FilePayload("rules.yaml", "text/yaml", content));
        visitor.page().click("form[enctype] button");
        visitor.waitForQuiet();
    }

    private static void seen(Visitor visitor, String picture) {
        visitor.picture(picture);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }
}
