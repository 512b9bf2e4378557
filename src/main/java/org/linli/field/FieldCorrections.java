package org.linli.field;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.field.FieldKind.About;
import org.linli.people.HouseholdAddress;
import org.linli.people.HouseholdDoor;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.territory.Dwelling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the register can be put right at the door: what whoever may edit it may do on the desk as well. */
@Configuration(proxyBeanMethods = false)
class FieldCorrections {

    private static final Function<HouseholdDoor, Map<UUID, Map<String, Object>>> NOTHING = door -> Map.of();

    @Bean
    FieldKind noteOfHousehold(People people) {
        return new FieldCorrection(
                "edit",
                About.HOUSEHOLD,
                50,
                TaskForm.of("people.note", TaskField.text("note", 500)),
                door -> door.note().isEmpty() ? Map.of() : Map.of(door.id().value(), Map.of("note", door.note())),
                (start, answers) -> {
                    people.note(start.atHome(), people.household(start.atHome()).version(), answers.text("note"));
                    return CompletionOutcome.noted("starts.said.people.note");
                });
    }

    @Bean
    FieldKind addressOfHousehold(HouseholdAddress addresses) {
        return new FieldCorrection(
                "home",
                About.HOUSEHOLD,
                60,
                TaskForm.of("people.address", TaskField.text("address", 80).needed()),
                door -> door.address().isEmpty()
                        ? Map.of()
                        : Map.of(door.id().value(), Map.of("address", Dwelling.label(door.address(), door.room()))),
                (start, answers) -> {
                    addresses.correct(start.atHome(), answers.text("address"));
                    return CompletionOutcome.noted("starts.said.people.address", answers.text("address"));
                });
    }

    @Bean
    FieldKind personFoundThere(FieldPersonChanges changes) {
        return new FieldCorrection(
                "user",
                About.HOUSEHOLD,
                40,
                TaskForm.of(
                        "people.found",
                        TaskField.text("name", 60).needed(),
                        TaskField.text("document", 40),
                        TaskField.text("phone", 40),
                        TaskField.yesNo("anyway").optional()),
                NOTHING,
                changes::found);
    }

    @Bean
    FieldKind nameOfPerson(FieldPersonChanges changes) {
        return new FieldCorrection(
                "edit",
                About.PERSON,
                80,
                TaskForm.of("people.name", TaskField.text("name", 60).needed()),
                door -> door.members().stream()
                        .collect(Collectors.toMap(card -> card.id().value(), FieldCorrections::name)),
                changes::named);
    }

    private static Map<String, Object> name(PersonCard card) {
        return Map.of("name", card.name());
    }

    @Bean
    FieldKind phoneOfPerson(FieldPersonChanges changes) {
        return new FieldCorrection(
                "phone",
                About.PERSON,
                70,
                TaskForm.of(
                        "people.phone",
                        TaskField.text("phone", 40).needed(),
                        TaskField.yesNo("only").optional()),
                NOTHING,
                changes::reached);
    }

    @Bean
    FieldKind personWhoLeft(FieldPersonChanges changes) {
        return new FieldCorrection(
                "out",
                About.PERSON,
                90,
                TaskForm.of("people.left", TaskField.moment("on", TaskField.Type.DATE)),
                NOTHING,
                changes::left);
    }
}
