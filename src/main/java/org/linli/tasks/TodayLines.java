package org.linli.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** The rows of Today in words, as its page shows them. */
@Component
class TodayLines {

    private final Tasks tasks;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;

    TodayLines(Tasks tasks, Accounts accounts, BusinessClock clock, Dates dates, Texts texts) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
    }

    /** The alarms that are pinned. */
    List<Alarm> alarms(TodayList today) {
        Instant now = clock.now();
        return of(today, today.alarms()).stream()
                .map(line -> new Alarm(
                        line, Duration.between(line.row().task().dueFrom(), now).toMinutes()))
                .toList();
    }

    /** A page of what is to do, by building and due time; what joins at a door as one card, where its first task is. */
    List<Group> groups(TodayList today) {
        List<Line> lines = of(today, today.open().rows());
        Map<HouseholdId, VisitCard> cards = cards(lines);
        var shown = new HashSet<HouseholdId>();
        var groups = new ArrayList<Group>();
        for (Line line : lines) {
            VisitCard card = card(line, cards);
            if (card == null || shown.add(card.household())) {
                Group last = groups.isEmpty() ? null : groups.getLast();
                if (last == null || !last.takes(line)) {
                    last = group(line);
                    groups.add(last);
                }
                last.items().add(new Item(line, card));
            }
        }
        return groups;
    }

    private static @Nullable VisitCard card(Line line, Map<HouseholdId, VisitCard> cards) {
        HouseholdId household = line.row().task().householdId();
        return household == null || !line.visited() ? null : cards.get(household);
    }

    private Map<HouseholdId, VisitCard> cards(List<Line> lines) {
        Map<HouseholdId, List<Line>> doors = lines.stream()
                .filter(Line::visited)
                .collect(Collectors.groupingBy(
                        line -> Objects.requireNonNull(line.row().task().householdId())));
        var cards = new HashMap<HouseholdId, VisitCard>();
        doors.forEach((household, there) -> {
            if (there.size() > 1) {
                cards.put(household, card(household, there));
            }
        });
        return cards;
    }

    private VisitCard card(HouseholdId household, List<Line> there) {
        String people = there.stream()
                .map(line -> line.row().person())
                .distinct()
                .collect(Collectors.joining(texts.of("tasks.visit.comma")));
        String what = there.stream()
                .collect(Collectors.groupingBy(Line::name, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(" · "));
        return new VisitCard(household, there, people, what);
    }

    private Group group(Line first) {
        Task task = first.row().task();
        return new Group(
                first.state(),
                task.dueUntil(),
                texts.of(first.state().key()),
                due(task, first.state()),
                first.address(),
                first.row(),
                new ArrayList<>());
    }

    /** What the big button leads to. */
    Optional<Next> next(TodayList today, List<Group> groups) {
        return today.next()
                .map(row -> groups.stream()
                        .flatMap(group -> group.items().stream())
                        .map(Item::card)
                        .filter(card -> card != null && card.has(row))
                        .findFirst()
                        .map(card -> new Next(card.href(), "home", card.people() + " · " + card.what(), false))
                        .orElseGet(() -> single(row)));
    }

    private Next single(TaskRow row) {
        TaskKind kind = tasks.kind(row.task().kind());
        return new Next(
                "/tasks/" + row.task().id(),
                kind.icon(),
                row.person() + " · " + texts.of(TaskQuestion.kind(kind.key())),
                row.urgency().isAlarm());
    }

    private String due(Task task, TaskState state) {
        return switch (state) {
            case OVERDUE, MISSED -> texts.of("tasks.due.since", dates.moment(task.dueUntil()));
            case UPCOMING -> texts.of("tasks.due.from", dates.time(task.dueFrom()), dates.time(task.dueUntil()));
            default -> texts.of("tasks.due.until", dates.time(task.dueUntil()));
        };
    }

    /** Each of the rows. */
    List<Line> of(TodayList today, List<TaskRow> rows) {
        Instant now = clock.now();
        Map<UUID, Account> staff = accounts.byId(rows.stream()
                .map(r -> r.task().assigneeId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return rows.stream().map(row -> line(row, now, staff, today.mayDo(row))).toList();
    }

    private Line line(TaskRow row, Instant now, Map<UUID, Account> staff, boolean mine) {
        Task task = row.task();
        TaskKind kind = tasks.kind(task.kind());
        TaskMessage detail = kind.detail(task);
        Account who = task.assigneeId() == null ? null : staff.get(task.assigneeId());
        return new Line(
                row,
                kind.icon(),
                texts.of(TaskQuestion.kind(kind.key())),
                detail.in(texts),
                task.stateAt(now),
                row.address().isEmpty() ? texts.of("tasks.today.no.address") : row.address(),
                row.room().isEmpty() ? "" : texts.of("tasks.room", row.room()),
                who == null ? texts.of("tasks.today.nobody") : texts.of("tasks.today.who", who.name()),
                who == null ? "" : Objects.requireNonNullElse(who.phone(), ""),
                mine,
                mine && Visit.joins(task, kind) && Visit.isDue(task, kind, now));
    }

    /** An alarm and for how many minutes it has stood open. */
    record Alarm(Line line, long minutes) {}

    /**
     * A row of the list.
     *
     * @param card where the task stands for all of a visit; else null
     */
    record Item(Line line, @Nullable VisitCard card) {}

    /** Where the big button leads, and what is to be done there. */
    record Next(String href, String icon, String what, boolean alarm) {}

    /**
     * A task in the list.
     *
     * @param name of its kind
     * @param detail what it is about, more closely; may be empty
     * @param address of the building, or that none is known
     * @param room as it is read; empty where there is none
     * @param who says who is to do it, or that nobody is
     * @param phone of whoever is to do it; empty where none is known
     * @param mine whether whoever looks may do it; otherwise it leads nowhere
     * @param visited whether it joins others of the same door in a visit now
     */
    record Line(
            TaskRow row,
            String icon,
            String name,
            String detail,
            TaskState state,
            String address,
            String room,
            String who,
            String phone,
            boolean mine,
            boolean visited) {

        public boolean isDone() {
            return state == TaskState.DONE;
        }

        public boolean isDetailed() {
            return !detail.isEmpty();
        }

        public boolean isInRoom() {
            return !room.isEmpty();
        }

        public boolean isCallable() {
            return !phone.isEmpty();
        }
    }

    /**
     * Tasks at one building that are due at one time.
     *
     * @param standing the state in words
     * @param due when that is, in words
     */
    record Group(
            TaskState state,
            Instant until,
            String standing,
            String due,
            String address,
            TaskRow place,
            List<Item> items) {

        boolean takes(Line line) {
            return line.state() == state
                    && line.row().task().dueUntil().equals(until)
                    && Objects.equals(line.row().building(), place.building())
                    && line.row().address().equals(place.address());
        }

        /** Class of the badge. */
        public String css() {
            return switch (state) {
                case MISSED -> "bg-red-lt";
                case OVERDUE, DUE -> "bg-yellow-lt";
                default -> "bg-blue-lt";
            };
        }
    }
}
