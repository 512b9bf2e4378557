package org.linli.care;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /**
     * For each row, by document, else by name and phone, else by name and the tail of a number, else those of the name;
     * in few statements for any number of rows.
     */
    Map<LabResult, Found> of(Collection<LabResult> rows) {
        Map<IdentityDocument, PersonId> documents = people.findByDocument(
                rows.stream().map(LabResult::document).filter(Objects::nonNull).toList());
        Map<NamedPhone, PersonId> phones = people.findByPhone(
                rows.stream().flatMap(LabResultPersons::named).toList());
        var exact = new HashMap<LabResult, PersonId>();
        rows.forEach(row -> exact(row, documents, phones).ifPresent(id -> exact.put(row, id)));
        List<LabResult> others = rows.stream()
                .filter(row -> !exact.containsKey(row) && !row.name().isEmpty())
                .toList();
        Map<String, List<PersonId>> namesakes =
                people.namesakes(others.stream().map(LabResult::name).toList());
        List<LabResult> tailed =
                others.stream().filter(row -> !row.tail().isEmpty()).toList();
        Map<PersonId, Set<String>> tails = people.tails(
                tailed.stream()
                        .flatMap(row -> namesakes.getOrDefault(row.name(), List.of()).stream())
                        .distinct()
                        .toList(),
                tailed.stream().map(LabResult::tail).distinct().toList());
        var ids = new HashSet<>(exact.values());
        namesakes.values().forEach(ids::addAll);
        Map<PersonId, PersonCard> cards = people.cards(ids);
        return rows.stream()
                .distinct()
                .collect(Collectors.toMap(
                        row -> row,
                        row -> exact.containsKey(row)
                                ? new Found(cards(List.of(exact.get(row)), cards), true)
                                : named(row, namesakes, tails, cards)));
    }

    private static Optional<PersonId> exact(
            LabResult row, Map<IdentityDocument, PersonId> documents, Map<NamedPhone, PersonId> phones) {
        return Optional.ofNullable(row.document())
                .map(documents::get)
                .or(() -> named(row).map(phones::get).filter(Objects::nonNull).findFirst());
    }

    private static Found named(
            LabResult row,
            Map<String, List<PersonId>> namesakes,
            Map<PersonId, Set<String>> tails,
            Map<PersonId, PersonCard> cards) {
        List<PersonId> all = namesakes.getOrDefault(row.name(), List.of());
        List<PersonId> byTail = row.tail().isEmpty()
                ? List.<PersonId>of()
                : all.stream()
                        .filter(id -> tails.getOrDefault(id, Set.of()).contains(row.tail()))
                        .toList();
        return byTail.isEmpty() ? new Found(cards(all, cards), false) : new Found(cards(byTail, cards), true);
    }

    private static List<PersonCard> cards(List<PersonId> ids, Map<PersonId, PersonCard> cards) {
        return ids.stream().map(cards::get).filter(Objects::nonNull).limit(MOST).toList();
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
