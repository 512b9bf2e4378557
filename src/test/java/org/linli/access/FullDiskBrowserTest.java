package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.platform.DiskSpace;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.linli.testing.TestDisk;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

/** What is seen in a browser while the disk is full, and of an address that the server itself refuses. */
@LinliTest
@Tag("slow")
class FullDiskBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    DiskSpace disk;

    @AfterEach
    void makeRoom() {
        TestDisk.reset();
        await().atMost(Duration.ofSeconds(5)).until(() -> !disk.isLow());
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theBannerIsReadOnEveryScreenAndGoesByItself(Screen screen) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            TestDisk.leave(DataSize.ofMegabytes(500));
            await().atMost(Duration.ofSeconds(5)).until(disk::isLow);
            Page page = visitor.open("/people");
            assertThat(page.textContent("#disk-full")).contains(TestDatabase.DUTY_PHONE);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.picture("full-disk-" + screen.name().toLowerCase(Locale.ROOT));
            TestDisk.reset();
            page.waitForSelector(
                    "#disk-full", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            visitor.assertNoComplaints();
        }
    }

    @Test
    void anAddressThatTheServerRefusesShowsAPageLikeTheOthers() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            Page page = visitor.open("/people/%00");
            assertThat(page.textContent("main h1")).isEqualTo("Something went wrong");
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.picture("refused-by-the-server");
            page.click("main a[href='/']");
            visitor.waitForQuiet();
            assertThat(page.url()).endsWith("/sign-in");
        }
    }
}
