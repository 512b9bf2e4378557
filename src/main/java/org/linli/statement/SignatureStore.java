package org.linli.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signatures with the figures and rows that they froze. */
@Repository
class SignatureStore {

    private static final String FREEZE = """
            insert into statement.signed_row
                   (statement_id, counter, row_id, path, rental_path, person_id, at, breakdown, link)
            select :statement, :counter, c.id, c.path, c.rental_path, c.person_id, c.at, c.breakdown, c.link
              from ({rows}) c
             where {in subtree}
            """;

    private final JdbcClient jdbc;

    SignatureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Signature signature, UUID account) {
        jdbc.sql("""
                        insert into statement.signed
                               (id, path, day, number, replaces, note, acknowledged, account_id, signer, role, at)
                        values (:id, :path, :day, :number, :replaces, :note, :acknowledged,
                                :account, :signer, :role, :at)
                        """)
                .param("id", signature.id())
                .param("path", signature.area().value())
                .param("day", signature.day())
                .param("number", signature.number())
                .param("replaces", signature.replaces())
                .param("note", signature.note())
                .param("acknowledged", signature.acknowledged().toArray(String[]::new))
                .param("account", account)
                .param("signer", signature.by())
                .param("role", signature.role().name())
                .param("at", signature.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the rows that count now, and how many they are. */
    void freeze(Signature signature, Counter counter, CountedRows rows) {
        int value = jdbc.sql(RowStore.over(FREEZE, rows))
                .params(rows.parameters())
                .param("statement", signature.id())
                .param("counter", counter.key())
                .update();
        jdbc.sql("""
                        insert into statement.signed_figure (statement_id, path, counter, value)
                        values (:statement, :path, :counter, :value)
                        """)
                .param("statement", signature.id())
                .param("path", signature.area().value())
                .param("counter", counter.key())
                .param("value", value)
                .update();
    }

    /** The numbers that were signed, by counter. */
    Map<String, Long> figures(UUID statement) {
        var figures = new HashMap<String, Long>();
        jdbc.sql("select counter, value from statement.signed_figure where statement_id = :statement")
                .param("statement", statement)
                .query((ResultSet rs) -> {
                    figures.put(rs.getString("counter"), rs.getLong("value"));
                });
        return figures;
    }

    /** All signatures of the node and day, the first one first. */
    List<Signature> of(AreaPath area, LocalDate day) {
        return jdbc.sql("""
                        select id, path, day, number, replaces, note, acknowledged, signer, role, at
                          from statement.signed
                         where path = :path and day = :day
                         order by number
                        """)
                .param("path", area.value())
                .param("day", day)
                .query(SignatureStore::signature)
                .list();
    }

    /** The last signature of each of these nodes that has one. */
    Map<AreaPath, Signature> last(Collection<AreaPath> areas, LocalDate day) {
        var last = new HashMap<AreaPath, Signature>();
        if (!areas.isEmpty()) {
            jdbc.sql("""
                            select distinct on (path)
                                   id, path, day, number, replaces, note, acknowledged, signer, role, at
                              from statement.signed
                             where path in (:paths) and day = :day
                             order by path, number desc
                            """)
                    .param("paths", areas.stream().map(AreaPath::value).toList())
                    .param("day", day)
                    .query(SignatureStore::signature)
                    .list()
                    .forEach(signature -> last.put(signature.area(), signature));
        }
        return last;
    }

    private static Signature signature(ResultSet rs, int n) throws SQLException {
        return new Signature(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("day", LocalDate.class),
                rs.getInt("number"),
                rs.getObject("replaces", UUID.class),
                rs.getString("note"),
                List.of((String[]) rs.getArray("acknowledged").getArray()),
                rs.getString("signer"),
                Role.valueOf(rs.getString("role")),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
