package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is relieved in one step: their tasks of tomorrow go to named colleagues with room, and they have the day off. */
class ReliefTest extends WorkloadTesting {

    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Autowired
    Relief relief;

    @Autowired
    WorkDayOffStore daysOff;

    @Autowired
    BusinessClock clock;

    private UUID finding;

    @BeforeEach
    void over() {
        worksDays("worker", TODAY, 7);
        look(TODAY + "T11:02");
        look(TODAY + "T13:05");
        finding = cases("leader").getFirst().id();
    }

    /** Look-ins of tomorrow at the home of somebody, which are the worker's. */
    private List<TaskId> planned(PersonId person, int count) {
        HouseholdId home = home(person);
        List<NewTask> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new NewTask(
                    new TaskId(UUID.randomUUID()),
                    "keypersons.look",
                    Fixture.XIFAN_1,
                    null,
                    person,
                    home,
                    UUID.randomUUID(),
                    clock.startOf(TOMORROW).plusSeconds(8 * 3600),
                    clock.startOf(TOMORROW).plusSeconds(18 * 3600),
                    TOMORROW,
                    Map.of("why", "alone_at_80")));
        }
        Acting.run(Actor.SYSTEM, () -> tasks.open(all));
        return all.stream().map(NewTask::id).toList();
    }

    private Set<UUID> assignees(List<TaskId> all) {
        return as(
                Actor.SYSTEM,
                () -> all.stream()
                        .map(id -> Objects.requireNonNull(tasks.get(id).assigneeId()))
                        .collect(Collectors.toSet()));
    }

    private List<LocalDate> free(String username) {
        UUID whose = id(username);
        return as(Actor.SYSTEM, () -> transaction.execute(status -> daysOff.of(whose, TODAY)));
    }

    private ReliefProposal proposed(String superior) {
        return as(fixture.actor(superior), () -> relief.proposal(fixture.account("worker")));
    }

    private Relief.Done relieve(String superior, boolean free, String... to) {
        List<UUID> receivers = Arrays.stream(to).map(this::id).toList();
        return as(
                fixture.actor(superior), () -> relief.relieve(finding, new Relief.Choice(receivers, List.of(), free)));
    }

    @Test
    void tasksOfTomorrowGoToAColleagueWithRoomAndTheDayIsFree() {
        List<TaskId> tomorrow = planned(laid.xu(), 3);
        assertThat(assignees(tomorrow)).containsExactly(id("worker"));
        assertThat(proposed("secretary").shares()).singleElement().satisfies(share -> {
            assertThat(share.to().username()).isEqualTo("leader");
            assertThat(share.tasks()).hasSize(3);
            assertThat(share.doors()).isOne();
        });
        Relief.Done done = relieve("secretary", true, "leader");
        assertThat(done.moved()).isEqualTo(3);
        assertThat(done.staying()).isZero();
        assertThat(assignees(tomorrow)).containsExactly(id("leader"));
        assertThat(free("worker")).containsExactly(TOMORROW);
        assertThat(cases("secretary")).isEmpty();
        assertThat(as(fixture.actor("worker"), () -> workload.mine()).daysOff()).containsExactly(TOMORROW);
    }

    @Test
    void onlyColleaguesWhoWereChosenGetAny() {
        List<TaskId> tomorrow = planned(laid.xu(), 2);
        Relief.Done done = relieve("secretary", true);
        assertThat(done.moved()).isZero();
        assertThat(done.left()).as("the leader could take them").isEqualTo(2);
        assertThat(done.staying()).as("nobody could take them").isZero();
        assertThat(assignees(tomorrow)).containsExactly(id("worker"));
    }

    @Test
    void whoeverIsOverALimitOrHasTheDayOffIsNotProposed() {
        planned(laid.xu(), 1);
        worksDays("leader", TODAY, 7);
        look(TODAY + "T13:20");
        assertThat(proposed("secretary").shares())
                .as("the leader has worked seven days as well")
                .extracting(share -> share.to().username())
                .containsExactly("secretary");
        for (String colleague : List.of("secretary", "volunteer")) {
            Account who = fixture.account(colleague);
            Acting.run(
                    Actor.SYSTEM,
                    () -> transaction.executeWithoutResult(status -> daysOff.grant(who, TOMORROW, null, clock.now())));
        }
        assertThat(proposed("secretary").shares()).isEmpty();
        assertThat(proposed("secretary").staying()).isOne();
    }

    @Test
    void nobodyIsGivenMoreThanOnePersonIsToHave() {
        planned(laid.xu(), 61);
        assertThat(proposed("secretary").shares()).isEmpty();
        assertThat(proposed("secretary").staying()).isEqualTo(61);
    }

    @Test
    void twoSuperiorsAtOnceRelieveOnce() throws Exception {
        List<TaskId> tomorrow = planned(laid.xu(), 3);
        List<Callable<Relief.Done>> both =
                List.of(() -> relieve("secretary", true, "leader"), () -> relieve("leader", true, "leader"));
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Relief.Done> each : threads.invokeAll(both)) {
                try {
                    done += each.get().moved();
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Refused.class);
                }
            }
        }
        assertThat(done).isEqualTo(3);
        assertThat(assignees(tomorrow)).containsExactly(id("leader"));
        assertThat(free("worker")).hasSize(1);
        Long granted = as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from workload.figure where what = 'off'")
                        .query(Long.class)
                        .single()));
        assertThat(granted).isOne();
    }

    @Test
    void nothingChosenIsRefusedAndNothingIsSettled() {
        assertThatThrownBy(() -> relieve("secretary", false)).isInstanceOf(Refused.class);
        assertThat(cases("secretary")).hasSize(1);
    }

    @Test
    void whereNothingCanBeMovedAndNoDayIsGivenNobodyCountsAsRelieved() {
        planned(laid.xu(), 2);
        assertThatThrownBy(() -> relieve("secretary", false, "volunteer"))
                .as("who is not proposed has no room by now")
                .isInstanceOf(Refused.class);
        assertThat(cases("secretary")).hasSize(1);
        assertThat(relieve("secretary", false, "leader").moved()).isEqualTo(2);
    }

    @Test
    void whoeverDoesNotAnswerForSomebodyCannotRelieveThem() {
        for (String other : List.of("command", "xilou")) {
            assertThatThrownBy(() -> relieve(other, true)).as(other).hasMessageContaining("finding");
        }
        for (String other : List.of("worker", "worker2", "guard", "volunteer", "health", "auditor", "admin")) {
            assertThatThrownBy(() -> relieve(other, true)).as(other).hasMessageContaining("workload.relieve");
        }
        assertThat(free("worker")).isEmpty();
    }

    @Test
    void inTheEveningASuperiorSeesForWhomTomorrowIsTooMuchAndMovesIt() {
        List<TaskId> many = planned(laid.xu(), 58);
        List<TaskId> more = planned(laid.fan(), 5);
        TestClock.set(TODAY + "T17:00");
        Actor leader = fixture.actor("leader");
        Relief.Tomorrow plan = as(leader, () -> relief.tomorrowsPlan());
        assertThat(plan.tooMuch()).singleElement().satisfies(much -> {
            assertThat(much.who().username()).isEqualTo("worker");
            assertThat(much.load()).isEqualTo(new WorkPlanned.Load(63, 2, Duration.ZERO));
            assertThat(much.proposal().moving()).as("one door of the two").isIn(5, 58);
        });
        Relief.Done done = as(
                leader,
                () -> relief.moveExcess(id("worker"), new Relief.Choice(List.of(id("leader")), List.of(), false)));
        assertThat(done.moved()).isEqualTo(plan.tooMuch().getFirst().proposal().moving());
        assertThat(as(leader, () -> relief.tomorrowsPlan()).tooMuch()).isEmpty();
        assertThat(Stream.of(many, more).map(this::assignees))
                .as("the tasks of one door stay together")
                .containsExactlyInAnyOrder(Set.of(id("worker")), Set.of(id("leader")));
        assertThatThrownBy(() -> as(
                        leader,
                        () -> relief.moveExcess(
                                id("worker"), new Relief.Choice(List.of(id("leader")), List.of(), false))))
                .as("it fits by now")
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatStaysWithSomebodyWhoHasTheDayOffIsTooMuch() {
        planned(laid.xu(), 2);
        relieve("leader", true);
        assertThat(as(fixture.actor("secretary"), () -> relief.tomorrowsPlan()).tooMuch())
                .singleElement()
                .satisfies(much -> assertThat(much.free()).isTrue());
        assertThat(as(fixture.actor("command"), () -> relief.tomorrowsPlan()).tooMuch())
                .as("the command answers for nobody of them")
                .isEmpty();
    }

    @Test
    void everythingIsInTheTrail() {
        relieve("leader", true);
        List<String> trail = as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("""
                                select action || ' ' || username
                                  from access.audit_entry
                                 where subject = :finding and action like 'workload.%'
                                 order by at, id
                                """)
                        .param("finding", finding.toString())
                        .query(String.class)
                        .list()));
        assertThat(trail).contains("workload.seen leader", "workload.relieved leader");
    }
}
