package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
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
    Fixture fixture;

    @AfterEach
    void nothingIsAsked() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /measures/{id}, force_generic_plan",
        "GET, /api/measures/{id}, force_generic_plan",
        "GET, /measures, force_custom_plan",
        "GET, /households/{id}/clock, force_custom_plan",
        "POST, /measures/{id}, force_custom_plan"
    })
    void onlyAPageOfOneThingIsReadByKeptPlans(String method, String pattern, String mode) {
        var request = new MockHttpServletRequest(method, "/");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(mode()).isEqualTo(mode);
    }

    @Test
    void workOfNoRequestIsPlannedEachTime() {
        assertThat(mode()).isEqualTo("force_custom_plan");
    }

    private String mode() {
        return Acting.as(
                fixture.actor("secretary"),
                () -> transaction.execute(status -> jdbc.sql("select current_setting('plan_cache_mode')")
                        .query(String.class)
                        .single()));
    }
}
