package org.linli.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Sealing;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passes; documents of those who have none of the register's are sealed. */
@Repository
class PassStore {

    private static final String DOCUMENT = "gate.document";

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final PassCodes codes;

    PassStore(JdbcClient jdbc, Sealing sealing, PassCodes codes) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.codes = codes;
    }

    /** False when its id or number is taken, or another good pass of the place has the document. */
    boolean insert(Pass pass, IdentityDocument document) {
        boolean has = document.type() != DocumentType.NONE;
        return jdbc.sql("""
                        insert into gate.pass (id, place_id, path, kind, name, detail, document_type, document_sealed,
                                               document_hash, person_id, vehicle, origin, code_no, code_hash, number,
                                               since)
                        values (:id, :place, :path, :kind, :name, :detail, :type, :sealed, :hash, :person, :vehicle,
                                :origin, :no, :code, :number, :since)
                        on conflict do nothing
                        """)
                        .param("id", pass.id())
                        .param("place", pass.place())
                        .param("path", pass.path().value())
                        .param("kind", pass.kind().code())
                        .param("name", pass.name())
                        .param("detail", pass.detail())
                        .param("type", document.type().name())
                        .param("sealed", has ? sealing.seal(DOCUMENT, document.number()) : null)
                        .param("hash", has ? hash(document) : null)
                        .param("person", pass.person())
                        .param("vehicle", pass.vehicle())
                        .param("origin", pass.origin())
                        .param("no", pass.codeNo())
                        .param("code", codes.hash(codes.of(pass.id(), pass.codeNo())))
                        .param("number", pass.number())
                        .param("since", pass.since())
                        .update()
                == 1;
    }

    private byte[] hash(IdentityDocument document) {
        return sealing.hash(DOCUMENT, document.type() + " " + document.number());
    }

    /** False when somebody has changed it since that version. */
    boolean renew(Pass pass, int codeNo, String number) {
        return jdbc.sql("""
                        update gate.pass
                           set code_no = :no, code_hash = :code, number = :number, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("no", codeNo)
                        .param("code", codes.hash(codes.of(pass.id(), codeNo)))
                        .param("number", number)
                        .param("id", pass.id())
                        .param("version", pass.version())
                        .update()
                == 1;
    }

    void end(UUID id, LocalDate last) {
        jdbc.sql("update gate.pass set until = :last, version = version + 1 where id = :id and until is null")
                .param("id", id)
                .param("last", last)
                .update();
    }

    /** Deletes those whose last day is before the one named and that no entry shows; answers how many. */
    int forget(LocalDate before) {
        return jdbc.sql("""
                        with gone as (
                            delete from gate.pass p
                             where p.until < :before
                               and not exists (select 1 from gate.entry e where e.pass_id = p.id)
                            returning p.id),
                        asked as (
                            delete from gate.question q using gone where q.pass_id = gone.id)
                        select count(*) from gone
                        """).param("before", before).query(Integer.class).single();
    }

    Optional<Pass> pass(UUID id) {
        return jdbc.sql("select * from gate.pass where id = :id")
                .param("id", id)
                .query(PassStore::pass)
                .optional();
    }

    /** Names by id; without passes that whoever acts does not see. */
    Map<UUID, String> names(Collection<UUID> passes) {
        return jdbc
                .sql("select id, name from gate.pass where id = any(:ids)")
                .param("ids", passes.toArray(UUID[]::new))
                .query((rs, row) -> Map.entry(rs.getObject("id", UUID.class), rs.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The good pass of a place that has the document. */
    Optional<Pass> ofDocument(UUID place, IdentityDocument document) {
        return jdbc.sql("select * from gate.pass where place_id = :place and document_hash = :hash and until is null")
                .param("place", place)
                .param("hash", hash(document))
                .query(PassStore::pass)
                .optional();
    }

    boolean isTaken(UUID place, String number) {
        return jdbc.sql("select exists (select 1 from gate.pass where place_id = :place and number = :number)")
                .param("place", place)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** Of a place, by kind and name; all kinds for null. */
    List<Pass> good(UUID place, @Nullable PassKind kind) {
        return jdbc.sql("""
                        select * from gate.pass
                         where place_id = :place and until is null
                           and (cast(:kind as text) is null or kind = :kind)
                         order by kind, length(detail), detail, name, id
                        """)
                .param("place", place)
                .param("kind", kind == null ? null : kind.code())
                .query(PassStore::pass)
                .list();
    }

    /** Those that have one of the codes; also passes that are not good any more. */
    List<Pass> withCode(Collection<String> canonical) {
        return jdbc.sql("select * from gate.pass where code_hash = any(:hashes)")
                .param("hashes", canonical.stream().map(codes::hash).toArray(byte[][]::new))
                .query(PassStore::pass)
                .list();
    }

    List<Pass> withNumber(UUID place, Collection<String> numbers) {
        return jdbc.sql("select * from gate.pass where place_id = :place and number = any(:numbers)")
                .param("place", place)
                .param("numbers", numbers.toArray(String[]::new))
                .query(PassStore::pass)
                .list();
    }

    static Pass pass(ResultSet rs, int row) throws SQLException {
        return new Pass(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                new AreaPath(rs.getString("path")),
                PassKind.of(rs.getString("kind")).orElseThrow(),
                rs.getString("name"),
                rs.getString("detail"),
                rs.getObject("person_id", UUID.class),
                rs.getString("vehicle"),
                rs.getString("origin"),
                rs.getInt("code_no"),
                rs.getString("number"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }
}
