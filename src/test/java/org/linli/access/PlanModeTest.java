package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** Which requests read by plans that PostgreSQL keeps. */
@LinliTest
class PlanModeTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    Fixture fixture;

    @Autowired
    HikariDataSource pool;

    @AfterEach
    void nothingIsAsked() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /measures/{id}, , force_generic_plan",
        "GET, /api/measures/{id}, , force_generic_plan",
        "GET, /measures, , auto",
        "GET, /measures, sort=day&after=x, auto",
        "GET, /measures, sort=day&state=open, force_custom_plan",
        "GET, /measures, q=&area=&sort=day&after=x&n=51, auto",
        "GET, /people, q=wang, force_custom_plan",
        "GET, /people, sort=%ff%00, auto",
        "GET, /households/{id}/clock, , auto",
        "GET, /statements/{path}/{day}/{counter}, , force_custom_plan",
        "HEAD, /people, q=wang, force_custom_plan",
        "POST, /measures/{id}, q=wang, auto"
    })
    void whatIsSearchedOrFilteredIsPlannedEachTimeAndAPageOfOneNever(
            String method, String pattern, @Nullable String query, String mode) {
        var request = new MockHttpServletRequest(method, "/");
        request.setQueryString(query);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(mode()).isEqualTo(mode);
    }

    /** Who sends it may be a stranger; reading it in more ways than one would take years. */
    @Test
    @Timeout(10)
    void aLongQueryOfEmptyValuesIsReadAtOnce() {
        var request = new MockHttpServletRequest("GET", "/");
        request.setQueryString("n=&".repeat(39) + "x");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(PlanMode.now()).isEqualTo(PlanMode.EACH);
    }

    @Test
    void workOfNoRequestIsPlannedEachTime() {
        assertThat(mode()).isEqualTo("force_custom_plan");
    }

    @Test
    void whatKeepsPlansIsPlannedOnceAlsoWhereThereIsNoRequest() {
        var begun = new TransactionTemplate(manager);
        assertThat(PlanMode.of(begun)).isEqualTo(PlanMode.EACH);
        var keeping = new DefaultTransactionAttribute();
        keeping.setLabels(List.of(KeepsPlans.LABEL));
        assertThat(PlanMode.of(keeping)).isEqualTo(PlanMode.KEPT);
    }

    @Test
    void aPlanThatIsKeptServesOnlyThoseWhoStandAsDeepInTheTree() {
        String district = statementOf("command");
        assertThat(statementOf("admin")).isEqualTo(district);
        assertThat(statementOf("secretary")).isNotEqualTo(district).isNotEqualTo(statementOf("worker"));
    }

    @Test
    void aStatementWithoutParametersWhosePlanIsKeptAlwaysIsMarkedTooWhereThereIsNoRequest() {
        assertThat(statementOf("command")).isEqualTo("/* 1 */ select 1");
    }

    @Test
    void aTransactionThatCannotBeginGivesItsConnectionBack() {
        var request = new MockHttpServletRequest() {
            @Override
            public String getMethod() {
                throw new IllegalStateException("unreadable");
            }
        };
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        for (int i = 0; i < 2 * pool.getMaximumPoolSize(); i++) {
            assertThatThrownBy(this::mode).isInstanceOf(IllegalStateException.class);
        }
        RequestContextHolder.resetRequestAttributes();
        assertThat(mode()).isEqualTo("force_custom_plan");
    }

    private String statementOf(String user) {
        return Acting.as(fixture.actor(user), () -> PlanMode.marked("select 1"));
    }

    private String mode() {
        return Acting.as(
                fixture.actor("secretary"),
                () -> transaction.execute(status -> jdbc.sql("select current_setting('plan_cache_mode')")
                        .query(String.class)
                        .single()));
    }
}
