package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.platform.FormProblems;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.testing.LinliTest;
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
        firstRun = new FirstRun(accounts, transaction, events);
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
    void tenWrongCodesEndItEvenForTheRightOne() {
        for (int i = 0; i < 10; i++) {
            pages.finish(form("WRONG", "330783005"), new ConcurrentModel());
        }
        assertThatThrownBy(() -> firstRun.finish(
                        firstRun.code(),
                        "江北街道",
                        form(firstRun.code(), "330783005").account()))
                .isInstanceOf(Refused.class);
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

    private static SetupPages.SetupForm form(String code, String division) {
        return new SetupPages.SetupForm(code, "江北街道", division, "chief", "钱主任", "long-enough-password");
    }
}
