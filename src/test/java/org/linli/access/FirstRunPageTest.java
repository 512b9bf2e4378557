package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormProblems;
import org.linli.platform.Forms;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ConcurrentModel;

/** The first page of an empty installation. Each test has a first run of its own on emptied tables. */
@LinliTest
class FirstRunPageTest {

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Forms forms;

    @Autowired
    BusinessClock clock;

    @SuppressWarnings("NullAway.Init")
    private FirstRun firstRun;

    @SuppressWarnings("NullAway.Init")
    private SetupPages pages;

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = TestDatabase.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("truncate access.account, territory.area cascade");
        }
        firstRun = new FirstRun(accounts, transaction, events, clock);
        pages = new SetupPages(firstRun, forms);
    }

    @Test
    void theCodeOnTheConsoleMakesTheFirstAdministratorAndTheSubdistrict() {
        assertThat(firstRun.isDue()).isTrue();
        assertThat(pages.finish(form(firstRun.code(), "330783005"), new ConcurrentModel()))
                .isEqualTo("redirect:/sign-in");
        assertThat(firstRun.isDue()).isFalse();
        var admin = Acting.as(Actor.SYSTEM, () -> accounts.byUsername("chief")).orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(admin.area()).isEqualTo(AreaPath.of("330783005"));
        assertThat(jdbc.sql("select name from territory.area")
                        .query(String.class)
                        .list())
                .containsExactly("江北街道");
    }

    @Test
    void aWrongCodeKeepsWhatWasTypedAndSaysSo() {
        var model = new ConcurrentModel();
        var form = form("WRONG", "330783005");
        assertThat(pages.finish(form, model)).isEqualTo("access/setup");
        assertThat(model.get("form")).isEqualTo(form);
        assertThat(model.get("problems"))
                .isInstanceOfSatisfying(
                        FormProblems.class,
                        problems -> assertThat(problems.has("code")).isTrue());
        assertThat(firstRun.isDue()).isTrue();
    }

    @Test
    void tenWrongCodesMakeAnotherOneThatStandsOnTheConsole() {
        var first = firstRun.code();
        for (int i = 0; i < 9; i++) {
            pages.finish(form("WRONG", "330783005"), new ConcurrentModel());
        }
        assertThatThrownBy(() -> firstRun.finish(form("WRONG", "330783005")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(Problem.of("code", "access.setup.code.renewed")));
        assertThat(firstRun.code()).isNotEqualTo(first);
        assertThatThrownBy(() -> firstRun.finish(form(first, "330783005"))).isInstanceOf(Refused.class);
        firstRun.finish(form(firstRun.code(), "330783005"));
        assertThat(firstRun.isDue()).isFalse();
    }

    @Test
    void whoeverGoesOnGuessingWaitsAMinuteAndBlocksNobodyForLonger() {
        for (int i = 0; i < 25; i++) {
            pages.finish(form("WRONG", "330783005"), new ConcurrentModel());
        }
        assertThatThrownBy(() -> firstRun.finish(form(firstRun.code(), "330783005")))
                .isInstanceOf(Refused.class);
        TestClock.advance(Duration.ofSeconds(61));
        firstRun.finish(form(firstRun.code(), "330783005"));
        assertThat(firstRun.isDue()).isFalse();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> firstRun.finish(new SetupForm("WRONG", "", "330", "钱", "", "short")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly("code", "subdistrict", "division", "username", "name", "password"));
    }

    @Test
    void aDivisionCodeHasNineDigits() {
        var model = new ConcurrentModel();
        assertThat(pages.finish(form(firstRun.code(), "../etc"), model)).isEqualTo("access/setup");
        assertThat(model.get("problems"))
                .isInstanceOfSatisfying(
                        FormProblems.class,
                        problems -> assertThat(problems.has("division")).isTrue());
    }

    private static SetupForm form(String code, String division) {
        return new SetupForm(code, "江北街道", division, "chief", "钱主任", "long-enough-password");
    }
}
