package org.linli.statement;

import static org.linli.testing.Fixture.JIANGBEI;
import static org.linli.testing.Fixture.XIFAN_1;
import static org.linli.testing.Fixture.XIFAN_2;
import static org.linli.testing.Fixture.XIFAN_3;
import static org.linli.testing.Fixture.XILOU_1;
import static org.linli.testing.Fixture.XILOU_2;
import static org.linli.testing.Fixture.XILOU_RENTAL;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Counters over two small tables of their own, and statements that know these counters only. */
final class CountedThings {

    static final Section TEST = new Section("test", 10, 49);
    static final Section CHECKS = new Section("checks", 50, 99);
    static final List<Section> SECTIONS = List.of(TEST, CHECKS);
    static final Counter REGISTERED =
            Counter.of("test.registered", TEST, 10, """
                    select id, path, rental_path, person_id, at, origin as breakdown, '/arrivals/' || id as link
                      from counting_test.stay
                     where day = :day
                    """).by(Breakdown.PROVINCE).as(Trait.NEWS, Trait.HEADLINE);
    static final Counter YESTERDAY = Counter.of("test.yesterday", TEST, 20, """
            select id, path, rental_path, person_id, at, protocol as breakdown, null as link
              from counting_test.stay
             where day < :day and (ended_on is null or ended_on >= :day)
            """).by(Breakdown.TEXT);
    static final Counter TODAY = Counter.of("test.today", TEST, 30, """
            select id, path, rental_path, person_id, at, protocol as breakdown, null as link
              from counting_test.stay
             where day <= :day and (ended_on is null or ended_on > :day)
            """).by(Breakdown.TEXT);
    static final Counter ENDED = Counter.of("test.ended", TEST, 40, """
            select id, path, rental_path, person_id, at, null as breakdown, null as link
              from counting_test.stay
             where ended_on = :day
            """);
    static final Counter DUE = checks("due", "true");
    static final Counter DONE = checks("done", "done_at is not null");
    static final Counter MISSED =
            checks("missed", "done_at is null and until <= :now").as(Trait.ALARM, Trait.PENDING);
    static final Counter OPEN =
            checks("open", "done_at is null and until > :now").as(Trait.PENDING);

    static final List<Counter> COUNTERS = List.of(REGISTERED, YESTERDAY, TODAY, ENDED, DUE, DONE, MISSED, OPEN);
    static final List<Balance> IDENTITIES = List.of(
            Balance.balance("test.today", "test.yesterday", "test.registered", "test.ended"),
            Balance.sum("test.due", "test.done", "test.missed", "test.open"));

    private static final List<AreaPath> PLACES =
            List.of(JIANGBEI, XIFAN_1, XIFAN_2, XIFAN_3, XIFAN_1.parent().orElseThrow(), XILOU_1, XILOU_2);
    private static final List<String> ORIGINS = List.of("42", "36", "34", "41");

    private final Fixture fixture;
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    final Statements statements;

    CountedThings(AutowireCapableBeanFactory beans, List<Balance> identities) {
        this.fixture = beans.getBean(Fixture.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.clock = beans.getBean(BusinessClock.class);
        this.transaction = new TransactionTemplate(
                beans.getBean(org.springframework.transaction.PlatformTransactionManager.class));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var counters = new Counters(SECTIONS, COUNTERS, identities);
        RowStore rows = beans.getBean(RowStore.class);
        SignatureStore signed = beans.getBean(SignatureStore.class);
        this.statements = new Statements(
                beans.getBean(Territory.class),
                new StatementCount(counters, rows, signed, clock),
                rows,
                signed,
                new StatementSigning(
                        counters,
                        signed,
                        beans.getBean(Permissions.class),
                        clock,
                        beans.getBean(AuditTrail.class),
                        beans.getBean(StatementSettings.class)),
                beans.getBean(StatementDays.class),
                clock);
    }

    private static Counter checks(String what, String condition) {
        return Counter.of("test." + what, CHECKS, 50, """
                        select id, path, rental_path, null::uuid as person_id, until as at, null as breakdown,
                               null as link
                          from counting_test.slot
                         where until >= :from and until < :to and
                        """ + condition);
    }

    static void makeTables() throws SQLException {
        owner("""
                create schema counting_test;
                create table counting_test.stay (
                    id uuid primary key, path text collate "C" not null, rental_path text collate "C", person_id uuid,
                    day date not null, at timestamptz, origin text, protocol text not null, ended_on date);
                create table counting_test.slot (
                    id uuid primary key, path text collate "C" not null, rental_path text collate "C",
                    until timestamptz not null, done_at timestamptz);
                alter table counting_test.stay enable row level security;
                create policy in_scope on counting_test.stay
                    using (access.in_scope(path) or access.in_scope(rental_path));
                alter table counting_test.slot enable row level security;
                create policy in_scope on counting_test.slot
                    using (access.in_scope(path) or access.in_scope(rental_path));
                """);
    }

    static void dropTables() throws SQLException {
        owner("drop schema counting_test cascade");
    }

    static void clear() throws SQLException {
        owner("truncate counting_test.stay, counting_test.slot, statement.signed cascade");
    }

    static void owner(String sql) throws SQLException {
        try (Connection connection = TestDatabase.asOwner();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T> T as(String username, Supplier<T> work) {
        return Acting.as(fixture.actor(username), () -> transaction.execute(status -> work.get()));
    }

    /** Signs what there is now, whatever stands open. */
    Signature sign(AreaPath area, LocalDate day) {
        StatementToSign what = statements.toSign(area, day);
        return statements.sign(area, day, what.seen(), what.keys());
    }

    UUID stay(AreaPath path, @Nullable AreaPath rental, LocalDate day, String origin, @Nullable LocalDate ended) {
        return as("admin", () -> {
            UUID id = Ids.next();
            jdbc.sql("""
                            insert into counting_test.stay
                                   (id, path, rental_path, person_id, day, at, origin, protocol, ended_on)
                            values (:id, :path, :rental, :person, :day, :at, :origin, '2+14', :ended)
                            """)
                    .param("id", id)
                    .param("path", path.value())
                    .param("rental", rental == null ? null : rental.value())
                    .param("person", Ids.next())
                    .param("day", day)
                    .param("at", clock.startOf(day).plusSeconds(36_000).atOffset(ZoneOffset.UTC))
                    .param("origin", origin)
                    .param("ended", ended)
                    .update();
            return id;
        });
    }

    void slot(AreaPath path, java.time.LocalDateTime until, boolean done) {
        as(
                "admin",
                () -> jdbc.sql("""
                                insert into counting_test.slot (id, path, until, done_at)
                                values (:id, :path, :until, :done)
                                """)
                        .param("id", Ids.next())
                        .param("path", path.value())
                        .param(
                                "until",
                                clock.at(until.toLocalDate(), until.toLocalTime())
                                        .atOffset(ZoneOffset.UTC))
                        .param("done", done ? clock.now().atOffset(ZoneOffset.UTC) : null)
                        .update());
    }

    void change(UUID stay, String column, @Nullable Object value) {
        as(
                "admin",
                () -> jdbc.sql("update counting_test.stay set " + column + " = :value where id = :id")
                        .param("value", value)
                        .param("id", stay)
                        .update());
    }

    void remove(UUID stay) {
        as(
                "admin",
                () -> jdbc.sql("delete from counting_test.stay where id = :id")
                        .param("id", stay)
                        .update());
    }

    /** Stays and slots strewn over all places and some days around the given one. */
    void strew(Random random, LocalDate around) {
        for (int i = random.nextInt(40); i > 0; i--) {
            AreaPath path = PLACES.get(random.nextInt(PLACES.size()));
            LocalDate day = around.plusDays(random.nextInt(7) - 4);
            LocalDate ended = random.nextBoolean() ? day.plusDays(random.nextInt(5)) : null;
            stay(path, rental(random, path), day, ORIGINS.get(random.nextInt(ORIGINS.size())), ended);
        }
        as("admin", () -> {
            for (int i = random.nextInt(60); i > 0; i--) {
                AreaPath path = PLACES.get(random.nextInt(PLACES.size()));
                AreaPath rental = rental(random, path);
                jdbc.sql("""
                                insert into counting_test.slot (id, path, rental_path, until, done_at)
                                values (:id, :path, :rental, :until, :done)
                                """)
                        .param("id", Ids.next())
                        .param("path", path.value())
                        .param("rental", rental == null ? null : rental.value())
                        .param(
                                "until",
                                clock.startOf(around.plusDays(random.nextInt(3) - 1))
                                        .plusSeconds(random.nextInt(86_400))
                                        .atOffset(ZoneOffset.UTC))
                        .param("done", random.nextBoolean() ? clock.now().atOffset(ZoneOffset.UTC) : null)
                        .update();
            }
            return 0;
        });
    }

    private static @Nullable AreaPath rental(Random random, AreaPath path) {
        return path.value().contains(".xilou.") && random.nextBoolean() ? XILOU_RENTAL : null;
    }
}
