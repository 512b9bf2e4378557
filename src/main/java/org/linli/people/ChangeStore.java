package org.linli.people;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what happened to people's records. */
@Repository
class ChangeStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final BusinessClock clock;

    ChangeStore(JdbcClient jdbc, NamedParameterJdbcOperations batches, BusinessClock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A change made now by whoever acts. */
    Change now(
            PersonId person, AreaPath path, @Nullable AreaPath rentalPath, ChangeKind kind, @Nullable String detail) {
        return new Change(
                Ids.next(), person, path, rentalPath, clock.now(), Acting.now().id(), kind, detail);
    }

    void append(List<Change> changes) {
        batches.batchUpdate(
                """
                insert into people.change (id, person_id, path, rental_path, at, account_id, kind, detail)
                values (:id, :person, :path, :rentalPath, :at, :account, :kind, :detail)
                """,
                changes.stream()
                        .map(c -> new MapSqlParameterSource("id", c.id())
                                .addValue("person", c.person().value())
                                .addValue("path", c.path().value())
                                .addValue("rentalPath", AreaPath.written(c.rentalPath()))
                                .addValue("at", Timestamp.from(c.at()))
                                .addValue("account", c.account())
                                .addValue("kind", c.kind().code())
                                .addValue("detail", c.detail()))
                        .toArray(SqlParameterSource[]::new));
    }

    List<Change> of(PersonId person) {
        return jdbc.sql("""
                        select id, person_id, path, rental_path, at, account_id, kind, detail
                          from people.change
                         where person_id = :person
                         order by at desc, id desc
                        """)
                .param("person", person.value())
                .query((rs, n) -> {
                    String rentalPath = rs.getString("rental_path");
                    return new Change(
                            rs.getObject("id", UUID.class),
                            new PersonId(rs.getObject("person_id", UUID.class)),
                            new AreaPath(rs.getString("path")),
                            AreaPath.read(rentalPath),
                            rs.getTimestamp("at").toInstant(),
                            rs.getObject("account_id", UUID.class),
                            ChangeKind.ofCode(rs.getString("kind")),
                            rs.getString("detail"));
                })
                .list();
    }
}
