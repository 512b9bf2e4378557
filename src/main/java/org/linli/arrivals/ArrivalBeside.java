package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Words;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.Divisions;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows an arrival on record beside what was said of the same arrival now. */
@Component
class ArrivalBeside {

    private final Arrivals arrivals;
    private final People people;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final Words words;

    ArrivalBeside(Arrivals arrivals, People people, Divisions divisions, BusinessClock clock, Words words) {
        this.arrivals = arrivals;
        this.people = people;
        this.divisions = divisions;
        this.clock = clock;
        this.words = words;
    }

    /** One fact: what it is about as a message key, and how both have it. */
    record Fact(String key, String onRecord, String now) {

        public boolean isOther() {
            return !onRecord.equals(now);
        }
    }

    /** The view with both answers and the facts behind them; {@code action} in the model takes the correction. */
    String show(Model model, Registration.Differs differs, NewArrival now, Locale locale) {
        var arrival = arrivals.get(differs.arrival());
        var person = people.cards(List.of(arrival.person())).get(arrival.person());
        model.addAttribute("arrival", arrival);
        model.addAttribute("person", person);
        model.addAttribute("difference", differs.difference());
        model.addAttribute(
                "facts", facts(NewArrival.again(arrival.id(), arrival, "", arrivals.tests(arrival.id())), now, locale));
        model.addAttribute("mayChange", person != null && arrival.stands() && Arrivals.isOfScope(arrival));
        model.addAttribute("warnings", Warning.of(now.originCode(), now.healthCode(), now.tests()));
        model.addAttribute("why", words.of("arrivals.differs.why"));
        model.addAttribute("locale", locale);
        return "arrivals/differs";
    }

    private List<Fact> facts(NewArrival before, NewArrival now, Locale locale) {
        return List.of(
                new Fact(
                        "arrivals.label.origin",
                        divisions.fullName(before.originCode(), locale),
                        divisions.fullName(now.originCode(), locale)),
                new Fact(
                        "arrivals.label.arrived.on",
                        when(before.arrivedOn(), before.arrivedAt()),
                        when(now.arrivedOn(), now.arrivedAt())),
                new Fact(
                        "arrivals.label.left.risk",
                        when(before.leftRiskOn(), before.leftRiskAt()),
                        when(now.leftRiskOn(), now.leftRiskAt())),
                new Fact("policy.contact", contact(before.contact()), contact(now.contact())),
                new Fact("arrivals.label.code", code(before.healthCode()), code(now.healthCode())),
                new Fact("arrivals.label.doses", Integer.toString(before.doses()), Integer.toString(now.doses())),
                new Fact("arrivals.form.health", tests(before.tests()), tests(now.tests())));
    }

    private static String when(@Nullable LocalDate day, @Nullable LocalTime at) {
        return Stream.of(day, at).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" "));
    }

    private String contact(@Nullable CaseContact contact) {
        return contact == null
                ? ""
                : contact.lastOn() + " " + words.of(contact.kind().key());
    }

    private String code(HealthCode code) {
        return words.of("arrivals.code." + code.name().toLowerCase(Locale.ROOT));
    }

    private String tests(List<BroughtTest> tests) {
        return tests.stream()
                .map(test -> clock.dayOf(test.takenAt()) + " "
                        + words.of(test.result().key()))
                .collect(Collectors.joining(", "));
    }
}
