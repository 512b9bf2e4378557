package org.linli.people;

import java.sql.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paging;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds people in walking order. A statement has the conditions that are asked for and no others. */
@Repository
class SearchStore {

    private static final String ORDER = PeopleOrder.people().keys().stream()
            .map(ListSort.Key::sql)
            .collect(Collectors.joining(", ", " order by ", ", p.id"));

    private final JdbcClient jdbc;
    private final SearchText texts;
    private final BusinessClock clock;
    private final AreaFilter areas;

    SearchStore(JdbcClient jdbc, SearchText texts, BusinessClock clock, AreaFilter areas) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
        this.areas = areas;
    }

    /** Everybody of the signed-in scope, for conditions to be added. */
    ListSql everybody() {
        return areas.seen("p", ListSql.of("p.id", """
                        people.person p
                          left join people.household h on h.id = p.household_id
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where true
                        """));
    }

    /** What a query asks, made ready once to be counted and read. */
    ListSql question(PersonQuery query) {
        ListSql sql = everybody();
        texts.find(query.text(), query.area(), sql);
        if (query.area() != null) {
            areas.within("p", query.area(), sql);
        }
        query.tags().forEach(tag -> tagged(tag, sql));
        present(query.presence(), sql);
        if (query.twice()) {
            twice(sql);
        }
        return sql;
    }

    /** @param typed cut as {@link PersonQuery} cuts it */
    void find(String typed, @Nullable AreaPath area, ListSql sql) {
        texts.find(PersonQuery.of(typed).text(), area, sql);
    }

    void tagged(Tag tag, ListSql sql) {
        switch (tag) {
            case ELDER ->
                sql.and("p.born_on <= :elder_since or p.born_on is null and 'elder' = any(p.tags)")
                        .with("elder_since", Date.valueOf(clock.today().minusYears(Tag.ELDER_AGE)));
            case CHILD ->
                sql.and("p.born_on > :child_since or p.born_on is null and 'child' = any(p.tags)")
                        .with("child_since", Date.valueOf(clock.today().minusYears(Tag.MINOR_AGE)));
            default ->
                // By the index of those who have a tag at all: row-level security lets no other be read by their tags.
                sql.and("p.tags <> '{}' and p.tags @> string_to_array(:tag_%s, ',')".formatted(tag.code()))
                        .with("tag_" + tag.code(), tag.code());
        }
    }

    static void present(Presence presence, ListSql sql) {
        switch (presence) {
            case HERE -> sql.and("p.left_on is null and p.died_on is null");
            case GONE -> sql.and("p.left_on is not null or p.died_on is not null");
            case ALL -> {}
        }
    }

    /** Whose document stands on more than one record. */
    static void twice(ListSql sql) {
        sql.and("exists (select 1 from people.person o where o.document_hash = p.document_hash and o.id <> p.id)");
    }

    long count(ListSql question) {
        return jdbc.sql(question.count())
                .params(question.params())
                .query(Long.class)
                .single();
    }

    List<PersonId> page(ListSql question, Paging paging) {
        return jdbc.sql(question.rows(ORDER, " limit :size offset :offset"))
                .params(question.params())
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((rs, n) -> new PersonId(rs.getObject("id", UUID.class)))
                .list();
    }
}
