package org.linli.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Ninety days of the trail: as many lines as there are people, each about one of them, by whoever works there. */
final class BenchAudit {

    private BenchAudit() {}

    static void write(Connection connection) throws SQLException {
        BenchDatabase.run(connection, """
                insert into access.audit_entry (id, at, account_id, username, action, subject, area, detail, address)
                select cast(lpad(to_hex(cast(extract(epoch from l.at) * 1000 as bigint)), 12, '0')
                            || '7' || left(l.mark, 3) || '8' || substr(l.mark, 4, 15) as uuid),
                       l.at, a.id, a.username,
                       (array['person.seen.person', 'person.seen.household', 'person.seen.measure', 'person.seen.task',
                              'person.unmasked'])[1 + l.n % 5],
                       l.id::text, l.path, '', '127.0.0.1'
                  from (select p.id, p.path, p.n, md5('trail ' || p.id) as mark,
                               timestamptz '2022-05-20 10:00+08' - interval '90 days' * p.n / p.total as at
                          from (select id, path,
                                       row_number() over (order by md5(id::text)) as n,
                                       count(*) over () as total
                                  from people.person) p) l
                  join (select distinct on (area) id, username, area from access.account where role = 'GRID_WORKER'
                         order by area, id) a
                    on a.area = l.path
                """);
    }
}
