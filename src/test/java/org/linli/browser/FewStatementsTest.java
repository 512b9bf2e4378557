package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * How often a page asks the database, which does not depend on the machine: session, account and the badge of alarms
 * included, however many rows it shows.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FewStatementsTest {

    private static final int OF_A_LIST = 8;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private SignedIn secretary;

    @BeforeAll
    void work() throws IOException {
        new AtWork(context);
        secretary = new SignedIn(port, "secretary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people?sort=name",
                "/people?tag=disabled",
                "/households",
                "/homes",
                "/arrivals",
                "/key-persons",
                "/accounts"
            })
    void aListTakesFewStatements(String list) {
        get(list);
        assertThat(Statements.ofRequest(() -> get(list))).as(list).isLessThanOrEqualTo(OF_A_LIST);
    }

    @Test
    void theListOfTasksAsksBesidesForVolunteersAndForWhoHasTheDayOff() {
        get("/tasks");
        assertThat(Statements.ofRequest(() -> get("/tasks"))).isLessThanOrEqualTo(OF_A_LIST + 2);
    }

    @Test
    void theListOfMeasuresAsksBesidesForTheirTasksAndForTheProtocolsInUse() {
        get("/care");
        assertThat(Statements.ofRequest(() -> get("/care"))).isLessThanOrEqualTo(OF_A_LIST + 1);
    }

    private void get(String address) {
        try {
            secretary.get(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
