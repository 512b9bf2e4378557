package org.linli.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.Linli;
import org.linli.platform.LinliSettings;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The running demo as a visitor sees it, at half past six in the evening of 7 February 2022: reported numbers, and the
 * README's pictures. They go to {@code target/pictures}; with {@code -Dlinli.pictures=docs} to
 * {@code docs/pictures} too.
 */
@Tag("browser")
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPicturesTest {

    private static final String PASSWORD = "jiangbei-2022";
    private static final String DATABASE = "linli_pictures";
    private static final Path DOCS = Path.of("docs", "pictures");

    private @Nullable ConfigurableApplicationContext demo;
    private int port;

    @BeforeAll
    void start() {
        TestDatabase.server().createDatabase(DATABASE);
        ConfigurableApplicationContext running = new SpringApplicationBuilder(Linli.class)
                .profiles("demo")
                .initializers(new TestDatabase(), DemoPicturesTest::ownDatabase, DemoPicturesTest::standingClock)
                .run("--server.port=0");
        demo = running;
        port = running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    private static void ownDatabase(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "own database",
                        Map.of("linli.db.url", TestDatabase.server().jdbcUrl(DATABASE))));
    }

    /** The demo's clock stands still, and what belongs to the tests stays out. */
    private static void standingClock(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean(
                        "demoClock", DemoClock.class, () -> new StandingClock(context.getBean(LinliSettings.class)));
        context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
    }

    private static final class StandingClock extends DemoClock {

        private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
        private static final Instant EVENING = Instant.parse("2022-02-07T10:30:00Z");
        private volatile @Nullable Instant shown;

        StandingClock(LinliSettings settings) {
            super(settings);
        }

        @Override
        LocalDate begin() {
            return DAY;
        }

        @Override
        void keep() {
            // There is no second start.
        }

        @Override
        void show(Instant moment) {
            shown = moment;
        }

        @Override
        void run() {
            shown = null;
        }

        @Override
        public Instant instant() {
            Instant moment = shown;
            return moment == null ? EVENING : moment;
        }
    }

    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURI().toString().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void showsTheCommandWhatIsWhere() throws IOException {
        try (Visitor command = visitor(Screen.DESK, "command")) {
            Page page = command.open("/command");
            assertThat(page.locator("#command-map path.leaflet-interactive").first())
                    .isVisible();
            assertThat(page.locator("tr[data-area='330783005.xifan'] td[data-figure='arrivals.registered']"))
                    .hasText("29");
            keep(command, "command");
            command.assertFitsTheWidth();
            command.assertNoComplaints();
        }
    }

    @Test
    void theReportedNumbersCanBeReadOffIt() {
        try (Visitor command = visitor(Screen.DESK, "command")) {
            Page page = command.page();
            String xifan = "/statements/330783005.xifan/2022-02-07";
            command.open(xifan);
            assertThat(number(page, xifan, "arrivals.registered")).hasText("29");
            String tianli = "/statements/330783005.tianli/2022-02-07";
            command.open(tianli);
            assertThat(number(page, tianli, "release.today")).hasText("7");
            assertThat(number(page, tianli, "control.today")).hasText("8");
        }
    }

    @Test
    void aWorkerFindsTheirEveningOnThePhone() throws IOException {
        try (Visitor worker = visitor(Screen.PHONE, "worker")) {
            Page page = worker.open("/today");
            assertThat(page.locator(".task-group a").first()).isVisible();
            keep(worker, "today-phone");
            worker.assertFitsTheWidth();
            worker.assertNoComplaints();
        }
    }

    @Test
    void aLeaderSeesWhatTheWorkersHaveToDoAndHealthStaffWhatWaitsForThem() {
        try (Visitor leader = visitor(Screen.PHONE, "leader")) {
            Page page = leader.open("/today");
            assertThat(page.locator(".task-group a").first()).isVisible();
        }
        try (Visitor health = visitor(Screen.PHONE, "health")) {
            Page page = health.open("/today");
            assertThat(page.locator("main a[href='/care/results']").first()).isVisible();
            assertThat(page.locator(".task-group a").first()).isVisible();
        }
    }

    @Test
    void theReportedSizesCanBeReadOffTheAreas() {
        try (Visitor command = visitor(Screen.DESK, "command")) {
            Page page = command.open("/area/330783005.shangwang");
            assertThat(figure(page, "户数")).hasText("328");
            command.open("/area/330783005.ganxi.xilou");
            assertThat(page.locator("#cells")).containsText("共 43 个网格");
        }
    }

    private static Locator figure(Page page, String name) {
        return page.locator(".figures > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(name))))
                .locator("dd");
    }

    private static Locator number(Page page, String statement, String counter) {
        return page.locator(".figure-number a[href='" + statement + "/" + counter + "']");
    }

    private Visitor visitor(Screen screen, String user) {
        Visitor visitor = Browsers.visitor(port, screen, Locale.SIMPLIFIED_CHINESE);
        visitor.signIn(user, PASSWORD);
        return visitor;
    }

    private static void keep(Visitor visitor, String name) throws IOException {
        Path picture = visitor.picture(name);
        assertThat(Files.size(picture)).isGreaterThan(20_000);
        if ("docs".equals(System.getProperty("linli.pictures"))) {
            Files.createDirectories(DOCS);
            Files.copy(picture, DOCS.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
