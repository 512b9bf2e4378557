package org.linli.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Phone;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Through whom a child without a phone of their own is reached: the head of the household, else another grown-up in it.
 * The number shown and called is the grown-up's, with what that takes.
 */
@Service
@Transactional
public class HouseholdPhone {

    private static final int GROWN_UP = 18;

    private final People people;

    HouseholdPhone(People people) {
        this.people = people;
    }

    /**
     * Somebody at home who has a phone.
     *
     * @param masked their first number, as lists show it
     */
    public record Reached(PersonId person, String name, String masked) {}

    /** Empty for whoever has a number of their own, for grown-ups, and where nobody at home has one. */
    @Transactional(readOnly = true)
    public Optional<Reached> of(@Nullable PersonCard card) {
        return card == null || card.phone() != null || !isChild(card) ? Optional.empty() : of(card.householdId());
    }

    /** Under whom a household is reached: its head, else another grown-up in it. */
    @Transactional(readOnly = true)
    public Optional<Reached> of(HouseholdId household) {
        return grownUps(people.members(household))
                .flatMap(
                        member -> Optional.ofNullable(member.phone())
                                .map(masked -> new Reached(member.id(), member.name(), masked))
                                .stream())
                .findFirst();
    }

    /**
     * The number to call somebody under, their own or that of whom they are reached through; see {@link People#phone}.
     */
    public Optional<Phone> call(PersonId id) {
        return people.phone(
                of(people.cards(List.of(id)).get(id)).map(Reached::person).orElse(id));
    }

    /** Those through whom a child of the household is reached, in their order. */
    static Stream<PersonCard> grownUps(List<PersonCard> members) {
        return members.stream().filter(PersonCard::isHere).filter(other -> !isChild(other));
    }

    static boolean isChild(PersonCard card) {
        Integer age = card.age();
        return card.minor() || age != null && age < GROWN_UP;
    }
}
