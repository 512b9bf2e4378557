package org.linli.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** A number that two loads share when they hold the same: everything but what is sealed with a key of its own. */
final class BenchFingerprint {

    private BenchFingerprint() {}

    static String of(Connection connection) throws SQLException {
        return BenchDatabase.texts(connection, """
                        select to_hex(cast(mod(sum(cast(hashtextextended(line, 0) as numeric)), 1e18) as bigint))
                          from (select concat_ws('|', id, household_id, path, rental_path, name, pinyin, born_on, tags)
                                  from people.person
                                union all select concat_ws('|', id, person_id, path) from people.contact_point
                                union all select concat_ws('|', id, username, role, area) from access.account
                                union all select concat_ws('|', id, person_id, origin_code, registered_at, measure_id)
                                  from arrivals.arrival
                                union all select concat_ws('|', id, person_id, protocol, ends_on, ended_at, source_id)
                                  from care.measure
                                union all select concat_ws('|', id, kind, person_id, source_id, due_from,
                                                           assignee_id, done_at)
                                  from tasks.task
                                union all select concat_ws('|', id, task_id, at, account_id) from tasks.completion
                                union all select concat_ws('|', id, sample_id, result, at) from care.result
                               ) rows (line)
                        """).getFirst();
    }
}
