package org.linli.vaccination;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering doses, putting them right, and taking them off the record. */
@Controller
@Allowed(Doses.ENTER)
class DosePages {

    private final Doses doses;
    private final VaccineBook book;
    private final VaccinationSites sites;
    private final DoseWords words;
    private final People people;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;

    DosePages(
            Doses doses,
            VaccineBook book,
            VaccinationSites sites,
            DoseWords words,
            People people,
            PersonLooks looks,
            Forms forms,
            Texts texts) {
        this.doses = doses;
        this.book = book;
        this.sites = sites;
        this.words = words;
        this.people = people;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/vaccination/people/{person}/doses/new")
    String blank(@PathVariable UUID person, Model model) {
        int number = doses.next(PersonId.of(person)).map(DoseDue::number).orElse(1);
        return form(PersonId.of(person), null, DoseForm.blank(number), model);
    }

    @GetMapping("/vaccination/doses/{id}")
    String edit(@PathVariable UUID id, Model model) {
        DoseOnRecord known = doses.get(id);
        return form(PersonId.of(known.dose().person()), known, DoseForm.of(known), model);
    }

    private String form(PersonId id, @Nullable DoseOnRecord known, DoseForm form, Model model) {
        Person person = people.get(id);
        looks.note(id, person.path(), PersonLooks.On.DOSE);
        model.addAttribute("person", person);
        model.addAttribute("known", known);
        model.addAttribute(
                "form",
                forms.refused().map(refused -> refused.as(DoseForm.class)).orElse(form));
        model.addAttribute(
                "vaccines",
                FormChoice.named(book.all(), Vaccine::key, one -> one.name().in(LocaleContextHolder.getLocale())));
        model.addAttribute(
                "makers",
                book.all().stream()
                        .flatMap(one -> one.makers().stream())
                        .distinct()
                        .toList());
        model.addAttribute("sites", sites.choices());
        model.addAttribute(
                "origins",
                FormChoice.keyed(
                        List.of(DoseOrigin.CARD, DoseOrigin.TOLD, DoseOrigin.LIST, DoseOrigin.SITE),
                        DoseOrigin::code,
                        DoseOrigin::key));
        model.addAttribute("ends", FormChoice.keyed(DoseEnd.CHOSEN, DoseEnd::code, DoseEnd::key));
        return "vaccination/dose";
    }

    @PostMapping("/vaccination/people/{person}/doses")
    String enter(@PathVariable UUID person, @ModelAttribute("form") DoseForm form, RedirectAttributes next) {
        try {
            DoseForm.Read read = form.read(person, book, sites);
            doses.enter(read.dose(), read.place(), read.origin());
            return said(next, "vaccination.dose.said.entered", read.dose());
        } catch (Refused refused) {
            return forms.again("/vaccination/people/" + person + "/doses/new", refused);
        }
    }

    @PostMapping("/vaccination/doses/{id}")
    String correct(@PathVariable UUID id, @ModelAttribute("form") DoseForm form, RedirectAttributes next) {
        try {
            DoseForm.Read read = form.read(doses.get(id).dose().person(), book, sites);
            doses.correct(id, read.dose(), read.place(), read.origin());
            return said(next, "vaccination.dose.said.corrected", read.dose());
        } catch (Refused refused) {
            return forms.again("/vaccination/doses/" + id, refused);
        }
    }

    @PostMapping("/vaccination/doses/{id}/strike")
    String strike(@PathVariable UUID id, @RequestParam(defaultValue = "") String why, RedirectAttributes next) {
        try {
            DoseEnd end = Stream.of(why)
                    .flatMap(code -> DoseEnd.of(code).stream())
                    .filter(DoseEnd.CHOSEN::contains)
                    .findFirst()
                    .orElseThrow(() -> Refused.of("why", "vaccination.end.choose"));
            Dose dose = doses.get(id).dose();
            doses.strike(id, end);
            return said(next, "vaccination.dose.said.struck", dose);
        } catch (Refused refused) {
            return forms.again("/vaccination/doses/" + id, refused);
        }
    }

    private String said(RedirectAttributes next, String key, Dose dose) {
        PersonId person = PersonId.of(dose.person());
        List<Dose> counting = doses.counting(List.of(person)).getOrDefault(person, List.of());
        next.addFlashAttribute("said", texts.of(key, people.get(person).name(), words.number(dose, counting)));
        return "redirect:/people/" + dose.person();
    }
}
