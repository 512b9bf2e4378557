package org.linli.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonQuery;
import org.linli.people.Presence;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The rows under a figure with who and where they are about, found by what somebody types. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class RowList {

    private static final int FOUND_AT_ONCE = 500;

    private final Statements statements;
    private final People people;
    private final StatementWording naming;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final List<RowRemarks> remarks;

    RowList(
            Statements statements,
            People people,
            StatementWording naming,
            Permissions permissions,
            AuditTrail audit,
            List<RowRemarks> remarks) {
        this.statements = statements;
        this.people = people;
        this.naming = naming;
        this.permissions = permissions;
        this.audit = audit;
        this.remarks = remarks;
    }

    /**
     * A row as lists show it.
     *
     * @param card who it is about, numbers masked; null where it is about nobody, or about somebody out of sight by now
     * @param place the areas it lies in, from the community down
     * @param remark what its module says beside it; empty for nothing
     */
    record Listed(Row row, @Nullable PersonCard card, String place, String remark) {

        /** The page that shows the thing; of the person where the thing has none. */
        public Optional<String> href() {
            return Optional.ofNullable(row.link())
                    .or(() -> Optional.ofNullable(card).map(c -> "/people/" + c.id()));
        }
    }

    /** A page of the rows, which is noted in the trail: the list, not each of those on it. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    Paged<Listed> page(RowQuery query, String text, Paging paging) {
        audit.searched("statement", text, query.area());
        audit.record(
                "statement.seen", subject(query), query.area(), query.which().name());
        Paged<Row> found = statements.rows(query, about(text), paging);
        return new Paged<>(listed(query.counter(), found.rows()), found.total(), paging);
    }

    /** Every row for an export, which is noted in the trail. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    void each(RowQuery query, String text, Consumer<Listed> each) {
        permissions.demand(People.EXPORT);
        audit.record(
                "statement.exported",
                subject(query),
                query.area(),
                (query.which().name() + " " + audit.trace(text)).strip());
        statements.eachRow(
                query, about(text), batch -> listed(query.counter(), batch).forEach(each));
    }

    private static String subject(RowQuery query) {
        return query.counter() + "/" + query.area().slug() + "/" + query.day();
    }

    private List<Listed> listed(String counter, List<Row> rows) {
        Map<UUID, String> said = new HashMap<>();
        remarks.stream()
                .filter(r -> r.on(counter))
                .forEach(r -> said.putAll(r.of(rows.stream().map(Row::id).toList())));
        Map<PersonId, PersonCard> cards = people.cards(rows.stream()
                .map(Row::personId)
                .filter(Objects::nonNull)
                .map(PersonId::of)
                .distinct()
                .toList());
        Map<AreaPath, String> places =
                naming.places(rows.stream().map(Row::path).distinct().toList());
        return rows.stream()
                .map(row -> new Listed(
                        row,
                        card(cards, row.personId()),
                        Objects.requireNonNull(places.get(row.path())),
                        said.getOrDefault(row.id(), "")))
                .toList();
    }

    private static @Nullable PersonCard card(Map<PersonId, PersonCard> cards, @Nullable UUID person) {
        return person == null ? null : cards.get(PersonId.of(person));
    }

    /** Whom the text finds; null when nothing was typed. */
    private @Nullable Collection<UUID> about(String text) {
        if (text.isBlank()) {
            return null;
        }
        var query = new PersonQuery(text, Set.of(), null, Presence.ALL, false);
        var found = new HashSet<UUID>();
        for (int page = 1; ; page++) {
            Paged<PersonCard> batch = people.search(query, new Paging(page, FOUND_AT_ONCE));
            batch.rows().forEach(card -> found.add(card.id().value()));
            if (!batch.hasNext()) {
                return found;
            }
        }
    }
}
