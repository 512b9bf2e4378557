package org.linli.arrivals;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.field.FieldKind;
import org.linli.field.FieldStart;
import org.linli.people.HouseholdDoor;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.platform.Dates;
import org.linli.platform.FilledForm;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.territory.Dwelling;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * An arrival that is registered at the door, on a phone. It is read and decided as on the desk; what follows is told
 * when it has arrived here.
 */
@Component
class ArrivalEntering implements FieldKind {

    private static final String KEY = "arrivals.arrival";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.advice("pending"),
            TaskField.text("name", 60).needed(),
            TaskField.text("document", 40).needed(),
            TaskField.text("phone", 40),
            TaskField.text("origin", 100).needed(),
            TaskField.moment("arrivedOn", TaskField.Type.DATE),
            TaskField.choice("transport", "car", "train", "coach", "plane", "ship", "other", "unknown"),
            TaskField.text("address", 80).needed(),
            TaskField.yesNo("samePerson").optional());

    private final Arrivals arrivals;
    private final ArrivalFormReader reading;
    private final People people;
    private final Dates dates;

    ArrivalEntering(Arrivals arrivals, ArrivalFormReader reading, People people, Dates dates) {
        this.arrivals = arrivals;
        this.reading = reading;
        this.people = people;
        this.dates = dates;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "register";
    }

    @Override
    public Set<About> about() {
        return Set.of(About.NOTHING, About.HOUSEHOLD);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String permission() {
        return Arrivals.REGISTER;
    }

    @Override
    public TaskForm form() {
        return FORM;
    }

    @Override
    public Map<UUID, Map<String, Object>> first(HouseholdDoor door) {
        return door.address().isEmpty()
                ? Map.of()
                : Map.of(door.id().value(), Map.of("address", Dwelling.label(door.address(), door.room())));
    }

    @Override
    public CompletionOutcome store(FieldStart start, Answers answers) {
        AreaPath home = Acting.now().home();
        AreaPath area = Optional.ofNullable(start.household())
                .map(household ->
                        ArrivalFormPages.community(people.household(household).path()))
                .orElse(home);
        ArrivalOutcome outcome =
                arrivals.register(reading.read(typed(start, area, answers), home, ArrivalSource.FIELD));
        return switch (outcome) {
            case ArrivalOutcome.Registered registered -> told(arrivals.get(registered.arrival()));
            case ArrivalOutcome.Known known -> told(arrivals.get(known.arrival()));
            case ArrivalOutcome.Differs differs -> throw Refused.of("", "starts.arrivals.differs");
            case ArrivalOutcome.Rejected rejected -> throw new Refused(rejected.problems());
        };
    }

    private static ArrivalForm typed(FieldStart start, AreaPath area, Answers answers) {
        Map<String, List<String>> typed = new HashMap<>();
        for (String field : List.of("name", "document", "phone", "origin", "arrivedOn", "address")) {
            typed.put(field, List.of(answers.text(field)));
        }
        typed.put("id", List.of(start.id().toString()));
        typed.put("area", List.of(area.slug()));
        typed.put("transport", List.of(answers.text("transport").toUpperCase(Locale.ROOT)));
        typed.put("samePerson", List.of(Boolean.toString(answers.yes("samePerson"))));
        return FilledForm.of(ArrivalForm.class, typed);
    }

    @Override
    public Optional<CompletionOutcome> again(UUID id) {
        return arrivals.find(new ArrivalId(id)).map(this::told);
    }

    /** What applies and why. Whoever is under a measure is told at once. */
    private CompletionOutcome told(Arrival arrival) {
        String name = people.cards(List.of(arrival.person())).values().stream()
                .findFirst()
                .map(PersonCard::name)
                .orElse("");
        Arrival.Decided decided = arrival.decided();
        String reason = decided.reason(LocaleContextHolder.getLocale());
        if (decided.protocol() == null || decided.until() == null) {
            return CompletionOutcome.noted("starts.said.arrivals.only", name, reason);
        }
        return CompletionOutcome.serious(
                "starts.said.arrivals.measure", name, decided.protocol(), dates.day(decided.until()), reason);
    }
}
