package org.linli.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.people.Contact;
import org.linli.people.Correction;
import org.linli.people.NewPerson;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.Relation;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts right on record what was found to be wrong about people at their door; each leaves the rest as it is. */
@Component
class FieldPersonChanges {

    private final People people;
    private final Territory territory;
    private final BusinessClock clock;
    private final Dates dates;

    FieldPersonChanges(People people, Territory territory, BusinessClock clock, Dates dates) {
        this.people = people;
        this.territory = territory;
        this.clock = clock;
        this.dates = dates;
    }

    /** The name is another. */
    CompletionOutcome named(FieldStart start, Answers answers) {
        List<Problem> problems = new ArrayList<>();
        read("name", PersonName.read(answers.text("name")), problems);
        Refused.ifAny(problems);
        Person person = people.get(start.about());
        correct(person, answers.text("name"), List.of(), Set.of());
        return CompletionOutcome.noted("starts.said.people.name", person.name(), answers.text("name"));
    }

    /** They are reached under another number, and perhaps under no other. */
    CompletionOutcome reached(FieldStart start, Answers answers) {
        List<Problem> problems = new ArrayList<>();
        Optional<Phone> phone = read("phone", Phone.read(answers.text("phone")), problems);
        Refused.ifAny(problems);
        Person person = people.get(start.about());
        Set<UUID> ended = answers.yes("only")
                ? person.contacts().stream().map(Contact::id).collect(Collectors.toSet())
                : Set.of();
        correct(person, person.name(), List.of(phone.orElseThrow()), ended);
        return CompletionOutcome.noted("starts.said.people.phone", person.name());
    }

    private void correct(Person person, String name, List<Phone> added, Set<UUID> ended) {
        people.correct(
                person.id(),
                person.version(),
                new Correction(
                        name, person.relation(), null, person.sex(), person.bornOn(), person.entered(), added, ended));
    }

    /** They do not live here any more. */
    CompletionOutcome left(FieldStart start, Answers answers) {
        Person person = people.get(start.about());
        if (!person.isHere()) {
            throw Refused.of("", "starts.people.left.already", person.name());
        }
        people.markLeft(person.id(), person.version(), answers.date("on").orElseThrow());
        return CompletionOutcome.noted(
                "people.said.left", person.name(), dates.day(answers.date("on").orElseThrow()));
    }

    /** Somebody lives here who is not on record. */
    CompletionOutcome found(FieldStart start, Answers answers) {
        List<Problem> problems = new ArrayList<>();
        String name = answers.text("name");
        read("name", PersonName.read(name), problems);
        IdentityDocument document = answers.text("document").isEmpty()
                ? IdentityDocument.none()
                : read("document", IdentityDocument.read(answers.text("document"), clock.today()), problems)
                        .orElse(IdentityDocument.none());
        List<Phone> phones = answers.text("phone").isEmpty()
                ? List.of()
                : read("phone", Phone.read(answers.text("phone")), problems).stream()
                        .toList();
        if (people.members(start.atHome()).stream()
                .filter(PersonCard::isHere)
                .anyMatch(card -> card.name().equals(name))) {
            problems.add(Problem.of("name", "starts.people.found.listed", name));
        }
        Refused.ifAny(problems);
        demandUnknownElsewhere(document, answers.yes("anyway"));
        people.addNew(new NewPerson(
                PersonId.of(start.id()),
                start.atHome(),
                name,
                document,
                null,
                null,
                Relation.MEMBER,
                phones,
                Set.of()));
        return CompletionOutcome.noted("people.said.joined", name);
    }

    private void demandUnknownElsewhere(IdentityDocument document, boolean anyway) {
        Map<IdentityDocument, AreaPath> elsewhere = people.knownElsewhere(List.of(document));
        if (!elsewhere.isEmpty() && !anyway) {
            AreaPath community = elsewhere.values().iterator().next();
            throw Refused.of(
                    "anyway",
                    "people.document.elsewhere",
                    territory.areas(List.of(community)).values().stream()
                            .findFirst()
                            .map(area -> area.nameIn(LocaleContextHolder.getLocale()))
                            .orElse(community.slug()));
        }
    }

    private static <T> Optional<T> read(String field, Parsed<T> reading, List<Problem> problems) {
        return switch (reading) {
            case Parsed.Good<T>(T value) -> Optional.ofNullable(value);
            case Parsed.Refused<T> refused -> {
                problems.add(refused.problem(field));
                yield Optional.empty();
            }
        };
    }
}
