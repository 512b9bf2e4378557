package org.linli.vaccination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.identity.IdentityDocument;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever stands at a site and is looked for by the number of their document: with an appointment of that day, or taken
 * in without one. The rules are those of everybody who comes.
 */
@Service
@Transactional
public class SiteWalkIns {

    private final VaccinationDays days;
    private final Appointments appointments;
    private final Doses doses;
    private final People people;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    SiteWalkIns(
            VaccinationDays days,
            Appointments appointments,
            Doses doses,
            People people,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.days = days;
        this.appointments = appointments;
        this.doses = doses;
        this.people = people;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who was found.
     *
     * @param appointment of that day; null for none
     */
    public record Found(@Nullable UUID appointment, String name) {}

    /**
     * Who has the number.
     *
     * @throws Refused for a day that is not today or cancelled, a number that cannot be, and whoever is not on the
     *     register of the area or has gone
     */
    public Found find(@Nullable UUID day, @Nullable String number) {
        VaccinationDay of = today(day);
        audit.searched("vaccination.site", WrittenText.typed(number), of.path());
        PersonCard card = card(number);
        return new Found(appointment(of, card).map(Appointment::id).orElse(null), card.name());
    }

    /**
     * Takes somebody in who has no appointment of that day; whoever has one keeps it.
     *
     * @throws Refused as {@link #find}
     */
    public Appointment takeIn(@Nullable UUID day, @Nullable String number) {
        VaccinationDay of = today(day);
        PersonCard card = card(number);
        Optional<Appointment> known = appointment(of, card);
        if (known.isPresent()) {
            return known.get();
        }
        List<Dose> given = doses.counting(List.of(card.id())).getOrDefault(card.id(), List.of());
        Appointment made = appointments.takeIn(
                of, people.get(card.id()), doses.history(given).count() + 1);
        audit.record("vaccination.site.walkin", card.id().toString(), card.path(), "");
        return made;
    }

    private VaccinationDay today(@Nullable UUID day) {
        permissions.demand(SiteDesk.WORK);
        return Optional.ofNullable(day)
                .flatMap(days::find)
                .filter(one -> one.day().equals(clock.today()) && !one.cancelled())
                .orElseThrow(() -> Refused.of("day", "vaccination.site.walk-in.day"));
    }

    private PersonCard card(@Nullable String number) {
        String typed = WrittenText.typed(number);
        if (typed.isEmpty()) {
            throw Refused.of("number", "vaccination.site.walk-in.number");
        }
        PersonId person = people.find(
                        IdentityDocument.read(typed, clock.today()).orRefused("number"))
                .orElseThrow(() -> Refused.of("number", "vaccination.site.walk-in.unknown"));
        return Optional.ofNullable(people.cards(List.of(person)).get(person))
                .filter(PersonCard::isHere)
                .orElseThrow(() -> Refused.of("number", "vaccination.site.walk-in.gone"));
    }

    private Optional<Appointment> appointment(VaccinationDay day, PersonCard card) {
        return appointments.of(day.id()).stream()
                .filter(one -> one.person().equals(card.id().value()))
                .findFirst();
    }
}
