package org.linli.access;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.platform.Ids;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AuditEntry entry) {
        jdbc.sql("""
                        insert into access.audit_entry
                               (id, at, account_id, username, action, subject, area, detail, address)
                        values (:id, :at, :account, :username, :action, :subject, :area, :detail, :address)
                        """)
                .param("id", entry.id())
                .param("at", Timestamp.from(entry.at()))
                .param("account", entry.accountId())
                .param("username", entry.username())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("area", entry.area() == null ? null : entry.area().value())
                .param("detail", entry.detail())
                .param("address", entry.address())
                .update();
    }

    /** Many that differ only in their subjects. */
    void insertAll(AuditEntry like, List<String> subjects) {
        jdbc.sql("""
                        insert into access.audit_entry
                               (id, at, account_id, username, action, subject, area, detail, address)
                        select n.id, :at, :account, :username, :action, n.subject, :area, :detail, :address
                          from unnest(:ids, :subjects) as n (id, subject)
                        """)
                .param("ids", subjects.stream().map(subject -> Ids.next()).toArray(UUID[]::new))
                .param("subjects", subjects.toArray(String[]::new))
                .param("at", Timestamp.from(like.at()))
                .param("account", like.accountId(), java.sql.Types.OTHER)
                .param("username", like.username())
                .param("action", like.action())
                .param("area", like.area() == null ? null : like.area().value(), java.sql.Types.VARCHAR)
                .param("detail", like.detail())
                .param("address", like.address(), java.sql.Types.VARCHAR)
                .update();
    }

    Paged<AuditEntry> list(AuditQuery query, Paging paging) {
        Date from = query.from() == null ? null : Date.valueOf(query.from());
        Date to = query.to() == null ? null : Date.valueOf(query.to());
        List<Counted> rows = jdbc.sql("""
                        select id, at, account_id, username, action, subject, area, detail, address,
                               count(*) over () as total
                          from access.audit_entry
                         where %s
                         order by at desc, id desc
                         limit :size offset :offset
                        """.formatted(String.join(" and ", conditions(query))))
                .param("who", query.who().strip())
                .param("action", query.action().strip())
                .param("subject", query.subject().strip())
                .param("from", from)
                .param("to", to)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((rs, n) -> new Counted(entry(rs), rs.getLong("total")))
                .list();
        return new Paged<>(
                rows.stream().map(Counted::entry).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().total(),
                paging);
    }

    /** Only those that were asked for: a plan that is kept has to hold for each use of a statement. */
    private static List<String> conditions(AuditQuery query) {
        var conditions = new ArrayList<>(List.of("true"));
        if (!query.who().isBlank()) {
            conditions.add("strpos(username, lower(:who)) > 0");
        }
        if (!query.action().isBlank()) {
            conditions.add("starts_with(action, :action)");
        }
        if (!query.subject().isBlank()) {
            conditions.add("subject = :subject");
        }
        if (query.from() != null) {
            conditions.add("at >= cast(:from as date)");
        }
        if (query.to() != null) {
            conditions.add("at < cast(:to as date) + 1");
        }
        return conditions;
    }

    static AuditEntry entry(ResultSet rs) throws SQLException {
        String area = rs.getString("area");
        return new AuditEntry(
                rs.getObject("id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getString("username"),
                rs.getString("action"),
                rs.getString("subject"),
                AreaPath.read(area),
                rs.getString("detail"),
                rs.getString("address"));
    }

    private record Counted(AuditEntry entry, long total) {}
}
