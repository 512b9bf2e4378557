package org.linli.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.stereotype.Component;

/** Whom a query finds, page by page or all of them. */
@Component
class PeopleSearch {

    private static final int STEP = 500;

    private final SearchStore searches;
    private final CardStore cards;
    private final AuditTrail audit;

    PeopleSearch(SearchStore searches, CardStore cards, AuditTrail audit) {
        this.searches = searches;
        this.cards = cards;
        this.audit = audit;
    }

    Paged<PersonCard> page(PersonQuery query, Paging paging) {
        var terms = searches.terms(query);
        var found = cards.find(searches.page(terms, paging)).values();
        return new Paged<>(List.copyOf(found), searches.count(terms), paging);
    }

    UUID[] ids(String text, @Nullable AreaPath area) {
        return text.isEmpty()
                ? new UUID[0]
                : searches
                        .page(
                                searches.terms(new PersonQuery(text, Set.of(), area, Presence.ALL, false)),
                                new Paging(1, 500))
                        .stream()
                        .map(PersonId::value)
                        .toArray(UUID[]::new);
    }

    void export(PersonQuery query, Consumer<PersonCard> each) {
        var terms = searches.terms(query);
        audit.record(
                "people.exported", "", query.area(), (searches.count(terms) + " " + audit.trace(query.text())).strip());
        int page = 1;
        Collection<PersonCard> found;
        do {
            found = cards.find(searches.page(terms, new Paging(page++, STEP))).values();
            found.forEach(each);
        } while (found.size() == STEP);
    }
}
