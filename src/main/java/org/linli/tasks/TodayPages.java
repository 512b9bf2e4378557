package org.linli.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.access.SetupSteps;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Paging;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Everybody's first page: what is to be done today. */
@Controller
class TodayPages {

    private final Tasks tasks;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;
    private final TaskReassigning reassigning;
    private final AuditTrail audit;
    private final Territory territory;
    private final Permissions permissions;
    private final FirstPage first;
    private final SetupSteps steps;

    TodayPages(
            Territory territory,
            AuditTrail audit,
            Tasks tasks,
            Accounts accounts,
            BusinessClock clock,
            Dates dates,
            Texts texts,
            TaskReassigning reassigning,
            Permissions permissions,
            FirstPage first,
            SetupSteps steps) {
        this.permissions = permissions;
        this.first = first;
        this.steps = steps;
        this.territory = territory;
        this.audit = audit;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
        this.reassigning = reassigning;
    }

    /** Whoever has nothing to do here reads what others did. */
    @GetMapping("/")
    @Allowed("access.profile")
    String home() {
        return permissions.held(Tasks.TODAY) ? "redirect:/today" : "redirect:/audit";
    }

    @GetMapping("/today")
    @Allowed(Tasks.TODAY)
    String today(@ModelAttribute Filter filter, Model model, Locale locale) {
        return permissions.held(Tasks.SEE) ? tasks(filter, model, locale) : gate(model, locale);
    }

    /** The first page of those who are given no tasks: what they can look up, and who to turn to. */
    private String gate(Model model, Locale locale) {
        model.addAttribute("place", territory.label(Acting.now().home(), locale));
        model.addAttribute("contacts", first.contacts(locale));
        return "tasks/gate";
    }

    private String tasks(Filter filter, Model model, Locale locale) {
        audit.searched("tasks", filter.text(), territory.narrowed(filter.area()));
        TaskQuery query = filter.query(clock);
        TodayList today = tasks.pinned(query, Paging.page(filter.pageNumber()));
        Instant now = clock.now();
        model.addAttribute("filter", filter);
        model.addAttribute("today", today);
        model.addAttribute("alarms", alarms(today, now));
        model.addAttribute(
                "contacts", today.alarms().stream().allMatch(today::mayDo) ? List.of() : first.contacts(locale));
        model.addAttribute("groups", groups(today, now));
        model.addAttribute("done", lines(today, today.done(), now));
        model.addAttribute(
                "next", today.next().map(row -> line(row, now, Map.of(), true)).orElse(null));
        model.addAttribute("waiting", first.waiting());
        model.addAttribute("steps", steps.open());
        model.addAttribute("kinds", FormChoice.keyed(tasks.kinds(), TaskKind::key, kind -> "tasks.kind." + kind.key()));
        model.addAttribute("assignees", tasks.assignees(territory.narrowed(filter.area())));
        return "tasks/today";
    }

    @PostMapping("/today/reassign")
    @Allowed(Tasks.ASSIGN)
    String reassign(
            @RequestParam(name = "tasks", defaultValue = "") List<UUID> chosen,
            @RequestParam(required = false) @Nullable UUID account,
            @ModelAttribute Filter filter,
            RedirectAttributes flash) {
        reassigning.giveOrTell(chosen, account, flash);
        return "redirect:" + filter.address();
    }

    private List<Alarm> alarms(TodayList today, Instant now) {
        return lines(today, today.alarms(), now).stream()
                .map(line -> new Alarm(
                        line, Duration.between(line.row().task().dueFrom(), now).toMinutes()))
                .toList();
    }

    private List<Group> groups(TodayList today, Instant now) {
        var groups = new ArrayList<Group>();
        for (Line line : lines(today, today.open().rows(), now)) {
            Task task = line.row().task();
            Group last = groups.isEmpty() ? null : groups.getLast();
            if (last == null || !last.takes(line)) {
                last = new Group(
                        line.state(),
                        task.dueUntil(),
                        texts.of(line.state().key()),
                        due(task, line.state()),
                        line.address(),
                        line.row(),
                        new ArrayList<>());
                groups.add(last);
            }
            last.lines().add(line);
        }
        return groups;
    }

    private String due(Task task, TaskState state) {
        return switch (state) {
            case OVERDUE, MISSED -> texts.of("tasks.due.since", dates.moment(task.dueUntil()));
            case UPCOMING -> texts.of("tasks.due.from", dates.time(task.dueFrom()), dates.time(task.dueUntil()));
            default -> texts.of("tasks.due.until", dates.time(task.dueUntil()));
        };
    }

    private List<Line> lines(TodayList today, List<TaskRow> rows, Instant now) {
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
                texts.of("tasks.kind." + kind.key()),
                texts.of(detail.key(), detail.args().toArray()),
                task.stateAt(now),
                row.address().isEmpty() ? texts.of("tasks.today.no.address") : row.address(),
                row.room().isEmpty() ? "" : texts.of("tasks.room", row.room()),
                who == null ? texts.of("tasks.today.nobody") : texts.of("tasks.today.who", who.name()),
                who == null ? "" : Objects.requireNonNullElse(who.phone(), ""),
                mine);
    }

    /** An alarm and for how many minutes it has stood open. */
    record Alarm(Line line, long minutes) {}

    /**
     * What the list is narrowed to; kept in the address.
     *
     * @param whose {@code mine}, {@code exceptions} (mine and what needs a look) or {@code all}; when absent, the
     *     exceptions for those who answer for others' work, and mine for the others
     */
    record Filter(
            @Nullable String whose,
            @Nullable String kind,
            @Nullable String q,
            @Nullable String area,
            @Nullable Integer page) {

        /** One of the three. */
        public String whoseOrUsual() {
            return switch (whose) {
                case "mine", "exceptions", "all" -> whose;
                case null, default -> leads() ? "exceptions" : "mine";
            };
        }

        /** What can be chosen; who answers for nobody's work has no exceptions to look at. */
        public List<FormChoice> choices() {
            List<String> all = leads() ? List.of("exceptions", "mine", "all") : List.of("mine", "all");
            return FormChoice.keyed(
                    all, whose -> whose, whose -> "tasks.today." + (whose.equals("all") ? "everybody" : whose));
        }

        public boolean exceptions() {
            return whoseOrUsual().equals("exceptions");
        }

        public boolean everybodys() {
            return whoseOrUsual().equals("all");
        }

        /**
         * Whether whoever looks answers for what others do, or, as health staff, is asked when others find something.
         */
        public boolean leads() {
            return leads(Acting.now().role());
        }

        private static boolean leads(Role role) {
            return switch (role) {
                case GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR, AUDITOR, HEALTH_STAFF -> true;
                case GRID_WORKER, GATE_GUARD -> false;
            };
        }

        public int pageNumber() {
            return page == null ? 1 : page;
        }

        public String kindOrAll() {
            return kind == null ? "" : kind;
        }

        public String text() {
            return q == null ? "" : q;
        }

        public @Nullable AreaPath path() {
            return area == null ? null : AreaPath.parse(area).orElse(null);
        }

        TaskQuery query(BusinessClock clock) {
            return new TaskQuery(
                    clock.today(),
                    everybodys() ? null : Acting.now().account(),
                    exceptions(),
                    path(),
                    kindOrAll(),
                    text());
        }

        /** The address of everybody's tasks of one kind; narrowed to the same area and text. */
        public String ofKind(String kind) {
            return new Filter("all", kind, q, area, null).address();
        }

        /** The address without the page number, ready for it to be added. */
        public String base() {
            return UriComponentsBuilder.fromPath("/today")
                            .queryParam("whose", whoseOrUsual())
                            .queryParam("kind", "{kind}")
                            .queryParam("q", "{q}")
                            .queryParam("area", "{area}")
                            .encode()
                            .buildAndExpand(kindOrAll(), text(), area == null ? "" : area)
                            .toUriString()
                    + "&";
        }

        String address() {
            return base() + "page=" + pageNumber();
        }
    }

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
            boolean mine) {

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
            List<Line> lines) {

        boolean takes(Line line) {
            return line.state() == state
                    && line.row().task().dueUntil().equals(until)
                    && Objects.equals(line.row().building(), place.building());
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
