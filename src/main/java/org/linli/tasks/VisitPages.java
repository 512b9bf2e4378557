package org.linli.tasks;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.identity.Phone;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One door: who is there, and one form for all that is to be done for them now. */
@Controller
@RequestMapping("/visits/{household}")
@Allowed(Tasks.DO)
class VisitPages {

    private final Visits visits;
    private final VisitSheets sheets;
    private final VisitNext next;
    private final VisitSummary summary;
    private final TaskMoment moments;
    private final People people;
    private final HouseholdPhone atHome;
    private final PersonLooks looks;
    private final Forms forms;
    private final TaskPhotos photos;
    private final TaskPhotoUpload uploads;

    VisitPages(
            Visits visits,
            VisitSheets sheets,
            VisitNext next,
            VisitSummary summary,
            TaskMoment moments,
            People people,
            HouseholdPhone atHome,
            PersonLooks looks,
            Forms forms,
            TaskPhotos photos,
            TaskPhotoUpload uploads) {
        this.photos = photos;
        this.uploads = uploads;
        this.visits = visits;
        this.sheets = sheets;
        this.next = next;
        this.summary = summary;
        this.moments = moments;
        this.people = people;
        this.atHome = atHome;
        this.looks = looks;
        this.forms = forms;
    }

    @GetMapping
    String show(@PathVariable UUID household, Locale locale, Model model) {
        return page(HouseholdId.of(household), locale, model);
    }

    /** @param then {@code next} to go on to the next door */
    @PostMapping
    String save(
            @PathVariable UUID household,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @RequestParam(defaultValue = "") String then,
            Locale locale,
            RedirectAttributes flash) {
        HouseholdId id = HouseholdId.of(household);
        try {
            uploads.take(files, typed, VisitForm::photos);
            Instant at = moments.read(typed.getFirst("doneAt"), "doneAt");
            VisitForm form = VisitForm.read(typed, at);
            List<TaskRow> onward = then.equals("next") ? next.onward(id) : List.of();
            Visit before = visits.of(id, tasks(typed.keySet()));
            List<Receipt> receipts = visits.save(id, form);
            summary.say(before, receipts, sheets.where(before.household(), locale), flash);
            return "redirect:" + (then.equals("next") ? next.address(onward) : "/today");
        } catch (Refused refused) {
            return forms.againWith("/visits/" + household, refused, typed);
        }
    }

    /** Shows the number to call, to whom the register lets see it; the look is logged. */
    @OnFullDisk("People must be called all the same; it only leaves a line in the trail")
    @PostMapping("/call")
    String call(@PathVariable UUID household, @RequestParam UUID person, Locale locale, Model model) {
        HouseholdId id = HouseholdId.of(household);
        PersonId called = visits.of(id, List.of()).everybody().stream()
                .map(PersonCard::id)
                .filter(one -> one.equals(PersonId.of(person)))
                .findFirst()
                .orElseThrow(() -> new NotFound("person of the household", person));
        model.addAttribute("called", called);
        model.addAttribute("callable", atHome.call(called).map(Phone::number).orElse(null));
        return page(id, locale, model);
    }

    private static List<TaskId> tasks(Collection<String> names) {
        return names.stream()
                .map(VisitForm::task)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private String page(HouseholdId id, Locale locale, Model model) {
        @Nullable RefusedForm refused = forms.refused().orElse(null);
        Map<String, List<String>> typed = refused == null ? Map.of() : refused.typed();
        Visit visit = visits.of(id, tasks(typed.keySet()));
        looks.note(visit.household(), visit.everybody());
        model.addAttribute("visit", visit);
        model.addAttribute("where", sheets.where(visit.household(), locale));
        List<VisitSheets.Sheet> asked = sheets.of(visit, typed);
        model.addAttribute("sheets", asked);
        model.addAttribute(
                "asksForPhotos",
                asked.stream().flatMap(one -> one.parts().stream()).anyMatch(VisitSheets.Part::asksForPhotos));
        model.addAttribute("typed", new LinkedMultiValueMap<>(typed));
        model.addAttribute("photos", photos.arrived(typed.values()));
        model.addAttribute("reached", reached(visit));
        return "tasks/visit";
    }

    /** Through whom those without a number of their own are reached. */
    private Map<PersonId, HouseholdPhone.Reached> reached(Visit visit) {
        var reached = new LinkedHashMap<PersonId, HouseholdPhone.Reached>();
        visit.everybody().forEach(card -> atHome.of(card).ifPresent(other -> reached.put(card.id(), other)));
        return reached;
    }
}
