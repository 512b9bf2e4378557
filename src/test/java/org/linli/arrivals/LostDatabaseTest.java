package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.arrivals.SyntheticLists.HEADER;
import static org.linli.arrivals.SyntheticLists.person;
import static org.linli.arrivals.SyntheticLists.xlsx;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.ImportState;
import org.linli.imports.Imports;
import org.linli.platform.DatabaseLost;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL is killed while the program lives and brings a list in. */
@LinliTest
class LostDatabaseTest {

    private static final int ROWS = 4000;
    private static final int KILLS = 3;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aConnectionThatBreaksInATransactionIsToldFromARefusal() {
        assertThatThrownBy(() -> Acting.run(
                        Actor.SYSTEM,
                        () -> transaction.executeWithoutResult(status -> {
                            int session = jdbc.sql("select pg_backend_pid()")
                                    .query(Integer.class)
                                    .single();
                            endSession(session);
                            jdbc.sql("select count(*) from people.person")
                                    .query(Long.class)
                                    .single();
                        })))
                .isInstanceOfSatisfying(
                        RuntimeException.class,
                        lost -> assertThat(DatabaseLost.isBehind(lost)).isTrue());
        assertThatThrownBy(() -> Acting.run(
                        Actor.SYSTEM,
                        () -> transaction.executeWithoutResult(status -> endSession(jdbc.sql("select pg_backend_pid()")
                                .query(Integer.class)
                                .single()))))
                .as("broken before the commit")
                .isInstanceOfSatisfying(
                        RuntimeException.class,
                        lost -> assertThat(DatabaseLost.isBehind(lost)).isTrue());
        assertThatThrownBy(() -> Acting.run(
                        Actor.SYSTEM,
                        () -> transaction.executeWithoutResult(status ->
                                jdbc.sql("select 1 / 0").query(Integer.class).single())))
                .isInstanceOfSatisfying(
                        RuntimeException.class,
                        refused -> assertThat(DatabaseLost.isBehind(refused)).isFalse());
    }

    @Test
    @Tag("slow")
    @Timeout(180)
    void anImportOutlivesItsDatabase() {
        List<List<String>> rows = IntStream.range(0, ROWS)
                .mapToObj(n -> person(n, "浙江省义乌市", "西范%d组%d号%d室".formatted(n % 3 + 1, n % 40 + 1, n)))
                .toList();
        var random = new Random(7);
        Acting.run(fixture.actor("secretary"), () -> {
            ImportId id =
                    imports.bring("arrivals", Fixture.XIFAN, "list.xlsx", new ByteArrayInputStream(xlsx(HEADER, rows)));
            for (int kill = 1; kill <= KILLS; kill++) {
                await(id, kill * ROWS / (KILLS + 1));
                sleep(random.nextInt(200));
                killPostgres();
            }
            Import done = await(id, ROWS + 1);
            assertThat(done.state()).as(String.valueOf(done.failure())).isEqualTo(ImportState.DONE);
            assertThat(List.of(done.read(), done.stored(), done.known(), done.refused()))
                    .containsExactly(ROWS, ROWS, 0, 0);
        });
    }

    /** How far it is when so many rows are read, or it is over. */
    private Import await(ImportId id, int read) {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < end) {
            try {
                Import now = imports.get(id);
                if (!now.isRunning() || now.read() >= read) {
                    return now;
                }
            } catch (DataAccessException | TransactionException away) {
                // It is on its way back.
            }
            sleep(20);
        }
        throw new AssertionError("The import does not go on: " + imports.get(id));
    }

    private static void endSession(int number) {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_terminate_backend(" + number + ", 5000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void killPostgres() {
        ProcessHandle first =
                ProcessHandle.of(TestDatabase.server().processId()).orElseThrow();
        var all = new ArrayList<>(List.of(first));
        first.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
