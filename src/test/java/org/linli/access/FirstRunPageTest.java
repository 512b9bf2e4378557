package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

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

    @Autowired
    FlashMapManager flash;

    @SuppressWarnings("NullAway.Init")
    private FirstRun firstRun;

    @SuppressWarnings("NullAway.Init")
    private MockMvc browser;

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = TestDatabase.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate access.account, territory.area cascade");
        }
        firstRun = new FirstRun(accounts, transaction, events, clock);
        browser =
                MockMvcBuilders.standaloneSetup(new SetupPages(firstRun, forms)).build();
    }

    @Test
    void theCodeOnTheConsoleMakesTheFirstAdministratorAndTheSubdistrict() throws Exception {
        assertThat(firstRun.isDue()).isTrue();
        assertThat(send(form(firstRun.code(), "330783005")).getResponse().getRedirectedUrl())
                .isEqualTo("/sign-in");
        assertThat(firstRun.isDue()).isFalse();
        Account admin =
                Acting.as(Actor.SYSTEM, () -> accounts.byUsername("chief")).orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(admin.area()).isEqualTo(AreaPath.of("330783005"));
        assertThat(jdbc.sql("select name from territory.area")
                        .query(String.class)
                        .list())
                .containsExactly("江北街道");
    }

    @Test
    void aWrongCodeKeepsWhatWasTypedAndSaysSo() throws Exception {
        SetupForm form = form("WRONG", "330783005");
        MvcResult refused = send(form);
        assertThat(refused.getResponse().getStatus()).isEqualTo(303);
        assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/setup");
        assertThat(shown(refused))
                .usingRecursiveComparison()
                .ignoringFields("password")
                .isEqualTo(form);
        assertThat(problemsOf(refused)).extracting(Problem::field).containsExactly("code");
        assertThat(firstRun.isDue()).isTrue();
    }

    /** Nothing is kept of a stranger here, and a cookie that others read tells them nothing. */
    @Test
    void theBrowserKeepsTheRefusedFormSealedAndOnce() throws Exception {
        Cookie cookie = cookie(send(form("WRONG", "330783005")));
        assertThat(cookie.getValue()).hasSizeLessThan(3000).doesNotContain("WRONG");
        assertThat(cookie.isHttpOnly()).isTrue();
        var answer = new MockHttpServletResponse();
        assertThat((Object) flash.retrieveAndUpdate(asked(cookie), answer)).isNotNull();
        assertThat(Objects.requireNonNull(answer.getCookie("flash")).getMaxAge())
                .as("forgotten once shown")
                .isZero();
        var forged = new Cookie("flash", cookie.getValue().substring(4));
        assertThat((Object) flash.retrieveAndUpdate(asked(forged), answer)).isNull();
    }

    @Test
    void whatIsAsLongAsThePageLetsOneTypeIsKept() throws Exception {
        MvcResult refused =
                send(new SetupForm("龘".repeat(60), random(60), random(60), random(60), random(60), random(60)));
        assertThat(shown(refused))
                .isInstanceOfSatisfying(
                        SetupForm.class, form -> assertThat(form.code()).isEqualTo("龘".repeat(60)));
    }

    private static String random(int length) {
        return new Random(1)
                .ints(length, 0x4e00, 0x9fa5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void tenWrongCodesMakeAnotherOneThatStandsOnTheConsole() throws Exception {
        String first = firstRun.code();
        for (int i = 0; i < 9; i++) {
            send(form("WRONG", "330783005"));
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
    void whoeverGoesOnGuessingWaitsAMinuteAndBlocksNobodyForLonger() throws Exception {
        for (int i = 0; i < 25; i++) {
            send(form("WRONG", "330783005"));
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
    void aDivisionCodeHasNineDigits() throws Exception {
        MvcResult refused = send(form(firstRun.code(), "../etc"));
        assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/setup");
        assertThat(problemsOf(refused)).extracting(Problem::field).contains("division");
    }

    private MvcResult send(SetupForm form) throws Exception {
        return browser.perform(post("/setup")
                        .param("code", form.code())
                        .param("subdistrict", form.subdistrict())
                        .param("division", form.division())
                        .param("username", form.username())
                        .param("name", form.name())
                        .param("password", form.password()))
                .andReturn();
    }

    /** What the browser is given to keep. */
    private Cookie cookie(MvcResult refused) {
        var answer = new MockHttpServletResponse();
        FlashMap map = refused.getFlashMap();
        map.setTargetRequestPath("/setup");
        flash.saveOutputFlashMap(map, new MockHttpServletRequest("POST", "/setup"), answer);
        return Objects.requireNonNull(answer.getCookie("flash"));
    }

    private static MockHttpServletRequest asked(Cookie cookie) {
        var request = new MockHttpServletRequest("GET", "/setup");
        request.setCookies(cookie);
        return request;
    }

    /** The form as its page has it next. */
    private @Nullable Object shown(MvcResult refused) throws Exception {
        return Objects.requireNonNull(opened(refused).getModelAndView())
                .getModel()
                .get("form");
    }

    private List<Problem> problemsOf(MvcResult refused) throws Exception {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(opened(refused).getRequest()));
        try {
            return forms.refused().orElseThrow().problems();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private MvcResult opened(MvcResult refused) throws Exception {
        FlashMap kept = flash.retrieveAndUpdate(asked(cookie(refused)), new MockHttpServletResponse());
        return browser.perform(get("/setup")
                        .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, Objects.requireNonNull(kept)))
                .andReturn();
    }

    private static SetupForm form(String code, String division) {
        return new SetupForm(code, "江北街道", division, "chief", "钱主任", "long-enough-password");
    }
}
