package org.linli.people;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.springframework.stereotype.Component;

/** What a list says of a person, in words and badges. */
@Component
class PersonCells {

    private final Texts words;

    PersonCells(Texts words) {
        this.words = words;
    }

    /**
     * The name, leading to the person's page; whether they are the head of their household, and whether they have gone.
     */
    ListCell named(PersonCard card) {
        var name = ListCell.link(card.name(), "/people/" + card.id());
        if (card.head()) {
            name = name.marked(words.of("people.head"), Tone.NOTED);
        }
        return card.isHere() ? name : name.marked(state(card), Tone.CAREFUL);
    }

    @Nullable
    String sex(PersonCard card) {
        var sex = card.sex();
        return sex == null ? null : words.of("people.sex." + sex.name().toLowerCase(Locale.ROOT));
    }

    String relation(PersonCard card) {
        return words.of(card.head() ? "people.head" : card.relation().key());
    }

    /** Whether they live here, have left or died. */
    String state(PersonCard card) {
        return words.of(
                card.diedOn() != null ? "people.died" : card.leftOn() != null ? "people.left" : "people.presence.here");
    }

    /** The address, and whether they rent it. */
    ListCell housed(PersonCard card) {
        var address = ListCell.of(card.address());
        var kind = card.householdKind();
        return kind == HouseholdKind.TENANT ? address.marked(words.of(kind.key()), Tone.CAREFUL) : address;
    }

    String tags(PersonCard card) {
        return card.tags().stream()
                .map(tag -> words.of(tag.key()))
                .collect(Collectors.joining(words.choose("、", ", ")));
    }

    ListCell tagged(PersonCard card) {
        var cell = ListCell.EMPTY;
        for (var tag : card.tags()) {
            cell = cell.marked(words.of(tag.key()), tone(tag));
        }
        return cell;
    }

    private static Tone tone(Tag tag) {
        return tag.isMedical() ? Tone.DANGER : tag.followsFromAge() ? Tone.NOTED : Tone.GOOD;
    }
}
