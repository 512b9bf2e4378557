package org.linli.exposures;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.care.MeasureWording;
import org.linli.care.Measures;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One exposure: who lives there, what is asked of each, and one confirmation for all of them. */
@Controller
@RequestMapping(ExposurePages.PATH + "/{id}")
@Allowed(ExposuresSetup.SEE)
class ExposurePages {

    static final String PATH = "/exposures";

    private final Exposures exposures;
    private final Measures measures;
    private final People people;
    private final PersonLooks looks;
    private final Accounts accounts;
    private final MeasureWording wording;
    private final Forms forms;
    private final Texts texts;

    ExposurePages(
            Exposures exposures,
            Measures measures,
            People people,
            PersonLooks looks,
            Accounts accounts,
            MeasureWording wording,
            Forms forms,
            Texts texts) {
        this.exposures = exposures;
        this.measures = measures;
        this.people = people;
        this.looks = looks;
        this.accounts = accounts;
        this.wording = wording;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * What was chosen, so that a refused form comes back as it was.
     *
     * @param persons who is to be put under a measure; null for nobody
     */
    record Form(
            @Nullable Set<UUID> persons,
            @Nullable String words,
            @Nullable Integer version) {

        static Form of(Exposure exposure, List<ExposureProposal> proposals) {
            return new Form(
                    proposals.stream()
                            .filter(ExposureProposal::begins)
                            .map(each -> each.card().id().value())
                            .collect(Collectors.toSet()),
                    "",
                    exposure.version());
        }

        Set<UUID> chosen() {
            return persons == null ? Set.of() : persons;
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        Exposure exposure = exposures.get(id);
        Household household = people.household(exposure.household());
        List<PersonCard> members = people.members(household.id());
        looks.note(household, members);
        List<ExposureProposal> proposals = exposure.isOpen() ? exposures.proposals(exposure) : List.of();
        Form form =
                forms.refused().map(refused -> refused.as(Form.class)).orElseGet(() -> Form.of(exposure, proposals));
        model.addAttribute("exposure", exposure);
        model.addAttribute("household", household);
        model.addAttribute("card", people.cards(List.of(exposure.person())).get(exposure.person()));
        model.addAttribute("free", measures.active(exposure.person()).isEmpty());
        model.addAttribute("proposals", proposals);
        model.addAttribute("asked", proposals.stream().anyMatch(ExposureProposal::begins));
        model.addAttribute("form", form);
        model.addAttribute("chosen", new HashSet<>(form.chosen()));
        model.addAttribute("by", by(exposure));
        model.addAttribute("words", wording);
        return "exposures/exposure";
    }

    @PostMapping
    @Allowed(ExposuresSetup.SETTLE)
    String settle(@PathVariable UUID id, @ModelAttribute Form form, RedirectAttributes next) {
        try {
            int put = exposures.settle(
                    id,
                    form.chosen().stream().map(PersonId::of).toList(),
                    Optional.ofNullable(form.words()).orElse(""),
                    form.version());
            next.addFlashAttribute(
                    "said",
                    put == 0
                            ? texts.of("exposures.noted.none")
                            : texts.of("exposures.noted.put", Integer.toString(put)));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    private @Nullable String by(Exposure exposure) {
        Exposure.Settled settled = exposure.settled();
        UUID account = settled == null ? null : settled.by();
        return account == null ? null : accounts.names(List.of(account)).get(account);
    }
}
