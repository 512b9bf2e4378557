package org.linli.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Whom a query finds, page by page. */
@Component
class PeopleSearch {

    private final SearchStore searches;
    private final CardStore cards;

    PeopleSearch(SearchStore searches, CardStore cards) {
        this.searches = searches;
        this.cards = cards;
    }

    Paged<PersonCard> page(PersonQuery query, Paging paging) {
        ListSql question = searches.question(query);
        Collection<PersonCard> found =
                cards.find(searches.page(question, paging)).values();
        return new Paged<>(List.copyOf(found), searches.count(question), paging);
    }

    UUID[] ids(String text, @Nullable AreaPath area) {
        return text.isEmpty()
                ? new UUID[0]
                : searches
                        .page(
                                searches.question(new PersonQuery(text, Set.of(), area, Presence.ALL, false)),
                                new Paging(1, 500))
                        .stream()
                        .map(PersonId::value)
                        .toArray(UUID[]::new);
    }
}
