package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.inspection.Checklist;
import org.linli.inspection.ChecklistItem;
import org.linli.inspection.Checklists;
import org.linli.inspection.Closures;
import org.linli.inspection.Finding;
import org.linli.inspection.Findings;
import org.linli.inspection.Round;
import org.linli.inspection.RoundState;
import org.linli.inspection.Rounds;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Four days of patrols of the shops of the report, with findings in each state; the market of Xiafan was closed for
 * seven days and is open again since yesterday.
 */
@Component
@Profile("demo")
class DemoPatrols {

    private static final int DAYS = 4;
    private static final int CLOSED_DAYS = 7;

    /** The market is open again since so many days. */
    private static final int OPEN_DAYS = 1;

    /** So that several are found on the last day: what is found before is put right where the next round is fine. */
    private static final int WRONG_EACH = 5;

    private static final int SHUT_EACH = 19;
    private static final int MISSED_EACH = 16;
    private static final List<String> CONDITIONS = List.of("全场消毒并有记录", "全部摊主核酸检测阴性", "出入口分开、有人值守");
    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime EVENING = LocalTime.of(18, 20);
    private static final Duration WALK = Duration.ofMinutes(20);

    private final Rounds rounds;
    private final Findings findings;
    private final Closures closures;
    private final Checklists checklists;
    private final Places places;
    private final Tasks tasks;
    private final DemoTasks done;
    private final Accounts accounts;
    private final BusinessClock clock;
    private int walked;
    private int wrong;

    DemoPatrols(
            Rounds rounds,
            Findings findings,
            Closures closures,
            Checklists checklists,
            Places places,
            Tasks tasks,
            DemoTasks done,
            Accounts accounts,
            BusinessClock clock) {
        this.rounds = rounds;
        this.findings = findings;
        this.closures = closures;
        this.checklists = checklists;
        this.places = places;
        this.tasks = tasks;
        this.done = done;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param set sets the clock that the services look at */
    void walk(AreaPath xiafan, LocalDate today, Consumer<Instant> set) {
        Actor secretary =
                accounts.lookingAfter(xiafan, Role.SECRETARY).getFirst().actor();
        set.accept(clock.at(today.minusDays(OPEN_DAYS + CLOSED_DAYS), MORNING));
        UUID closure = Acting.as(secretary, () -> close(xiafan, today.minusDays(OPEN_DAYS + CLOSED_DAYS)));
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            LocalDate now = day;
            set.accept(clock.at(day, MORNING));
            if (day.equals(today.minusDays(OPEN_DAYS))) {
                Acting.run(secretary, () -> closures.open(closure, now, CONDITIONS.size(), "条件全部满足，分批入场"));
            }
            Acting.run(Actor.SYSTEM, rounds::keep);
            walk(day, set);
            set.accept(clock.at(day, EVENING));
            Acting.run(Actor.SYSTEM, findings::escalate);
        }
    }

    private UUID close(AreaPath xiafan, LocalDate day) {
        Place market = places.markets(xiafan).getFirst();
        return closures.close(
                        Ids.next(),
                        market.id(),
                        day,
                        "一名确诊病例的密切接触者曾在市场内停留，按规定停业消毒",
                        CONDITIONS,
                        day.plusDays(CLOSED_DAYS))
                .id();
    }

    private void walk(LocalDate day, Consumer<Instant> set) {
        Instant evening = clock.at(day, EVENING);
        List<Round> planned = Acting.as(Actor.SYSTEM, rounds::today).stream()
                .filter(round -> round.state() == RoundState.PLANNED && round.account() != null)
                .filter(round -> round.dueFrom().plus(WALK).isBefore(evening))
                .sorted(Comparator.comparing(Round::dueFrom).thenComparing(Round::path))
                .toList();
        for (Round round : planned) {
            walked++;
            if (walked % MISSED_EACH != 0) {
                set.accept(round.dueFrom().plus(WALK));
                look(round);
            }
        }
    }

    private void look(Round round) {
        Task task = Acting.as(Actor.SYSTEM, () -> tasks.get(TaskId.of(round.id())));
        Checklist list = checklists.get(round.version(), round.checklist());
        if (walked % SHUT_EACH == 0) {
            done.complete(task, Map.of("outcome", "shut"));
        } else if (walked % WRONG_EACH == 0) {
            wrong++;
            done.complete(
                    task, wrong(list, list.items().get(wrong % list.items().size())));
            follow(round);
        } else {
            done.complete(task, Map.of("outcome", "fine"));
        }
    }

    /** One is put right, the next reported by the shop, the next lasts. */
    private void follow(Round round) {
        for (Finding finding : Acting.as(Actor.SYSTEM, () -> findings.of(round.place()))) {
            if (finding.isOpen() && wrong % 3 == 0) {
                Acting.as(Actor.SYSTEM, () -> tasks.ofSource(finding.id())).stream()
                        .filter(Task::isOpen)
                        .filter(task -> task.assigneeId() != null)
                        .findFirst()
                        .ifPresent(task -> done.complete(task, Map.of("outcome", "put_right", "note", "当场整改")));
            } else if (finding.isOpen() && wrong % 3 == 1) {
                Acting.run(Actor.SYSTEM, () -> findings.report(finding.id(), "已补齐"));
            }
        }
    }

    private static Map<String, Object> wrong(Checklist list, ChecklistItem failing) {
        Map<String, Object> answers = new HashMap<>(Map.of("outcome", "wrong", "witness", "店主"));
        for (ChecklistItem item : list.items()) {
            answers.put(item.key(), answer(item, item.equals(failing)));
        }
        return answers;
    }

    private static Object answer(ChecklistItem item, boolean failing) {
        return switch (item.type()) {
            case YES_NO -> !failing;
            case NUMBER -> number(Objects.requireNonNull(item.bounds()), failing);
            case CHOICE ->
                item.choices().stream()
                        .filter(choice -> choice.finding() == failing)
                        .findFirst()
                        .orElseThrow()
                        .key();
        };
    }

    private static int number(ChecklistItem.Bounds bounds, boolean failing) {
        if (!failing) {
            return bounds.atLeast();
        }
        return bounds.atLeast() > bounds.from() ? bounds.from() : bounds.to();
    }
}
