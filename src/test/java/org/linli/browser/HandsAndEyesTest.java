package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who has no mouse, who works in the dark, whose line is slow. */
@LinliTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandsAndEyesTest {

    /** Bytes on the wire for a first Today, from docs: 150 kB. */
    private static final long FIRST_LOAD = 150_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @BeforeAll
    void work() {
        new AtWork(context);
    }

    @BeforeEach
    void evening() {
        TestClock.set("2022-02-07T17:30");
    }

    @Test
    void theFirstTabLeadsPastTheNavigation() {
        try (Visitor visitor = signedIn("worker", Screen.DESK)) {
            Page page = visitor.open("/today");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip-link");
            assertThat(page.locator(".skip-link").boundingBox().x).isNotNegative();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.closest('main') !== null"))
                    .as("focus is in the main part")
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/today?whose=all", "/area", "/arrivals/new"})
    void theKeyboardReachesEveryControlAndShowsWhereItIs(String path) {
        try (Visitor visitor = signedIn("secretary", Screen.DESK)) {
            Page page = visitor.open(path);
            int controls = (Integer) page.evaluate(MARK_CONTROLS);
            assertThat(controls).isGreaterThan(10);
            Set<Integer> reached = new HashSet<>();
            for (int presses = 0; presses < 6 * controls && reached.size() < controls; presses++) {
                page.keyboard().press("Tab");
                Object mark = page.evaluate("document.activeElement.dataset.mark");
                if (mark != null && reached.add(Integer.valueOf(mark.toString()))) {
                    assertThat(page.evaluate(SHOWS_FOCUS))
                            .as("focus is to be seen on %s", page.evaluate("document.activeElement.outerHTML"))
                            .isEqualTo(true);
                }
            }
            assertThat(page.evaluate(UNREACHED, reached.toArray()))
                    .as("controls never reached")
                    .isEqualTo("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/today", "/area", "/arrivals/new", "/statements", "/policies"})
    void inTheDarkEverythingCanBeRead(String path) {
        try (Visitor visitor = signedIn("secretary", Screen.PHONE)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visitor.open(path);
            assertThat(visitor.page().getAttribute("html", "data-bs-theme")).isEqualTo("dark");
            visitor.picture("dark" + path.replace('/', '-'));
            visitor.assertAccessible();
        }
    }

    @Test
    void theFirstTodayOfAPhoneIsSmall() {
        try (Visitor visitor = signedIn("worker", Screen.PHONE)) {
            CDPSession network = visitor.page().context().newCDPSession(visitor.page());
            network.send("Network.enable");
            network.send("Network.clearBrowserCache");
            long[] received = {0, 0};
            network.on("Network.loadingFinished", event -> {
                received[0] += event.get("encodedDataLength").getAsLong();
                received[1]++;
            });
            visitor.open("/today");
            assertThat(received[1]).as("requests").isGreaterThan(4);
            assertThat(received[0]).as("bytes on the wire").isBetween(20_000L, FIRST_LOAD);
        }
    }

    private Visitor signedIn(String user, Screen screen) {
        Visitor visitor = Browsers.visitor(port, screen, Locale.SIMPLIFIED_CHINESE);
        visitor.signIn(user, Fixture.PASSWORD);
        return visitor;
    }

    /** Numbers what can be worked with; of radio buttons of one name the arrow keys reach the others. */
    private static final String MARK_CONTROLS = """
            (() => {
              const radios = new Set();
              const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary');
              const all = [...controls].filter(e => {
                if (e.disabled || e.type === 'hidden' || e.tabIndex < 0) return false;
                if (!e.checkVisibility({visibilityProperty: true})) return false;
                if (e.type !== 'radio') return true;
                const first = !radios.has(e.name);
                radios.add(e.name);
                return first;
              });
              all.forEach((e, at) => { e.dataset.mark = at; });
              return all.length;
            })()
            """;

    private static final String SHOWS_FOCUS = """
            (() => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
            })()
            """;

    private static final String UNREACHED = """
            reached => [...document.querySelectorAll('[data-mark]')]
                .filter(e => !reached.includes(Number(e.dataset.mark))).map(e => e.outerHTML).join('\\n')
            """;
}
