package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads people as lists show them. */
@Repository
class CardStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;
    private final BusinessClock clock;

    CardStore(JdbcClient jdbc, NumberSeals seals, BusinessClock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** In the order of {@code ids}; those outside the scope are left out. */
    Map<PersonId, PersonCard> find(Collection<PersonId> ids) {
        Map<PersonId, PersonCard> cards = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select c.person_id, c.household_id, c.path, c.rental_path, c.name, c.relation, c.sex,
                                   c.born_on, c.document_type, c.document_sealed, c.tags, c.left_on, c.died_on,
                                   c.household_kind, c.head, c.dwelling_id, c.address, c.room, c.phone_sealed
                              from people.card c
                             where c.person_id = any(:ids)
                             order by array_position(:ids, c.person_id)
                            """)
                    .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                    .query(this::card)
                    .list()
                    .forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    /** Everybody who is or was in the household: the head first, then those who live there, the oldest first. */
    List<PersonCard> members(HouseholdId household) {
        return members(List.of(household)).getOrDefault(household, List.of());
    }

    /** Who lives in each of the households now, in the order of {@link #members}. */
    Map<HouseholdId, List<PersonCard>> membersHere(Collection<HouseholdId> households) {
        Map<HouseholdId, List<PersonCard>> members = members(households);
        members.replaceAll((id, all) -> all.stream().filter(PersonCard::isHere).toList());
        return members;
    }

    private Map<HouseholdId, List<PersonCard>> members(Collection<HouseholdId> households) {
        return jdbc
                .sql("""
                        select person_id, household_id, path, rental_path, name, relation, sex, born_on,
                               document_type, document_sealed, tags, left_on, died_on, household_kind, head,
                               dwelling_id, address, room, phone_sealed
                          from people.card
                         where household_id = any(:households)
                         order by left_on is not null or died_on is not null, not head, born_on nulls last, person_id
                        """)
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query(this::card)
                .list()
                .stream()
                .collect(Collectors.groupingBy(PersonCard::householdId));
    }

    private PersonCard card(ResultSet rs, int row) throws SQLException {
        LocalDate bornOn = rs.getObject("born_on", LocalDate.class);
        LocalDate today = clock.today();
        Set<Tag> tags = Tag.holding(PersonStore.tags(rs.getArray("tags")), bornOn, today);
        boolean minor = tags.contains(Tag.CHILD);
        DocumentType type = DocumentType.valueOf(rs.getString("document_type"));
        UUID dwelling = rs.getObject("dwelling_id", UUID.class);
        String address = rs.getString("address");
        return new PersonCard(
                new PersonId(rs.getObject("person_id", UUID.class)),
                rs.getString("name"),
                PersonStore.sex(rs.getString("sex")),
                bornOn == null ? null : Period.between(bornOn, today).getYears(),
                type,
                NumberMask.document(seals.openDocument(type, rs.getBytes("document_sealed")), minor),
                seals.openPhoneNullable(rs.getBytes("phone_sealed"))
                        .map(phone -> NumberMask.phone(phone, minor))
                        .orElse(null),
                new HouseholdId(rs.getObject("household_id", UUID.class)),
                HouseholdKind.ofCode(rs.getString("household_kind")),
                rs.getBoolean("head"),
                Relation.ofCode(rs.getString("relation")),
                dwelling == null ? null : new DwellingId(dwelling),
                address == null ? "" : Dwelling.label(address, rs.getString("room")),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                tags,
                minor,
                rs.getObject("left_on", LocalDate.class),
                rs.getObject("died_on", LocalDate.class));
    }
}
