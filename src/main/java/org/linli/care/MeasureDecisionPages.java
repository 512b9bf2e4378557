package org.linli.care;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decisions about one measure and findings under it, sent from its page; each says who it was about and what was done.
 */
@Controller
@RequestMapping("/care/{id}")
class MeasureDecisionPages {

    private final Care care;
    private final Measures measures;
    private final MeasureRelocation relocation;
    private final Tasks tasks;
    private final People people;
    private final MeasureWording inWords;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    MeasureDecisionPages(
            Care care,
            Measures measures,
            MeasureRelocation relocation,
            Tasks tasks,
            People people,
            MeasureWording inWords,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.care = care;
        this.measures = measures;
        this.relocation = relocation;
        this.tasks = tasks;
        this.people = people;
        this.inWords = inWords;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
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
                who -> texts.of(
                        "care.said.extended",
                        who,
                        inWords.day(measures.get(MeasureId.of(id)).endsOn())));
    }

    @PostMapping("/end")
    @Allowed(CareSetup.MOVE)
    String end(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.endEarly(MeasureId.of(id), typed.readVersion(), typed.because()),
                who -> texts.of("care.said.ended", who));
    }

    @PostMapping("/death")
    @Allowed(CareSetup.MOVE)
    String death(@PathVariable UUID id, @ModelAttribute MeasureDecisionForm typed, RedirectAttributes flash) {
        return decide(
                id,
                flash,
                () -> care.died(MeasureId.of(id), typed.readVersion(), typed.readDay(clock.today()), typed.because()),
                who -> texts.of("care.said.died", who));
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
                who -> texts.of("care.said.transferred", who, destination(typed)));
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
                        ? texts.of("care.said.positive", who)
                        : texts.of(
                                "care.said.result",
                                who,
                                texts.of(MeasureDecisionForm.readResult(result).key())));
    }

    /**
     * Whether a positive test waits for whoever handles alarms; so it is after each positive result that alarms here.
     */
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
                who -> texts.of("care.said.explained", who, cause.strip()));
    }

    private String name(PersonId person) {
        return Optional.ofNullable(people.cards(List.of(person)).get(person))
                .map(PersonCard::name)
                .orElse("—");
    }

    private String destination(MeasureDecisionForm typed) {
        return relocation.destinations().stream()
                .filter(place -> place.slug().equals(typed.area()))
                .map(place -> place.name() + " "
                        + Objects.toString(typed.address(), "").strip())
                .findFirst()
                .orElse("");
    }

    private String decide(UUID id, RedirectAttributes flash, Runnable decision, Function<String, String> said) {
        try {
            String who = name(measures.get(MeasureId.of(id)).personId());
            decision.run();
            flash.addFlashAttribute("said", said.apply(who));
            return "redirect:/care/" + id;
        } catch (Refused refused) {
            return forms.again("/care/" + id, refused);
        } catch (StaleRecord stale) {
            return forms.again("/care/" + id, Refused.of("", "care.stale"));
        }
    }
}
