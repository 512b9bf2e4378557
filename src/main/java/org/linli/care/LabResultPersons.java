package org.linli.care;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.identity.IdentityDocument;
import org.linli.people.NamedPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** Whom the rows of a laboratory's list are about, as far as whoever acts sees them. */
@Component
class LabResultPersons {

    private static final int MOST = 10;

    private final People people;

    LabResultPersons(People people) {
        this.people = people;
    }

    /** @param certain whether a number says that it is they, and not the name alone */
    record Found(List<PersonCard> cards, boolean certain) {

        List<PersonId> ids() {
            return cards.stream().map(PersonCard::id).toList();
        }
    }

    /** For each row, by document, else by name and phone, else by name and the tail of a number, else those of the name. */
    Map<LabResult, Found> of(Collection<LabResult> rows) {
        var documents = people.findByDocument(
                rows.stream().map(LabResult::document).filter(Objects::nonNull).toList());
        var phones = people.findByPhone(
                rows.stream().flatMap(LabResultPersons::named).toList());
        return rows.stream().distinct().collect(Collectors.toMap(row -> row, row -> found(row, documents, phones)));
    }

    private Found found(LabResult row, Map<IdentityDocument, PersonId> documents, Map<NamedPhone, PersonId> phones) {
        var byDocument = row.document() == null ? null : documents.get(row.document());
        var exact = byDocument != null
                ? byDocument
                : named(row)
                        .map(phones::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (exact != null) {
            return new Found(List.copyOf(people.cards(List.of(exact)).values()), true);
        }
        if (row.name().isEmpty()) {
            return new Found(List.of(), false);
        }
        var byTail = row.tail().isEmpty() ? List.<PersonCard>of() : ofName(row, row.tail());
        return byTail.isEmpty() ? new Found(ofName(row, row.name()), false) : new Found(byTail, true);
    }

    private List<PersonCard> ofName(LabResult row, String text) {
        var ids = Arrays.stream(people.found(text, null)).map(PersonId::new).toList();
        return people.cards(ids).values().stream()
                .filter(card -> isNamed(card, row))
                .limit(MOST)
                .toList();
    }

    /** Whether the row has the name of the person on record, or none. */
    static boolean isNamed(PersonCard card, LabResult row) {
        return row.name().isEmpty() || WrittenText.joined(card.name()).equalsIgnoreCase(WrittenText.joined(row.name()));
    }

    private static Stream<NamedPhone> named(LabResult row) {
        return row.phone() == null || row.name().isEmpty()
                ? Stream.empty()
                : Stream.of(new NamedPhone(row.name(), row.phone()));
    }
}
