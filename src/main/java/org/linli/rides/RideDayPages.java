package org.linli.rides;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Planning the rides of a day: begin, watch, stop, publish, plan anew. */
@Controller
@RequestMapping(RideDayPages.PATH)
@Allowed(Vehicles.KEEP)
class RideDayPages {

    static final String PATH = RidePages.PATH + "/days";

    private final RidePlans plans;
    private final RideDayWords words;
    private final Drives drives;
    private final Territory territory;
    private final AuditTrail audit;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    RideDayPages(
            RidePlans plans,
            RideDayWords words,
            Drives drives,
            Territory territory,
            AuditTrail audit,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.plans = plans;
        this.words = words;
        this.drives = drives;
        this.territory = territory;
        this.audit = audit;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    private static AreaPath area() {
        return Acting.now().home();
    }

    private static String page(LocalDate day) {
        return "redirect:" + PATH + "/" + day;
    }

    /** Leads to the day that is asked for, or to today. */
    @GetMapping
    String day(@RequestParam(required = false) @Nullable LocalDate day) {
        return page(day == null ? clock.today() : day);
    }

    @GetMapping("/{day}")
    String show(@PathVariable LocalDate day, Model model) {
        Optional<RidePlan> plan = plans.last(area(), day);
        Optional<RidePlan> driven = plans.published(area(), day);
        Optional<RidePlan> shown = plan.filter(
                        last -> last.state() == RidePlan.State.PROPOSED || last.state() == RidePlan.State.PUBLISHED)
                .or(() -> driven);
        audit.record("rides.day.seen", day.toString(), area(), "");
        model.addAttribute("day", day);
        model.addAttribute("area", territory.label(area(), LocaleContextHolder.getLocale()));
        model.addAttribute("plan", plan.orElse(null));
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute("isDriven", driven.isPresent());
        model.addAttribute("isOver", day.isBefore(clock.today()));
        RideDayView view = shown.map(words::of).orElseGet(() -> words.unplanned(area(), day));
        model.addAttribute("links", links(view, day));
        model.addAttribute("view", view);
        progress(plan.orElse(null), day, model);
        return "rides/day";
    }

    /** Of the drivers, by car. */
    private Map<UUID, String> links(RideDayView view, LocalDate day) {
        return view.cars().stream()
                .map(RideDayView.Car::vehicle)
                .collect(Collectors.toMap(Vehicle::id, car -> address(car, day)));
    }

    private String address(Vehicle car, LocalDate day) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(Drives.PATH + "/" + drives.secret(car, day))
                .toUriString();
    }

    private void progress(@Nullable RidePlan plan, LocalDate day, Model model) {
        model.addAttribute("day", day);
        boolean isRunning = plan != null && plan.state() == RidePlan.State.RUNNING;
        model.addAttribute("isRunning", isRunning);
        model.addAttribute("progress", plan != null && isRunning ? plans.progress(plan) : RidePlanRuns.Progress.NONE);
    }

    /** As far as it is; once it is done, the whole page. */
    @GetMapping("/{day}/progress")
    String progress(@PathVariable LocalDate day, Model model, HttpServletResponse response) {
        RidePlan plan = plans.last(area(), day).orElse(null);
        if (plan == null || plan.state() != RidePlan.State.RUNNING) {
            response.setHeader("HX-Refresh", "true");
        }
        progress(plan, day, model);
        return "rides/day :: progress";
    }

    @PostMapping("/{day}/plan")
    String begin(@PathVariable LocalDate day) {
        try {
            plans.begin(area(), day);
            return page(day);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + day, refused);
        }
    }

    @PostMapping("/{day}/stop")
    String stop(@PathVariable LocalDate day) throws InterruptedException {
        plans.stop(area(), day);
        return page(day);
    }

    @PostMapping("/{day}/publish")
    String publish(@PathVariable LocalDate day, RedirectAttributes next) {
        return said(day, "rides.plan.said.published", next, () -> plans.publish(area(), day));
    }

    @PostMapping("/{day}/again")
    String again(@PathVariable LocalDate day, RedirectAttributes next) {
        return said(day, "rides.plan.said.again", next, () -> plans.again(area(), day));
    }

    @PostMapping("/{day}/late")
    String late(
            @PathVariable LocalDate day,
            @RequestParam UUID vehicle,
            @RequestParam(defaultValue = "") String minutes,
            RedirectAttributes next) {
        String typed = WrittenText.typed(minutes);
        int many = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
        return said(day, "rides.plan.said.again", next, () -> plans.late(area(), day, vehicle, many));
    }

    @PostMapping("/{day}/renew")
    String renew(@PathVariable LocalDate day, @RequestParam UUID vehicle, RedirectAttributes next) {
        return said(day, "rides.drive.said.renewed", next, () -> drives.renew(vehicle, day));
    }

    private String said(LocalDate day, String key, RedirectAttributes next, Runnable work) {
        try {
            work.run();
            next.addFlashAttribute("said", texts.of(key));
            return page(day);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + day, refused);
        }
    }
}
