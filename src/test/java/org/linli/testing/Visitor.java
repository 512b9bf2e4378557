package org.linli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody at one screen, in one language, with one sign-in. */
public final class Visitor implements AutoCloseable {

    /** Where the pictures go that people look at. */
    public static final Path PICTURES = Path.of("target", "pictures");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<Request> underWay = new HashSet<>();

    Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(20_000); // ms; this machine may be busy with other tests
        page.onRequest(underWay::add);
        page.onRequestFinished(underWay::remove);
        page.onRequestFailed(underWay::remove);
        page.onFrameNavigated(frame -> underWay.clear()); // what the page before had asked for is never answered
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) { // also what the content security policy blocks
                complaints.add(message.text() + " " + message.location());
            }
        });
    }

    /** The page that is open, for anything that Playwright can do. */
    public Page page() {
        return page;
    }

    /** Opens a path such as {@code /today} and waits until nothing more is loaded. */
    public Page open(String path) {
        page.navigate(path);
        waitForQuiet();
        return page;
    }

    /**
     * Waits until nothing more is loaded, as after a click that opens a page. Playwright's own "network idle" waits for
     * half a second of silence on every page, which was a third of the time of all tests in the browser.
     */
    public void waitForQuiet() {
        page.waitForLoadState();
        page.waitForTimeout(20); // ms, in which a page that has just come asks for more
        page.waitForCondition(() -> underWay.isEmpty() && !isSending());
        page.waitForLoadState();
    }

    /** Whether a form looks if the server can be reached, or was sent and the next page has not yet come. */
    private boolean isSending() {
        try {
            return (boolean) page.evaluate("document.querySelector('form[aria-busy]') !== null");
        } catch (PlaywrightException otherPage) {
            return true;
        }
    }

    /** Signs in by the form, as a person does. */
    public void signIn(String username, String password) {
        open("/sign-in");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("form[action$='/sign-in'] button");
        waitForQuiet();
        assertThat(page.url()).as("signed in as %s", username).doesNotContain("/sign-in");
    }

    /** Takes a picture of what the screen shows, and returns its file. */
    public Path picture(String name) {
        Path file = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    /** Fails with every rule of axe-core that the open page breaks, and where. */
    public void assertAccessible() {
        List<String> broken = new AxeBuilder(page)
                        .options(violationsOnly())
                        .setLegacyMode(true) // in this very page: there are no frames
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp()
                                + rule.getNodes().stream()
                                        .map(node -> "\n    " + node.getHtml())
                                        .collect(Collectors.joining()))
                        .toList();
        assertThat(broken).as("accessibility of %s", page.url()).isEmpty();
    }

    /** Without what is as it should be, of which a page has thousands of places. */
    private static AxeRunOptions violationsOnly() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** Fails when the page is wider than the screen, so that it would have to be moved sideways. */
    public void assertFitsTheWidth() {
        // Against the screen, not the window, which a phone widens to what it shows.
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("pixels that %s is wide", page.url())
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    /**
     * Fails when, since it was last asked, a script failed, a file was missing or the security policy blocked
     * something.
     */
    public void assertNoComplaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        assertThat(since).as("what the browser complained of").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
