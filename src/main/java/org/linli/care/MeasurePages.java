package org.linli.care;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.HiddenChildren;
import org.linli.people.HouseholdPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.RefusedForm;
import org.linli.policy.Policies;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** One measure: what applies until when and why, every slot, and the records, with the forms for decisions. */
@Controller
@RequestMapping("/care/{id}")
class MeasurePages {

    private static final List<TestResult> RESULTS =
            List.of(TestResult.NEGATIVE, TestResult.POSITIVE, TestResult.INVALID);

    private final Measures measures;
    private final MeasureRelocation relocation;
    private final Tasks tasks;
    private final People people;
    private final Policies policies;
    private final Accounts accounts;
    private final MeasureWording inWords;
    private final Forms forms;
    private final BusinessClock clock;
    private final PersonLooks looks;
    private final HouseholdPhone atHome;
    private final ConfinementEffects effects;
    private final HiddenChildren children;

    MeasurePages(
            PersonLooks looks,
            Measures measures,
            MeasureRelocation relocation,
            Tasks tasks,
            People people,
            Policies policies,
            Accounts accounts,
            MeasureWording inWords,
            Forms forms,
            BusinessClock clock,
            HouseholdPhone atHome,
            ConfinementEffects effects,
            HiddenChildren children) {
        this.children = children;
        this.effects = effects;
        this.atHome = atHome;
        this.looks = looks;
        this.measures = measures;
        this.relocation = relocation;
        this.tasks = tasks;
        this.people = people;
        this.policies = policies;
        this.accounts = accounts;
        this.inWords = inWords;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(CareSetup.SEE)
    String show(@PathVariable UUID id, Model model) {
        Measure measure = measures.get(MeasureId.of(id));
        looks.note(measure.personId(), measure.path(), PersonLooks.On.MEASURE);
        Optional<RefusedForm> refused = forms.refused();
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

    private String page(MeasureId id, String opened, MeasureDecisionForm typed, Model model) {
        Measure measure = measures.get(id);
        List<Task> all = tasks.ofSource(id.value());
        List<Temperature> temperatures = measures.temperatures(id);
        List<Sample> samples = measures.samples(id);
        List<MeasureDecision> moves = measures.moves(id);
        List<Measure> others = measures.coResidents(id);
        LocalDate today = clock.today();
        Set<PersonId> persons =
                new HashSet<>(others.stream().map(Measure::personId).toList());
        persons.add(measure.personId());
        Map<PersonId, PersonCard> cards = people.cards(persons);
        model.addAttribute("measure", measure);
        model.addAttribute("effects", effects.of(measure));
        model.addAttribute("card", cards.get(measure.personId()));
        model.addAttribute("cards", cards);
        model.addAttribute("reached", atHome.of(cards.get(measure.personId())).orElse(null));
        model.addAttribute(
                "others",
                others.stream().filter(other -> isShown(other.personId())).toList());
        model.addAttribute(
                "primary",
                Optional.ofNullable(measure.coResidentOf())
                        .filter(primary -> isShown(measures.get(primary).personId()))
                        .orElse(null));
        model.addAttribute(
                "onward", measures.furthest(id).filter(m -> !m.id().equals(id)).orElse(null));
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
        model.addAttribute("laboratories", measures.laboratories(id));
        model.addAttribute(
                "danger",
                measure.isActive()
                        && (temperatures.stream().anyMatch(Temperature::isUnexplained)
                                || samples.stream().anyMatch(s -> s.result() == TestResult.POSITIVE)));
        model.addAttribute("moves", moves);
        model.addAttribute("conditions", measure.isActive() ? measures.conditions(id) : List.of());
        model.addAttribute(
                "extension", measure.isActive() ? measures.extension(id) : new Extension(0, false, Map.of()));
        Task release = release(all);
        model.addAttribute("release", release == null ? null : release.id().value());
        model.addAttribute("releaseDue", release != null && !clock.now().isBefore(release.dueFrom()));
        model.addAttribute("releaseFrom", release == null ? null : release.dueFrom());
        model.addAttribute("names", names(temperatures, samples, moves));
        model.addAttribute("results", FormChoice.of(RESULTS, TestResult::key));
        model.addAttribute(
                "communities",
                measure.isActive()
                        ? FormChoice.named(relocation.destinations(), AreaNames.Choice::slug, AreaNames.Choice::name)
                        : List.of());
        model.addAttribute("opened", opened);
        model.addAttribute("typed", typed);
        model.addAttribute("words", inWords);
        return "care/measure";
    }

    /** Whether a link to their measure leads anywhere. */
    private boolean isShown(PersonId person) {
        return !children.isSo() || !people.cards(List.of(person)).isEmpty();
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
