package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;

/**
 * Rows to be counted or listed: SQL with the columns of a {@link Counter}, made of the modules' constants and ours, and
 * the values of its parameters. Whatever asks about rows narrows them to the subtree with {@link #IN_SUBTREE}.
 */
record CountedRows(String sql, Map<String, Object> parameters) {

    /** The rows {@code c} in the subtree of the node; by either path, so a row in both is one row. */
    static final String IN_SUBTREE = """
            ((c.path collate "C" >= :node and c.path collate "C" < :node_end)
             or (c.rental_path collate "C" >= :node and c.rental_path collate "C" < :node_end))
            """;

    private static final String SIGNED = """
            select row_id as id, path, rental_path, person_id, at, breakdown, link
              from statement.signed_row
             where statement_id = :statement and counter = :counter
            """;

    private static final String DIFFERING = """
            select coalesce(n.id, s.id) as id,
                   case when n.id is null then s.path else n.path end as path,
                   case when n.id is null then s.rental_path else n.rental_path end as rental_path,
                   case when n.id is null then s.person_id else n.person_id end as person_id,
                   case when n.id is null then s.at else n.at end as at,
                   case when s.id is null then 'came' when n.id is null then 'went' else 'changed' end as breakdown,
                   case when n.id is null then s.link else n.link end as link
              from (select * from ({now}) c where {in subtree}) n
              full join ({signed}) s on s.id = n.id
             where n.id is null or s.id is null or n.breakdown is distinct from s.breakdown
            """;

    /** What the counter counts on the day, by the records as they are. */
    static CountedRows now(Counter counter, AreaPath node, LocalDate day, Instant now, BusinessClock clock) {
        var parameters = new HashMap<String, Object>();
        parameters.put("day", day);
        parameters.put("from", clock.startOf(day).atOffset(ZoneOffset.UTC));
        parameters.put("to", clock.endOf(day).atOffset(ZoneOffset.UTC));
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        return new CountedRows(counter.sql(), parameters).at(node);
    }

    /** What the counter counted when the statement was signed. */
    static CountedRows signed(Counter counter, Signature signature) {
        return new CountedRows(SIGNED, signedParameters(counter, signature.id())).at(signature.area());
    }

    /** The rows that came, went or changed since; their breakdown says which of these. */
    static CountedRows differing(CountedRows now, Counter counter, Signature signature) {
        var parameters = new HashMap<>(now.parameters);
        parameters.putAll(signedParameters(counter, signature.id()));
        String sql = DIFFERING
                .replace("{in subtree}", IN_SUBTREE)
                .replace("{signed}", SIGNED)
                .replace("{now}", now.sql);
        return new CountedRows(sql, parameters).at(signature.area());
    }

    private static Map<String, Object> signedParameters(Counter counter, UUID statement) {
        return Map.of("statement", statement, "counter", counter.key());
    }

    private CountedRows at(AreaPath node) {
        var all = new HashMap<>(parameters);
        all.put("node", node.value());
        all.put("node_end", node.end());
        return new CountedRows(sql, Map.copyOf(all));
    }
}
