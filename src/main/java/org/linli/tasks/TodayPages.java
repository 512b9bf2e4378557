package org.linli.tasks;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.PhonePages;
import org.linli.access.Role;
import org.linli.access.SetupSteps;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Paging;
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
    private final BusinessClock clock;
    private final TodayLines lines;
    private final TaskReassigning reassigning;
    private final AuditTrail audit;
    private final Territory territory;
    private final Permissions permissions;
    private final FirstPage first;
    private final SetupSteps steps;
    private final TaskAssignees assignees;
    private final PhonePages pages;

    TodayPages(
            Territory territory,
            AuditTrail audit,
            Tasks tasks,
            BusinessClock clock,
            TodayLines lines,
            TaskReassigning reassigning,
            Permissions permissions,
            FirstPage first,
            SetupSteps steps,
            TaskAssignees assignees,
            PhonePages pages) {
        this.pages = pages;
        this.assignees = assignees;
        this.permissions = permissions;
        this.first = first;
        this.steps = steps;
        this.territory = territory;
        this.audit = audit;
        this.tasks = tasks;
        this.clock = clock;
        this.lines = lines;
        this.reassigning = reassigning;
    }

    /** Whoever has nothing to do here has a page of their own, or reads what others did. */
    @GetMapping("/")
    @Allowed("access.profile")
    String home() {
        return "redirect:"
                + (permissions.held(Tasks.TODAY) ? "/today" : pages.everywhere().orElse("/audit"));
    }

    @GetMapping("/today")
    @Allowed(Tasks.TODAY)
    String today(@ModelAttribute Filter filter, Model model, Locale locale) {
        audit.searched("tasks", filter.text(), territory.narrowed(filter.area()));
        TaskQuery query = filter.query(clock);
        TodayList today = tasks.pinned(query, Paging.page(filter.pageNumber()));
        model.addAttribute("filter", filter);
        model.addAttribute("today", today);
        model.addAttribute("alarms", lines.alarms(today));
        model.addAttribute(
                "contacts", today.alarms().stream().allMatch(today::mayDo) ? List.of() : first.contacts(locale));
        List<TodayLines.Group> groups = lines.groups(today);
        model.addAttribute("groups", groups);
        model.addAttribute("done", lines.of(today, today.done()));
        model.addAttribute("next", lines.next(today, groups).orElse(null));
        model.addAttribute("waiting", first.waiting());
        model.addAttribute("steps", steps.open());
        model.addAttribute("kinds", FormChoice.keyed(tasks.kinds(), TaskKind::key, kind -> "tasks.kind." + kind.key()));
        model.addAttribute("assignees", assignees(territory.narrowed(filter.area())));
        return "tasks/today";
    }

    private List<FormChoice> assignees(@Nullable AreaPath area) {
        return permissions.held(Tasks.ASSIGN) ? assignees.of(tasks.assignees(area)) : List.of();
    }

    /** @param chosen a box may stand for several: all of one visit */
    @PostMapping("/today/reassign")
    @Allowed(Tasks.ASSIGN)
    String reassign(
            @RequestParam(name = "tasks", defaultValue = "") List<List<UUID>> chosen,
            @RequestParam(required = false) @Nullable UUID account,
            @ModelAttribute Filter filter,
            RedirectAttributes flash) {
        reassigning.giveOrTell(chosen.stream().flatMap(List::stream).toList(), account, flash);
        return "redirect:" + filter.address();
    }

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
                case GRID_WORKER, GATE_GUARD, VOLUNTEER -> false;
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
}
