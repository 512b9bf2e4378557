package org.linli.workload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Account;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.duty.DutyKind;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.duty.Post;
import org.linli.duty.PostPattern;
import org.linli.duty.Posts;
import org.linli.duty.SeatChange;
import org.linli.duty.Seats;
import org.linli.duty.Shifts;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
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

    @Autowired
    Posts posts;

    @Autowired
    DutyMembers members;

    @Autowired
    Shifts shifts;

    @Autowired
    Seats seats;

    @Override
    protected List<String> emptied() {
        return Stream.concat(super.emptied().stream(), Stream.of("duty.post", "duty.member", "duty.team"))
                .toList();
    }

    /** The worker is to stand at the gate tomorrow, the other one on the day after. */
    private void gate(LocalDate tomorrow) {
        var gate = new Post(Ids.next(), Fixture.XIFAN, "市场大门", Post.Kind.GATE, "西门", tomorrow, null, 0);
        posts.open(gate);
        posts.add(new PostPattern(
                Ids.next(),
                gate.id(),
                PostPattern.Mode.REGULAR,
                EnumSet.allOf(DayOfWeek.class),
                tomorrow,
                null,
                new PostPattern.Hours(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                List.of(Optional.empty()),
                ""));
        int after = 0;
        for (String username : List.of("worker", "worker2")) {
            Account who = fixture.account(username);
            var member = new DutyMember(
                    Ids.next(),
                    Fixture.XIFAN,
                    who.id(),
                    who.name(),
                    Set.of(DutyKind.CADRE),
                    null,
                    null,
                    TODAY,
                    null,
                    0);
            members.add(member, null);
            LocalDate day = tomorrow.plusDays(after++);
            seats.put(shifts.ofPost(gate.id(), day, day).getFirst().id(), null, member.id(), SeatChange.Why.HAND);
        }
    }

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
        Acting.run(secretary, () -> gate(tomorrow));
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
            assertThat(page.locator("#relief select[name=shift] option")).hasCount(4);
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
