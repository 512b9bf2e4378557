package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalDetail.Section;
import org.linli.divisions.Divisions;
import org.linli.identity.Phone;
import org.linli.people.Contact;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonCard;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.Dwelling;
import org.linli.territory.Location;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows an arrival on record beside what was said of the same arrival now. */
@Component
class ArrivalBeside {

    private final Arrivals arrivals;
    private final People people;
    private final Territory territory;
    private final PersonLooks looks;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final Texts texts;

    ArrivalBeside(
            Arrivals arrivals,
            People people,
            Territory territory,
            PersonLooks looks,
            Divisions divisions,
            BusinessClock clock,
            Texts texts) {
        this.territory = territory;
        this.looks = looks;
        this.arrivals = arrivals;
        this.people = people;
        this.divisions = divisions;
        this.clock = clock;
        this.texts = texts;
    }

    /** One fact: what it is about as a message key, and how both have it. */
    record Fact(String key, String onRecord, String now) {

        public boolean isOther() {
            return !onRecord.equals(now);
        }
    }

    /** The view with both answers and the facts behind them; {@code action} in the model takes the correction. */
    String show(Model model, ArrivalOutcome.Differs differs, NewArrival said, Locale locale) {
        NewArrival now = arrivals.completed(said, differs);
        Arrival arrival = arrivals.get(differs.arrival());
        looks.note(arrival.person(), arrival.path(), PersonLooks.On.ARRIVAL);
        PersonCard person = people.cards(List.of(arrival.person())).get(arrival.person());
        model.addAttribute("arrival", arrival);
        model.addAttribute("person", person);
        model.addAttribute("difference", differs.difference());
        model.addAttribute("facts", facts(arrival, now, locale));
        model.addAttribute("mayChange", person != null && arrival.stands() && Arrivals.isOfScope(arrival));
        model.addAttribute("warnings", ArrivalWarning.of(now.originCode(), now.healthCode(), now.tests()));
        model.addAttribute("why", texts.of("arrivals.differs.why"));
        model.addAttribute("locale", locale);
        return "arrivals/differs";
    }

    private List<Fact> facts(Arrival arrival, NewArrival now, Locale locale) {
        NewArrival before = NewArrival.again(arrival.id(), arrival, "", arrivals.tests(arrival.id()));
        var facts = new ArrayList<>(List.of(
                fact(ArrivalFact.ORIGIN, before, now, a -> origin(a, locale)),
                new Fact(
                        "arrivals.label.arrived.on",
                        when(before.arrivedOn(), before.arrivedAt()),
                        when(now.arrivedOn(), now.arrivedAt())),
                fact(ArrivalFact.TRANSPORT, before, now, a -> transport(a.transport()))));
        facts.addAll(details(Section.JOURNEY, before, now));
        facts.add(fact(ArrivalFact.LEFT_RISK, before, now, a -> when(a.leftRiskOn(), a.leftRiskAt())));
        facts.add(fact(ArrivalFact.CONTACT, before, now, a -> contact(a.contact())));
        facts.addAll(ofStay(arrival, now));
        facts.addAll(details(Section.STAY, before, now));
        facts.add(fact(ArrivalFact.HEALTH_CODE, before, now, a -> code(a.healthCode())));
        facts.add(fact(ArrivalFact.DOSES, before, now, a -> Integer.toString(a.doses())));
        facts.add(fact(ArrivalFact.TESTS, before, now, a -> tests(a.tests())));
        facts.addAll(details(Section.HEALTH, before, now));
        return facts;
    }

    private static List<Fact> details(Section section, NewArrival before, NewArrival now) {
        return ArrivalDetail.of(section).stream()
                .map(detail -> new Fact(
                        detail.key(),
                        before.details().text(detail),
                        now.details().text(detail)))
                .toList();
    }

    private static Fact fact(
            ArrivalFact fact, NewArrival before, NewArrival now, Function<NewArrival, String> inWords) {
        return new Fact(fact.key(), inWords.apply(before), inWords.apply(now));
    }

    /**
     * How they are reached and where they stay; the number that was given now is on record by now, beside the others.
     */
    private List<Fact> ofStay(Arrival arrival, NewArrival now) {
        var facts = new ArrayList<Fact>();
        Phone phone = now.traveller().phone();
        if (phone != null && !people.cards(List.of(arrival.person())).isEmpty()) {
            Person person = people.get(arrival.person());
            String given = person.minor() ? "*".repeat(phone.number().length()) : phone.masked();
            List<String> kept = person.contacts().stream().map(Contact::masked).toList();
            facts.add(new Fact(
                    "arrivals.label.phone",
                    String.join(", ", kept),
                    kept.contains(given) ? String.join(", ", kept) : given));
        }
        Dwelling home = territory.dwellings(List.of(arrival.home())).get(arrival.home());
        if (home != null) {
            Location meant = territory.locate(now.area(), now.address());
            facts.add(new Fact(ArrivalFact.HOME.key(), home.label(), Dwelling.label(meant.address(), meant.room())));
            String landlord = Optional.ofNullable(home.landlordName()).orElse("");
            facts.add(new Fact(
                    ArrivalFact.LANDLORD.key(),
                    landlord,
                    now.landlord() == null ? landlord : now.landlord().name()));
        }
        return facts;
    }

    private String origin(NewArrival arrival, Locale locale) {
        String division = divisions.fullName(arrival.originCode(), locale);
        String chinese = divisions.fullName(arrival.originCode(), Locale.CHINESE);
        return arrival.originName().startsWith(chinese)
                ? division + arrival.originName().substring(chinese.length())
                : division;
    }

    private String transport(Transport transport) {
        return transport == Transport.UNKNOWN ? "" : texts.of(transport.key());
    }

    private static String when(@Nullable LocalDate day, @Nullable LocalTime at) {
        return Stream.of(day, at).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" "));
    }

    private String contact(@Nullable CaseContact contact) {
        return contact == null
                ? ""
                : contact.lastOn() + " " + texts.of(contact.kind().key());
    }

    private String code(HealthCode code) {
        return texts.of("arrivals.code." + code.name().toLowerCase(Locale.ROOT));
    }

    private String tests(List<PriorTest> tests) {
        return tests.stream()
                .map(test -> clock.dayOf(test.takenAt()) + " "
                        + texts.of(test.result().key()))
                .collect(Collectors.joining(", "));
    }
}
