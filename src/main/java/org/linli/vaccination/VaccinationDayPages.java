package org.linli.vaccination;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AuditTrail;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.rides.RidePurpose;
import org.linli.rides.RideRequests;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Days at a site: those to come, holding one, and who is to come to it. */
@Controller
@RequestMapping(VaccinationDayPages.PATH)
@Allowed(Doses.SEE)
class VaccinationDayPages {

    static final String PATH = "/vaccination/days";

    private static final int PAST = 20;

    private final VaccinationDays days;
    private final Appointments appointments;
    private final VaccinationSites sites;
    private final VaccineBook book;
    private final People people;
    private final Doses doses;
    private final DoseWords words;
    private final SiteDesk desk;
    private final RideRequests rides;
    private final AuditTrail audit;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    VaccinationDayPages(
            VaccinationDays days,
            Appointments appointments,
            VaccinationSites sites,
            VaccineBook book,
            People people,
            Doses doses,
            DoseWords words,
            SiteDesk desk,
            RideRequests rides,
            AuditTrail audit,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.days = days;
        this.appointments = appointments;
        this.sites = sites;
        this.book = book;
        this.people = people;
        this.doses = doses;
        this.words = words;
        this.desk = desk;
        this.rides = rides;
        this.audit = audit;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A day as the list shows it.
     *
     * @param people those of whom whoever looks sees that they come
     * @param room how many can still be given a half hour
     */
    record Line(UUID id, LocalDate day, String hours, String site, String vaccine, int people, int room, boolean off) {}

    /** Those of a half hour; {@code from} is empty for whoever has none. */
    record Slot(String from, List<Coming> coming) {}

    /**
     * Somebody who comes.
     *
     * @param isUndriven whether they need a lift and none is asked for
     */
    record Coming(
            int ticket,
            UUID person,
            String name,
            @Nullable Integer age,
            String address,
            String dose,
            String needs,
            boolean isUndriven,
            SiteVisit.State state) {}

    @GetMapping
    String all(Model model) {
        List<VaccinationDay> coming = days.coming();
        List<VaccinationDay> past = days.past(PAST);
        model.addAttribute("coming", lines(coming));
        model.addAttribute("past", lines(past));
        model.addAttribute("hasSites", !sites.all().isEmpty());
        return "vaccination/days";
    }

    private List<Line> lines(List<VaccinationDay> some) {
        Map<UUID, Integer> counts =
                appointments.counts(some.stream().map(VaccinationDay::id).toList());
        return some.stream()
                .map(day -> new Line(
                        day.id(),
                        day.day(),
                        day.opens() + "–" + day.closes(),
                        sites.name(day.place()),
                        words.vaccine(day.vaccine()),
                        counts.getOrDefault(day.id(), 0),
                        appointments.room(day),
                        day.cancelled()))
                .toList();
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        VaccinationDay day = days.get(id);
        List<Appointment> of = appointments.of(id);
        Map<PersonId, PersonCard> cards =
                people.cards(of.stream().map(one -> PersonId.of(one.person())).toList());
        Map<PersonId, List<Dose>> given = doses.counting(cards.keySet());
        Map<UUID, SiteVisit> visits =
                desk.visits(of.stream().map(Appointment::id).toList());
        audit.record("vaccination.day.seen", id.toString(), day.path(), "");
        model.addAttribute("day", day);
        model.addAttribute("site", sites.name(day.place()));
        model.addAttribute("vaccine", words.vaccine(day.vaccine()));
        model.addAttribute("isToday", day.day().equals(clock.today()));
        model.addAttribute("count", of.size());
        model.addAttribute(
                "lifts",
                of.stream().filter(one -> one.needs().contains(Needed.LIFT)).count());
        Set<UUID> undriven = undriven(day, of, visits);
        model.addAttribute("undriven", undriven.size());
        Map<String, List<Coming>> bySlot = new LinkedHashMap<>();
        day.slots().forEach(slot -> bySlot.put(slot.toString(), new ArrayList<>()));
        for (Appointment one : of) {
            if (cards.containsKey(PersonId.of(one.person()))) {
                bySlot.computeIfAbsent(slot(one.slot()), any -> new ArrayList<>())
                        .add(coming(
                                day,
                                one,
                                cards,
                                given,
                                undriven.contains(one.person()),
                                Objects.requireNonNull(visits.get(one.id()))));
            }
        }
        model.addAttribute(
                "slots",
                bySlot.entrySet().stream()
                        .map(slot -> new Slot(slot.getKey(), slot.getValue()))
                        .toList());
        return "vaccination/day";
    }

    /** Whoever is still to come and needs a lift, which nobody has asked for, or which was refused or withdrawn. */
    private Set<UUID> undriven(VaccinationDay day, List<Appointment> of, Map<UUID, SiteVisit> visits) {
        if (day.day().isBefore(clock.today())) {
            return Set.of();
        }
        List<PersonId> waiting = of.stream()
                .filter(one -> one.needs().contains(Needed.LIFT))
                .filter(one -> Objects.requireNonNull(visits.get(one.id())).in() == null)
                .map(one -> PersonId.of(one.person()))
                .toList();
        Set<UUID> driven = rides.driven(waiting, RidePurpose.VACCINATION, day.day());
        return waiting.stream()
                .map(PersonId::value)
                .filter(person -> !driven.contains(person))
                .collect(Collectors.toSet());
    }

    private static String slot(@Nullable LocalTime slot) {
        return slot == null ? "" : slot.toString();
    }

    private Coming coming(
            VaccinationDay day,
            Appointment one,
            Map<PersonId, PersonCard> cards,
            Map<PersonId, List<Dose>> given,
            boolean isUndriven,
            SiteVisit visit) {
        PersonCard card = Objects.requireNonNull(cards.get(PersonId.of(one.person())));
        return new Coming(
                one.ticket(),
                one.person(),
                card.name(),
                card.age(),
                card.address(),
                words.number(one, given.getOrDefault(card.id(), List.of()), day),
                one.needs().stream().sorted().map(need -> texts.of(need.key())).collect(Collectors.joining("、")),
                isUndriven,
                visit.at(clock.now()));
    }

    @GetMapping("/new")
    @Allowed(VaccinationDays.HOLD)
    String blank(Model model) {
        return form(VaccinationDayForm.blank(clock.today().plusDays(1)), true, model);
    }

    @GetMapping("/{id}/edit")
    @Allowed(VaccinationDays.HOLD)
    String edit(@PathVariable UUID id, Model model) {
        return form(VaccinationDayForm.of(days.get(id)), false, model);
    }

    private String form(VaccinationDayForm form, boolean isNew, Model model) {
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(VaccinationDayForm.class))
                        .orElse(form));
        model.addAttribute("isNew", isNew);
        model.addAttribute("sites", sites.choices());
        model.addAttribute(
                "vaccines",
                FormChoice.named(book.all(), Vaccine::key, one -> one.name().in(LocaleContextHolder.getLocale())));
        return "vaccination/day-form";
    }

    @PostMapping
    @Allowed(VaccinationDays.HOLD)
    String hold(@ModelAttribute("form") VaccinationDayForm form, RedirectAttributes next) {
        try {
            VaccinationDay day = days.hold(form.read(Acting.now().home(), book, sites));
            next.addFlashAttribute("said", texts.of("vaccination.day.said.held", day.capacity()));
            return "redirect:" + PATH + "/" + day.id();
        } catch (Refused refused) {
            return forms.again(PATH + "/new", refused);
        }
    }

    @PostMapping("/{id}")
    @Allowed(VaccinationDays.HOLD)
    String change(@PathVariable UUID id, @ModelAttribute("form") VaccinationDayForm form, RedirectAttributes next) {
        try {
            VaccinationDay typed = form.read(days.get(id).path(), book, sites);
            days.change(new VaccinationDay(
                    id,
                    typed.path(),
                    typed.place(),
                    typed.day(),
                    typed.opens(),
                    typed.closes(),
                    typed.perSlot(),
                    typed.vaccine(),
                    typed.maker(),
                    typed.cancelled(),
                    typed.version()));
            next.addFlashAttribute("said", texts.of("vaccination.day.said.changed"));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id + "/edit", refused);
        }
    }
}
