package org.linli.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One real browser for the whole run: an installed Chromium or Chrome, else Playwright's own download, else, on Debian
 * as root, what {@code apt-get} installs. Without any of them the tests fail; they are never skipped.
 */
public final class Browsers {

    /** The two sizes that every page is looked at in. */
    public enum Screen {
        PHONE(390, 844),
        DESK(1440, 900);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> MAC = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    /** Quiet, and deaf to everything beyond this machine: a page that needs the Internet does not work. */
    private static final List<String> FLAGS = List.of(
            "--disable-background-networking",
            "--disable-gpu",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private Browsers() {}

    /**
     * Somebody who opens pages of the server on this port. Close the visitor after use.
     *
     * @param language {@link Locale#SIMPLIFIED_CHINESE} or {@link Locale#ENGLISH}
     */
    public static Visitor visitor(int port, Screen screen, Locale language) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(screen.width, screen.height)
                .setLocale(language.equals(Locale.ENGLISH) ? "en-GB" : "zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(screen == Screen.PHONE)
                .setIsMobile(screen == Screen.PHONE);
        return new Visitor(Running.BROWSER.newContext(options));
    }

    /**
     * A phone with a browser of its own, which keeps what it holds in this folder and can be {@linkplain #kill killed}.
     * Close it after use.
     */
    public static BrowserContext phone(int port, Path folder) {
        BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                .setHeadless(true)
                .setArgs(FLAGS)
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(Screen.PHONE.width, Screen.PHONE.height)
                .setLocale("zh-CN")
                .setHasTouch(true)
                .setIsMobile(true);
        installed().ifPresent(options::setExecutablePath);
        return Running.BROWSER.browserType().launchPersistentContext(folder.toAbsolutePath(), options);
    }

    /** Ends every process of the browser on this folder at once, as when the battery is empty. */
    public static void kill(Path folder) throws InterruptedException {
        String name = folder.toAbsolutePath().toString();
        List<ProcessHandle> living = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(name))
                .toList();
        living.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : living) {
            while (process.isAlive()) {
                Thread.sleep(5);
            }
        }
    }

    private static final class Running {

        static final Browser BROWSER = launch();

        private static Browser launch() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            // Playwright turns Chromium's own sandbox off by default, which root needs; it only sees our pages.
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
            Optional<Path> installed = installed();
            if (installed.isEmpty() && !downloaded()) {
                installFromDebian();
                installed = installed();
                if (installed.isEmpty()) {
                    throw new AssertionError("The browser tests found no Chromium or Chrome and could not get one."
                            + " Install one, e.g. apt-get install chromium fonts-noto-cjk");
                }
            }
            installed.ifPresent(options::setExecutablePath);
            return playwright.chromium().launch(options); // ends with the JVM, whose end closes its driver's input
        }
    }

    private static Optional<Path> installed() {
        Stream<Path> onPath = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(onPath, MAC.stream()).filter(Files::isExecutable).findFirst();
    }

    private static boolean downloaded() {
        return run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLI.class.getName(),
                "install",
                "chromium"));
    }

    private static void installFromDebian() {
        if (Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && System.getProperty("user.name").equals("root")) {
            run(List.of("apt-get", "update", "-qq"));
            run(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"));
        }
    }

    private static boolean run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().put("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "20000"); // ms
        try {
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
