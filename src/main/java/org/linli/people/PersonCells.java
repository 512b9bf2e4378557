package org.linli.people;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Sex;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.springframework.stereotype.Component;

/** What a list says of a person, in words and badges. */
@Component
class PersonCells {

    private final Texts texts;

    PersonCells(Texts texts) {
        this.texts = texts;
    }

    /**
     * The name, leading to the person's page; whether they are the head of their household, and whether they have gone.
     */
    ListCell named(PersonCard card) {
        ListCell name = ListCell.link(card.name(), "/people/" + card.id());
        if (card.head()) {
            name = name.marked(texts.of("people.head"), Tone.NOTED);
        }
        return card.isHere() ? name : name.marked(state(card), Tone.CAREFUL);
    }

    @Nullable
    String sex(PersonCard card) {
        Sex sex = card.sex();
        return sex == null ? null : texts.of("people.sex." + sex.name().toLowerCase(Locale.ROOT));
    }

    String relation(PersonCard card) {
        return texts.of(card.head() ? "people.head" : card.relation().key());
    }

    /** Whether they live here, have left or died. */
    String state(PersonCard card) {
        return texts.of(
                card.diedOn() != null ? "people.died" : card.leftOn() != null ? "people.left" : "people.presence.here");
    }

    /** The address, and whether they rent it. */
    ListCell housed(PersonCard card) {
        ListCell address = ListCell.of(card.address());
        HouseholdKind kind = card.householdKind();
        return kind == HouseholdKind.TENANT ? address.marked(texts.of(kind.key()), Tone.CAREFUL) : address;
    }

    String tags(PersonCard card) {
        return card.tags().stream()
                .map(tag -> texts.of(tag.key()))
                .collect(Collectors.joining(texts.choose("、", ", ")));
    }

    ListCell tagged(PersonCard card) {
        ListCell cell = ListCell.EMPTY;
        for (Tag tag : card.tags()) {
            cell = cell.marked(texts.of(tag.key()), tone(tag));
        }
        return cell;
    }

    private static Tone tone(Tag tag) {
        return tag.isMedical() ? Tone.DANGER : tag.followsFromAge() ? Tone.NOTED : Tone.GOOD;
    }
}
