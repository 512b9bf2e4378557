package org.linli.people;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds people by the hashes of their numbers. The hashes are asked for in a subquery where arrivals are registered:
 * PostgreSQL does not look into it, so that it keeps one plan; making one takes longer than the look.
 */
@Repository
class NumberStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;

    NumberStore(JdbcClient jdbc, NumberSeals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** Somebody found by a hash: present ones come before those who have gone. */
    record Hit(ByteBuffer hash, PersonOnRecord person) {

        PersonId id() {
            return person.id();
        }

        String name() {
            return person.name();
        }
    }

    List<Hit> byDocument(Collection<byte[]> hashes) {
        return jdbc.sql("""
                        select document_hash as hash, id, name, path, rental_path
                          from people.person
                         where document_hash = any(cast((select :hashes) as bytea[]))
                         order by died_on is not null, left_on is not null, id
                        """)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(NumberStore::hit)
                .list();
    }

    List<Hit> byPhone(Collection<byte[]> hashes) {
        return jdbc.sql("""
                        select c.hash, p.id, p.name, p.path, p.rental_path
                          from people.contact_point c
                          join people.person p on p.id = c.person_id
                         where c.hash = any(cast((select :hashes) as bytea[])) and c.ended_on is null
                         order by p.died_on is not null, p.left_on is not null, p.id
                        """)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(NumberStore::hit)
                .list();
    }

    /** Communities in which somebody outside the scope has one of these documents. */
    Map<ByteBuffer, AreaPath> outside(Collection<byte[]> hashes) {
        Map<ByteBuffer, AreaPath> found = new HashMap<>();
        jdbc.sql("select document_hash, community from people.known_outside(:hashes)")
                .param("hashes", hashes.toArray(byte[][]::new))
                .query((rs, n) -> found.put(
                        NumberSeals.key(rs.getBytes("document_hash")), new AreaPath(rs.getString("community"))))
                .list();
        return found;
    }

    /** People with one of these document tails, with the number opened to compare the rest. */
    Map<PersonId, String> documentsByTail(byte[] tailHash) {
        Map<PersonId, String> found = new HashMap<>();
        jdbc.sql("""
                        select id, document_type, document_sealed
                          from people.person
                         where document_tail_hash = :tail
                        """)
                .param("tail", tailHash)
                .query((rs, n) -> found.put(
                        new PersonId(rs.getObject("id", UUID.class)),
                        seals.openDocument(
                                        DocumentType.valueOf(rs.getString("document_type")),
                                        rs.getBytes("document_sealed"))
                                .number()))
                .list();
        return found;
    }

    /** Phones with this tail, opened to compare the rest; a person may have several. */
    List<Map.Entry<PersonId, String>> phonesByTail(byte[] tailHash) {
        return jdbc.sql("""
                        select person_id, sealed
                          from people.contact_point
                         where tail_hash = :tail and ended_on is null and kind in ('mobile', 'landline')
                        """)
                .param("tail", tailHash)
                .query((rs, n) -> Map.entry(
                        new PersonId(rs.getObject("person_id", UUID.class)),
                        seals.openPhone(rs.getBytes("sealed")).number()))
                .list();
    }

    /** The hashes of the numbers under which they are reached now. */
    Map<PersonId, Set<ByteBuffer>> phoneHashes(Collection<PersonId> ids) {
        Map<PersonId, Set<ByteBuffer>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select person_id, hash from people.contact_point
                             where person_id = any(:ids) and ended_on is null and kind in ('mobile', 'landline')
                            """)
                    .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                    .query((rs, n) -> found.computeIfAbsent(
                                    new PersonId(rs.getObject("person_id", UUID.class)), p -> new HashSet<>())
                            .add(NumberSeals.key(rs.getBytes("hash"))))
                    .list();
        }
        return found;
    }

    private static Hit hit(ResultSet rs, int row) throws SQLException {
        return new Hit(
                NumberSeals.key(rs.getBytes("hash")),
                new PersonOnRecord(
                        new PersonId(rs.getObject("id", UUID.class)),
                        rs.getString("name"),
                        new AreaPath(rs.getString("path")),
                        AreaPath.read(rs.getString("rental_path"))));
    }
}
