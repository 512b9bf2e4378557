package org.linli.care;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.people.HouseholdPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.linli.policy.Policies;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One measure: what applies until when and why, every slot, the records, and the decisions to take. */
@Controller
@RequestMapping("/care/{id}")
class MeasurePages {

    private final Care care;
    private final Tasks tasks;
    private final People people;
    private final Policies policies;
    private final Accounts accounts;
    private final MeasureWording inWords;
    private final Forms forms;
    private final Texts words;
    private final BusinessClock clock;
    private final PersonLooks looks;
    private final HouseholdPhone atHome;

    MeasurePages(
            PersonLooks looks,
            Care care,
            Tasks tasks,
            People people,
            Policies policies,
            Accounts accounts,
            MeasureWording inWords,
            Forms forms,
            Texts words,
            BusinessClock clock,
            HouseholdPhone atHome) {
        this.atHome = atHome;
        this.looks = looks;
        this.care = care;
        this.tasks = tasks;
        this.people = people;
        this.policies = policies;
        this.accounts = accounts;
        this.inWords = inWords;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(CareSetup.SEE)
    String show(@PathVariable UUID id, Model model) {
        Measure measure = care.get(MeasureId.of(id));
        looks.note(measure.personId(), measure.path(), PersonLooks.On.MEASURE);
        var refused = forms.refused();
        refused.ifPresent(form -> {
            model.addAttribute("cause", form.text("cause"));
            model.addAttribute(
                    "causeOf", form.action().contains("/explanations/") ? UUID.fromString(form.what()) : null);
        });
        return page(
                MeasureId.of(id),
                refused.map(RefusedForm::what).orElse(""),
                refused.map(form -> form.as(MeasureDecisionForm.class)).orElseGet(MeasureDecisionForm::none),
                model);
    }

    @PostMapping("/extend")
    @Allowed(CareSetup.MOVE)
    String extend(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.extend(
                        MeasureId.of(id),
                        typed.readVersion(),
                        typed.wholeDays(),
                        Boolean.TRUE.equals(typed.test()),
                        typed.because()),
                who -> words.of(
                        "care.said.extended",
                        who,
                        inWords.day(care.get(MeasureId.of(id)).endsOn())));
    }

    @PostMapping("/end")
    @Allowed(CareSetup.MOVE)
    String end(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.endEarly(MeasureId.of(id), typed.readVersion(), typed.because()),
                who -> words.of("care.said.ended", who));
    }

    @PostMapping("/death")
    @Allowed(CareSetup.MOVE)
    String death(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.died(MeasureId.of(id), typed.readVersion(), typed.readDay(clock.today()), typed.because()),
                who -> words.of("care.said.died", who));
    }

    /** Leads to the list: what goes on may lie outside of what the user sees now. */
    @PostMapping("/transfer")
    @Allowed(CareSetup.MOVE)
    String transfer(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        String next = decide(
                id,
                flash,
                () -> care.transfer(
                        MeasureId.of(id),
                        typed.readVersion(),
                        typed.readArea(),
                        Optional.ofNullable(typed.address()).orElse(""),
                        typed.because()),
                who -> words.of("care.said.transferred", who, destination(typed)));
        return forms.isRefused() ? next : "redirect:/care";
    }

    @PostMapping("/results/{sample}")
    @Allowed(CareSetup.MOVE)
    String result(
            @PathVariable UUID id,
            @PathVariable UUID sample,
            @RequestParam(defaultValue = "") String result,
            RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.recordResults(List.of(sample), MeasureDecisionForm.readResult(result)),
                who -> MeasureDecisionForm.readResult(result) == TestResult.POSITIVE
                                && hasPositiveAlarm(MeasureId.of(id))
                        ? words.of("care.said.positive", who)
                        : words.of(
                                "care.said.result",
                                who,
                                words.of(MeasureDecisionForm.readResult(result).key())));
    }

    /** Whether a positive test waits for whoever handles alarms; so it is after each positive result that alarms here. */
    private boolean hasPositiveAlarm(MeasureId id) {
        return tasks.ofSource(id.value()).stream()
                .anyMatch(t ->
                        t.kind().equals(AlarmHandling.KEY) && t.datum("what").equals("positive") && t.isOpen());
    }

    @PostMapping("/explanations/{temperature}")
    @Allowed(CareSetup.ALARM)
    String explain(
            @PathVariable UUID id,
            @PathVariable UUID temperature,
            @RequestParam(defaultValue = "") String cause,
            RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.explain(MeasureId.of(id), temperature, cause),
                who -> words.of("care.said.explained", who, cause.strip()));
    }

    private String name(PersonId person) {
        return Optional.ofNullable(people.cards(List.of(person)).get(person))
                .map(PersonCard::name)
                .orElse("—");
    }

    private String destination(MeasureDecisionForm typed) {
        return care.destinations().stream()
                .filter(place -> place.slug().equals(typed.area()))
                .map(place -> place.name() + " "
                        + Objects.toString(typed.address(), "").strip())
                .findFirst()
                .orElse("");
    }

    private String decide(UUID id, RedirectAttributes flash, Runnable decision, Function<String, String> said) {
        try {
            String who = name(care.get(MeasureId.of(id)).personId());
            decision.run();
            flash.addFlashAttribute("said", said.apply(who));
            return "redirect:/care/" + id;
        } catch (Refused refused) {
            return forms.again("/care/" + id, refused);
        } catch (StaleRecord stale) {
            return forms.again("/care/" + id, Refused.of("", "care.stale"));
        }
    }

    private String page(MeasureId id, String opened, MeasureDecisionForm typed, Model model) {
        Measure measure = care.get(id);
        List<Task> all = tasks.ofSource(id.value());
        List<Temperature> temperatures = care.temperatures(id);
        List<Sample> samples = care.samples(id);
        List<MeasureDecision> moves = care.moves(id);
        List<Measure> others = care.coResidents(id);
        LocalDate today = clock.today();
        Set<PersonId> persons =
                new HashSet<>(others.stream().map(Measure::personId).toList());
        persons.add(measure.personId());
        var cards = people.cards(persons);
        model.addAttribute("measure", measure);
        model.addAttribute("card", cards.get(measure.personId()));
        model.addAttribute("cards", cards);
        model.addAttribute("reached", atHome.of(cards.get(measure.personId())).orElse(null));
        model.addAttribute("others", others);
        model.addAttribute("primary", measure.coResidentOf());
        model.addAttribute(
                "onward", care.furthest(id).filter(m -> !m.id().equals(id)).orElse(null));
        model.addAttribute(
                "protocol",
                policies.protocol(measure.policyVersion(), measure.protocol()).orElse(null));
        model.addAttribute("policy", policies.version(measure.policyVersion()).orElse(null));
        model.addAttribute("day", inWords.dayOf(measure, today));
        model.addAttribute("remaining", inWords.remaining(measure, today));
        model.addAttribute("strip", DayStrip.of(measure, all, temperatures, samples, today, clock.now()));
        model.addAttribute("temperatures", temperatures);
        model.addAttribute(
                "missed",
                all.stream()
                        .filter(t -> t.done() != null && t.isMissed(clock.now()))
                        .map(t -> t.id().value())
                        .collect(Collectors.toSet()));
        model.addAttribute("samples", samples.reversed());
        model.addAttribute("laboratories", care.laboratories(id));
        model.addAttribute(
                "danger",
                measure.isActive()
                        && (temperatures.stream().anyMatch(Temperature::isUnexplained)
                                || samples.stream().anyMatch(s -> s.result() == TestResult.POSITIVE)));
        model.addAttribute("moves", moves);
        model.addAttribute("conditions", measure.isActive() ? care.conditions(id) : List.of());
        model.addAttribute("extension", measure.isActive() ? care.extension(id) : new Extension(0, false, Map.of()));
        Task release = release(all);
        model.addAttribute("release", release == null ? null : release.id().value());
        model.addAttribute("releaseDue", release != null && !clock.now().isBefore(release.dueFrom()));
        model.addAttribute("releaseFrom", release == null ? null : release.dueFrom());
        model.addAttribute("names", names(temperatures, samples, moves));
        model.addAttribute("results", List.of(TestResult.NEGATIVE, TestResult.POSITIVE, TestResult.INVALID));
        model.addAttribute("communities", measure.isActive() ? care.destinations() : List.of());
        model.addAttribute("opened", opened);
        model.addAttribute("typed", typed);
        model.addAttribute("words", inWords);
        return "care/measure";
    }

    /** The task by which the release is confirmed; null when none is open. */
    private @Nullable Task release(List<Task> all) {
        return all.stream()
                .filter(t -> t.kind().equals(ReleaseConfirmation.KEY) && t.isOpen())
                .findFirst()
                .orElse(null);
    }

    private Map<UUID, String> names(List<Temperature> temperatures, List<Sample> samples, List<MeasureDecision> moves) {
        var ids = new HashSet<UUID>();
        temperatures.stream().map(Temperature::by).filter(Objects::nonNull).forEach(ids::add);
        samples.stream().map(Sample::by).filter(Objects::nonNull).forEach(ids::add);
        moves.stream().map(MeasureDecision::by).filter(Objects::nonNull).forEach(ids::add);
        return accounts.names(ids);
    }
}
