package org.linli.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers.Screen;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
@Tag("browser")
class VisitorTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"PHONE, zh, 登录", "DESK, zh, 登录", "PHONE, en, Sign in", "DESK, en, Sign in"})
    void seesThePageAtItsSizeInItsLanguage(Screen screen, String language, String heading) throws Exception {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            Page page = visitor.open("/sign-in");
            assertThat(page.textContent("h1")).isEqualTo(heading);
            assertThat(page.evaluate("window.innerWidth")).isEqualTo(screen.width);
            visitor.assertAccessible();
            visitor.assertFitsTheWidth();
            visitor.assertNoComplaints();
            Path picture = visitor.picture("sign-in-" + screen + "-" + language);
            assertThat(Files.size(picture)).isGreaterThan(1_000);
        }
    }

    @Test
    void signsIn() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            assertThat(visitor.open("/profile").content()).contains("worker");
        }
    }

    @Test
    void noticesWhatABlindReaderWouldMissAndWhatIsTooWide() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            visitor.page()
                    .setContent("<html lang='en'><title>x</title><meta name='viewport' content='width=device-width'>"
                            + "<main><h1>x</h1><input><div style='width:900px'>wide</div></main></html>");
            assertThatThrownBy(visitor::assertAccessible).hasMessageContaining("label");
            assertThatThrownBy(visitor::assertFitsTheWidth).hasMessageContaining("pixels that");
        }
    }

    @Test
    void noticesAScriptThatFailsAndReachesNothingOutside() {
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            visitor.open("/sign-in");
            visitor.page().evaluate("setTimeout(() => { throw new Error('broken on purpose') }, 0)");
            visitor.page().evaluate("fetch('https://example.org/').catch(() => 'refused')");
            assertThatThrownBy(visitor::assertNoComplaints)
                    .hasMessageContaining("broken on purpose")
                    .hasMessageContaining("example.org");
        }
    }
}
