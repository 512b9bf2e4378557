package org.linli.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A place as it is patrolled: its rounds and findings, how often it is looked at, closing it and opening it again. */
@Controller
@Allowed(Rounds.SEE)
class PatrolledPages {

    static final String PATH = RoundPages.PATH + "/places";

    private static final String CLOSURE = RoundPages.PATH + "/closures/{id}";
    private static final int MOST = 30;

    private final Rounds rounds;
    private final Findings findings;
    private final Closures closures;
    private final SelfChecks checks;
    private final Checklists checklists;
    private final Places places;
    private final RoundTasks tasks;
    private final Territory territory;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PatrolledPages(
            Rounds rounds,
            Findings findings,
            Closures closures,
            SelfChecks checks,
            Checklists checklists,
            Places places,
            RoundTasks tasks,
            Territory territory,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.rounds = rounds;
        this.findings = findings;
        this.closures = closures;
        this.checks = checks;
        this.checklists = checklists;
        this.places = places;
        this.tasks = tasks;
        this.territory = territory;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** A round that is over. */
    public record RoundLine(Round round, String when, String who, boolean isLinked) {}

    /** A finding in words. */
    public record FindingLine(Finding finding, String what, String due, boolean isOverdue) {}

    /**
     * What a place said of itself.
     *
     * @param contradicted what a round of that day saw otherwise, in words; empty for nothing
     */
    public record SaidLine(String day, boolean isWrong, String contradicted) {}

    /** What was typed to open a place again. */
    record OpeningForm(
            @Nullable String openedOn,
            @Nullable List<String> met,
            @Nullable String openedReason) {}

    /** What was typed about how often a place is looked at. */
    record PaceForm(
            @Nullable String least,
            @Nullable String most,
            @Nullable String gap) {}

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable UUID id, Model model) {
        Place place = places.get(id);
        RoundPace pace = rounds.pace(place).orElse(null);
        List<Closure> closed = closures.of(id);
        model.addAttribute("place", place);
        model.addAttribute("area", territory.label(place.path(), LocaleContextHolder.getLocale()));
        model.addAttribute("pace", pace);
        model.addAttribute(
                "isLooked", checklists.on(clock.today()).of(place.kind()).isPresent());
        model.addAttribute(
                "paceForm",
                forms.refused()
                        .map(form -> form.as(PaceForm.class))
                        .filter(form -> form.least() != null)
                        .orElseGet(() -> form(pace)));
        model.addAttribute(
                "opening",
                forms.refused()
                        .map(form -> form.as(OpeningForm.class))
                        .filter(form -> form.openedOn() != null)
                        .orElseGet(() -> new OpeningForm(clock.today().toString(), List.of(), "")));
        model.addAttribute(
                "form",
                forms.refused()
                        .map(form -> form.as(ClosureForm.class))
                        .filter(form -> form.id() != null)
                        .orElseGet(() -> new ClosureForm(
                                Ids.next(), clock.today().toString(), "", texts.of("inspection.closure.usual"), "")));
        model.addAttribute("closures", closed);
        model.addAttribute(
                "closure",
                closed.stream()
                        .filter(closure -> closure.isClosed(clock.today()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("findings", findings.of(id).stream().map(this::line).toList());
        model.addAttribute("asksItself", checks.asked(place).isPresent());
        model.addAttribute(
                "saidItself", checks.days(id).stream().map(this::said).toList());
        model.addAttribute("rounds", lines(rounds.past(id, MOST)));
        model.addAttribute("nextRound", Ids.next());
        model.addAttribute("keeps", Acting.now().sees(place.path()));
        model.addAttribute("today", clock.today());
        return "inspection/place";
    }

    private static PaceForm form(@Nullable RoundPace pace) {
        return pace == null
                ? new PaceForm("", "", "")
                : new PaceForm(
                        Integer.toString(pace.least()),
                        Integer.toString(pace.most()),
                        Integer.toString(pace.longestGap()));
    }

    private FindingLine line(Finding finding) {
        return new FindingLine(
                finding,
                texts.of(findings.label(finding)),
                dates.fullMoment(finding.dueAt()),
                finding.isOverdue(clock.now()));
    }

    private SaidLine said(SelfChecks.Day day) {
        Checklist list = checklists.get(day.check().version(), day.check().checklist());
        return new SaidLine(
                dates.day(day.check().day()),
                day.check().isWrong(),
                String.join(
                        texts.of("inspection.and"),
                        day.contradicted().stream()
                                .sorted()
                                .map(item -> texts.of(list.label(item)))
                                .toList()));
    }

    private List<RoundLine> lines(List<Round> past) {
        RoundTasks.Shown shown = tasks.of(past);
        return past.stream()
                .map(round ->
                        new RoundLine(round, dates.fullMoment(round.dueFrom()), shown.who(round), shown.has(round)))
                .toList();
    }

    @PostMapping(PATH + "/{id}/pace")
    @Allowed(Rounds.PACE)
    String pace(@PathVariable UUID id, @ModelAttribute PaceForm form, RedirectAttributes next) {
        try {
            rounds.setPace(id, read(form));
            next.addFlashAttribute(
                    "said", texts.of("inspection.pace.said", places.get(id).name()));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    private static RoundPace read(PaceForm form) {
        List<Problem> problems = new ArrayList<>();
        int least = number("least", form.least(), RoundPace.WEEK, problems);
        int most = number("most", form.most(), RoundPace.WEEK, problems);
        int gap = number("gap", form.gap(), RoundPace.LONGEST, problems);
        Refused.ifAny(problems);
        if (!RoundPace.isPossible(least, most, gap)) {
            throw Refused.of("most", "inspection.pace.impossible", Math.max(least, RoundPace.leastFor(gap)));
        }
        return new RoundPace(least, most, gap);
    }

    private static int number(String field, @Nullable String typed, int most, List<Problem> problems) {
        String text = WrittenText.typed(typed);
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        problems.add(Problem.of(field, "inspection.pace.wrong", most));
        return 1;
    }

    @PostMapping(PATH + "/{id}/order")
    @Allowed(Rounds.PACE)
    String order(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID round, RedirectAttributes next) {
        try {
            rounds.order(Objects.requireNonNullElseGet(round, Ids::next), id);
            next.addFlashAttribute(
                    "said", texts.of("inspection.order.said", places.get(id).name()));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping(PATH + "/{id}/close")
    @Allowed(Closures.CLOSE)
    String close(@PathVariable UUID id, @ModelAttribute ClosureForm form, RedirectAttributes next) {
        try {
            ClosureForm.Read read = form.read();
            closures.close(
                    Objects.requireNonNullElseGet(form.id(), Ids::next),
                    id,
                    read.closedOn(),
                    read.reason(),
                    read.conditions(),
                    read.expectedOn());
            next.addFlashAttribute(
                    "said", texts.of("inspection.closure.said", places.get(id).name()));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping(CLOSURE + "/open")
    @Allowed(Closures.CLOSE)
    String open(@PathVariable UUID id, @ModelAttribute OpeningForm form, RedirectAttributes next) {
        Closure closure = closures.get(id);
        String page = PATH + "/" + closure.place();
        try {
            List<Problem> problems = new ArrayList<>();
            LocalDate on = ClosureForm.day("openedOn", form.openedOn(), problems);
            Refused.ifAny(problems);
            int met = form.met() == null ? 0 : form.met().size();
            closures.open(id, on, met, WrittenText.typed(form.openedReason()));
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "inspection.closure.opened.said",
                            places.get(closure.place()).name()));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }

    /** On paper, to be put up at the door. */
    @GetMapping(CLOSURE)
    String print(@PathVariable UUID id, Model model) {
        Closure closure = closures.get(id);
        Place place = places.get(closure.place());
        model.addAttribute("closure", closure);
        model.addAttribute("place", place);
        model.addAttribute("area", territory.label(place.path(), LocaleContextHolder.getLocale()));
        return "inspection/closure";
    }
}
