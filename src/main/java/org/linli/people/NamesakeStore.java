package org.linli.people;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.identity.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds people by their whole names, many names in one look, and of them those whose number ends in some way. */
@Repository
class NamesakeStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;

    NamesakeStore(JdbcClient jdbc, NumberSeals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** Those of each name, by its {@linkplain PersonName#folded folded} form. */
    Map<String, List<PersonId>> named(Collection<String> names) {
        var found = new HashMap<String, List<PersonId>>();
        if (!names.isEmpty()) {
            jdbc.sql("""
                            select id, name from people.person
                             where lower(regexp_replace(name, '\\s', '', 'g')) = any(:names)
                             order by died_on is not null, left_on is not null, id
                            """)
                    .param(
                            "names",
                            names.stream().map(PersonName::folded).distinct().toArray(String[]::new))
                    .query((rs, n) -> found.computeIfAbsent(
                                    PersonName.folded(rs.getString("name")), key -> new ArrayList<>())
                            .add(id(rs)))
                    .list();
        }
        return found;
    }

    /** Of these people, who has which of the tails at the end of their document or phone number. */
    Map<PersonId, Set<String>> tails(Collection<PersonId> people, Collection<String> tails) {
        var found = new HashMap<PersonId, Set<String>>();
        if (people.isEmpty() || tails.isEmpty()) {
            return found;
        }
        Map<ByteBuffer, String> documents = byHash(tails, seals::documentTail);
        Map<ByteBuffer, String> phones = byHash(tails, seals::phoneTail);
        jdbc.sql("""
                        select id, document_tail_hash as hash, true as document from people.person
                         where id = any(:people) and document_tail_hash = any(:documents)
                        union all
                        select person_id, tail_hash, false from people.contact_point
                         where person_id = any(:people) and tail_hash = any(:phones) and ended_on is null
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("documents", hashes(documents))
                .param("phones", hashes(phones))
                .query((rs, n) -> found.computeIfAbsent(id(rs), id -> new HashSet<>())
                        .add((rs.getBoolean("document") ? documents : phones)
                                .getOrDefault(NumberSeals.key(rs.getBytes("hash")), "")))
                .list();
        return found;
    }

    private static Map<ByteBuffer, String> byHash(Collection<String> tails, Function<String, byte[]> hash) {
        return tails.stream()
                .distinct()
                .collect(Collectors.toMap(tail -> NumberSeals.key(hash.apply(tail)), tail -> tail));
    }

    private static byte[][] hashes(Map<ByteBuffer, String> byHash) {
        return byHash.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
    }

    private static PersonId id(ResultSet rs) throws SQLException {
        return new PersonId(rs.getObject("id", UUID.class));
    }
}
