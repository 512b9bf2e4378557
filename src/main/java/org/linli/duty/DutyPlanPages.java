package org.linli.duty;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Download;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Planning who stands where: asking for a plan, watching it, comparing, publishing. */
@Controller
@RequestMapping(DutyPlanPages.PATH)
@Allowed(Posts.KEEP)
class DutyPlanPages {

    static final String PATH = DutyPages.PATH + "/roster";

    private static final int USUAL_DAYS = 28;
    private static final int SHOWN = 5;

    private final DutyPlans plans;
    private final DutyPlanWords words;
    private final AuditTrail audit;
    private final Posts posts;
    private final Accounts accounts;
    private final Territory territory;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    DutyPlanPages(
            DutyPlans plans,
            DutyPlanWords words,
            AuditTrail audit,
            Posts posts,
            Accounts accounts,
            Territory territory,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.plans = plans;
        this.words = words;
        this.audit = audit;
        this.posts = posts;
        this.accounts = accounts;
        this.territory = territory;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A plan in a list.
     *
     * @param by who asked for it
     * @param endedBy who published or discarded it; empty for nobody
     */
    record Listed(DutyPlan plan, String area, String by, String endedBy) {}

    @GetMapping
    String ask(@RequestParam(required = false) @Nullable String area, Model model) {
        AreaPath narrowed = territory.narrowed(area);
        AreaPath home = DutyArea.home();
        List<AreaPath> areas = areas();
        List<DutyPlan> open = plans.open(home).stream()
                .filter(plan -> Acting.now().sees(plan.path()))
                .toList();
        List<DutyPlan> over = plans.over(home, SHOWN);
        Map<UUID, String> names =
                names(Stream.concat(open.stream(), over.stream()).toList());
        model.addAttribute(
                "open", open.stream().map(plan -> listed(plan, names)).toList());
        model.addAttribute(
                "over", over.stream().map(plan -> listed(plan, names)).toList());
        model.addAttribute("areas", FormChoice.named(areas, AreaPath::slug, this::label));
        model.addAttribute(
                "ways", FormChoice.keyed(List.of(DutyPlan.Way.values()), DutyPlan.Way::code, DutyPlan.Way::key));
        model.addAttribute(
                "form",
                forms.refused().map(refused -> refused.as(DutyPlanForm.class)).orElseGet(() -> fresh(narrowed, areas)));
        return "duty/roster";
    }

    private DutyPlanForm fresh(@Nullable AreaPath narrowed, List<AreaPath> areas) {
        LocalDate from = clock.today().plusDays(1);
        AreaPath chosen = narrowed != null ? DutyArea.community(narrowed) : DutyArea.home();
        return new DutyPlanForm(
                areas.contains(chosen) ? chosen.slug() : "",
                from.toString(),
                from.plusDays(USUAL_DAYS - 1L).toString(),
                DutyPlan.Way.PLANNER.code());
    }

    /** Where there are posts that whoever acts keeps: communities rather than what lies in them. */
    private List<AreaPath> areas() {
        return posts.within(DutyArea.home()).stream()
                .map(Post::path)
                .map(path -> Acting.now().sees(DutyArea.community(path)) ? DutyArea.community(path) : path)
                .filter(path -> Acting.now().sees(path))
                .distinct()
                .sorted()
                .toList();
    }

    private String label(AreaPath path) {
        return territory.label(path, LocaleContextHolder.getLocale());
    }

    private Map<UUID, String> names(Collection<DutyPlan> some) {
        return accounts.names(some.stream()
                .flatMap(plan -> Stream.of(plan.askedBy(), plan.stoppedBy(), plan.endedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private Listed listed(DutyPlan plan, Map<UUID, String> names) {
        return new Listed(
                plan,
                label(plan.path()),
                names.getOrDefault(plan.askedBy(), ""),
                plan.endedBy() == null ? "" : names.getOrDefault(plan.endedBy(), ""));
    }

    @PostMapping
    String begin(@ModelAttribute DutyPlanForm form) {
        try {
            DutyPlanForm.Read read = form.read();
            AreaPath area =
                    Objects.requireNonNull(territory.narrowed(read.area().slug()));
            return page(plans.begin(area, read.from(), read.until(), read.way()).id());
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    private static String page(UUID id) {
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        DutyPlan plan = plans.get(id);
        progress(plan, model);
        if (plan.isProposed()) {
            model.addAttribute("view", words.of(plans.check(plan)));
        } else if (plan.state() == DutyPlan.State.PUBLISHED) {
            List<DutyPlanSeat> rows = plans.seats(plan);
            model.addAttribute("published", words.lines(rows, DutyPlanSeat::published));
            model.addAttribute("called", words.called(rows));
            model.addAttribute("left", words.lines(rows, row -> row.isChange() && !row.published()));
        }
        return "duty/plan";
    }

    private void progress(DutyPlan plan, Model model) {
        Map<UUID, String> names = names(List.of(plan));
        model.addAttribute("plan", plan);
        model.addAttribute("listed", listed(plan, names));
        model.addAttribute("stoppedBy", plan.stoppedBy() == null ? "" : names.getOrDefault(plan.stoppedBy(), ""));
        model.addAttribute(
                "seconds", Duration.between(plan.askedAt(), clock.now()).toSeconds());
    }

    /** As far as it is; once it is done, the whole page. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        DutyPlan plan = plans.get(id);
        if (!plan.isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        progress(plan, model);
        return "duty/plan :: progress";
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable UUID id) throws InterruptedException {
        plans.stop(id);
        return page(id);
    }

    @PostMapping("/{id}/publish")
    String publish(@PathVariable UUID id, @RequestParam(defaultValue = "") String seen, RedirectAttributes next) {
        try {
            next.addFlashAttribute("said", texts.of("duty.plan.said.published", plans.publish(id, seen)));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        try {
            plans.discard(id);
            next.addFlashAttribute("said", texts.of("duty.plan.said.discarded"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    /** Each seat with who stands there and who is to. */
    @GetMapping("/{id}/seats.{form:xlsx|csv}")
    @Allowed(Posts.EXPORT)
    void export(@PathVariable UUID id, @PathVariable String form, HttpServletResponse response) throws IOException {
        DutyPlan plan = plans.get(id);
        List<String> header = Stream.of(
                        "duty.plan.when", "duty.post", "duty.plan.kind", "duty.plan.was", "duty.plan.becomes")
                .map(texts::of)
                .toList();
        String name = texts.of("duty.plan.file", label(plan.path()), dates.day(plan.from()), dates.day(plan.until()));
        audit.record("duty.plan.exported", id.toString(), plan.path(), "");
        try (TableWriter table = Download.table(response, form, name, texts.of("duty.plan.title"), header)) {
            for (DutyPlanView.Line line : words.lines(plans.seats(plan), any -> true)) {
                table.row(List.of(line.when(), line.post(), line.kind(), line.was(), line.becomes()));
            }
        }
    }
}
