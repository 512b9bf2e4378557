package org.linli.workload;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.testing.Fixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Records of what staff did, as the modules keep them, at any moment. */
final class WorkRecords {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Fixture fixture;

    WorkRecords(JdbcClient jdbc, TransactionTemplate transaction, Fixture fixture) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.fixture = fixture;
    }

    private void write(String sql, @Nullable Object... values) {
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql(sql).params(values).update()));
    }

    /** Something at each of the moments. */
    void of(String username, String... moments) {
        for (String moment : moments) {
            done(username, moment, moment, null, "{}");
        }
    }

    /** A look-in at a door, told of later. */
    void task(String username, String at, String received, HouseholdId home) {
        done(username, at, received, home, "{\"outcome\": \"seen\"}");
    }

    /** A look-in by phone. */
    void spoken(String username, String at, HouseholdId home) {
        done(username, at, at, home, "{\"outcome\": \"spoken\"}");
    }

    private void done(String username, String at, String received, @Nullable HouseholdId home, String answers) {
        Account who = fixture.account(username);
        UUID task = UUID.randomUUID();
        Instant moment = WorkDaysTest.at(at);
        write(
                """
                insert into tasks.task (id, kind, path, household_id, day, due_from, due_until, assignee_id, opened_at,
                                        entered_at, done_at, done_by, done_late, data)
                values (?, 'keypersons.look', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false,
                        '{"why": "alone_at_80"}')
                """,
                task,
                Fixture.XIFAN_1.value(),
                home == null ? null : home.value(),
                moment.atZone(WorkDaysTest.ZONE).toLocalDate(),
                Timestamp.from(moment.minus(Duration.ofHours(1))),
                Timestamp.from(moment.plus(Duration.ofHours(1))),
                who.id(),
                Timestamp.from(moment.minus(Duration.ofHours(1))),
                Timestamp.from(WorkDaysTest.at(received)),
                Timestamp.from(moment),
                who.id());
        write(
                """
                insert into tasks.completion (id, task_id, path, account_id, at, received_at, late, answers, sent_hash)
                values (?, ?, ?, ?, ?, ?, false, cast(? as jsonb), '')
                """,
                UUID.randomUUID(),
                task,
                Fixture.XIFAN_1.value(),
                who.id(),
                Timestamp.from(moment),
                Timestamp.from(WorkDaysTest.at(received)),
                answers);
    }

    /** That somebody took down what a household needs. */
    void need(String username, String at, HouseholdId home) {
        Instant moment = WorkDaysTest.at(at);
        write(
                """
                insert into needs.need (id, household_id, path, what, words, told_at, told_to, opens_at, opened, due_at)
                values (?, ?, ?, 'food', '米', ?, ?, ?, true, ?)
                """,
                UUID.randomUUID(),
                home.value(),
                Fixture.XIFAN_1.value(),
                Timestamp.from(moment),
                fixture.account(username).id(),
                Timestamp.from(moment),
                Timestamp.from(moment.plus(Duration.ofHours(4))));
    }

    /** That somebody signed in. */
    void signIn(String username, String at) {
        Account who = fixture.account(username);
        write(
                """
                insert into access.audit_entry (id, at, account_id, username, action, subject, area)
                values (?, ?, ?, ?, 'signed.in', ?, ?)
                """,
                UUID.randomUUID(),
                Timestamp.from(WorkDaysTest.at(at)),
                who.id(),
                username,
                username,
                who.area().value());
    }
}
