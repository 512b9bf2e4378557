package org.linli.workload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Relief in one step, in the browser: whom it is about is told first, then the superior relieves them. */
@Tag("browser")
class WorkloadBrowserTest extends WorkloadTesting {

    @Autowired
    BusinessClock clock;

    @BeforeEach
    void work() {
        worksDays("worker", TODAY, 7);
        worksFromTo("worker", TODAY, "06:30", "20:30");
        LocalDate tomorrow = TODAY.plusDays(1);
        HouseholdId home = home(laid.xu());
        List<NewTask> planned = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            planned.add(new NewTask(
                    new TaskId(UUID.randomUUID()),
                    "keypersons.look",
                    Fixture.XIFAN_1,
                    null,
                    laid.xu(),
                    home,
                    UUID.randomUUID(),
                    clock.startOf(tomorrow).plusSeconds(8 * 3600),
                    clock.startOf(tomorrow).plusSeconds(18 * 3600),
                    tomorrow,
                    Map.of("why", "alone_at_80")));
        }
        Acting.run(Actor.SYSTEM, () -> tasks.open(planned));
        look(TODAY + "T20:31");
        look(TODAY + "T22:40");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh, 休息", "DESK, zh, 休息", "PHONE, en, has the day off", "DESK, en, has the day off"})
    void whoeverWorksTooMuchIsToldAndTheSuperiorRelievesThemInOneStep(Screen screen, String language, String free) {
        String name = screen + "-" + language;
        try (Visitor worker = Browsers.visitor(port, screen, Locale.of(language))) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/today");
            page.locator("#waiting a").first().click();
            assertThat(page.locator("#kindly")).isVisible();
            check(worker, "workload-mine-" + name);
            page.locator("#kindly button").click();
            assertThat(page.locator("#kindly")).hasCount(0);
        }
        try (Visitor leader = Browsers.visitor(port, screen, Locale.of(language))) {
            leader.signIn("leader", Fixture.PASSWORD);
            Page page = leader.open("/today");
            page.locator("#waiting a").first().click();
            assertThat(page.locator("#relief")).containsText("worker·c01");
            check(leader, "workload-relief-" + name);
            page.locator("#relief button.btn-primary").click();
            assertThat(page.locator("main")).containsText(free);
            assertThat(page.locator("#relief")).hasCount(0);
            check(leader, "workload-relieved-" + name);
        }
        try (Visitor command = Browsers.visitor(port, screen, Locale.of(language))) {
            command.signIn("command", Fixture.PASSWORD);
            Page page = command.open("/workload");
            assertThat(page.locator("main")).not().containsText("worker·c01");
            check(command, "workload-numbers-" + name);
        }
    }

    private static void check(Visitor visitor, String picture) {
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
        visitor.assertNoComplaints();
        visitor.picture(picture);
    }
}
