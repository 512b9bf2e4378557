package org.linli.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Whom a query finds, page by page. */
@Component
class PeopleSearch {

    private static final int MOST = 500;

    private final SearchStore searches;
    private final SearchText texts;
    private final CardStore cards;

    PeopleSearch(SearchStore searches, SearchText texts, CardStore cards) {
        this.searches = searches;
        this.texts = texts;
        this.cards = cards;
    }

    Paged<PersonCard> page(PersonQuery query, Paging paging) {
        ListSql question = searches.question(query);
        Collection<PersonCard> found =
                cards.find(searches.page(question, paging)).values();
        return new Paged<>(List.copyOf(found), searches.count(question), paging);
    }

    /** Whom a text finds, also by a street without a number; no answer where they are too many to be named. */
    Optional<UUID[]> few(String text) {
        ListSql question = searches.question(new PersonQuery(text, Set.of(), null, Presence.ALL, false));
        List<PersonId> found = searches.page(question, new Paging(1, MOST));
        return found.size() == MOST
                ? Optional.empty()
                : texts.livingAt(text)
                        .map(living -> Stream.concat(found.stream().map(PersonId::value), Arrays.stream(living))
                                .distinct()
                                .toArray(UUID[]::new));
    }
}
