package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@LinliTest
@Tag("slow")
class PermissionsTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void healthIsOpenAndMetricsNeedTheTokenOfWhoRunsTheInstallation() throws Exception {
        assertThat(status("/actuator/health", null)).isEqualTo(200);
        assertThat(status("/actuator/metrics", null)).isEqualTo(401);
        assertThat(status("/actuator/metrics", fixture.token("worker"))).isEqualTo(403);
        assertThat(status("/actuator/metrics", fixture.token("admin"))).isEqualTo(200);
    }

    @Test
    void anUnknownOrMalformedTokenIsRefused() throws Exception {
        assertThat(status("/api/v1/people?q=a", "linli_" + "x".repeat(43))).isEqualTo(401);
        assertThat(status("/api/v1/people?q=a", "../../etc/passwd")).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsAccount() throws Exception {
        String token = fixture.token("guard");
        Account guard = fixture.account("guard");
        assertThat(status("/v3/api-docs", token)).isEqualTo(200);
        assertThat(Acting.as(Actor.SYSTEM, () -> tokens.whoseIs(token))).isPresent();
        Acting.run(fixture.actor("admin"), () -> accounts.setDisabled(guard.id(), true));
        assertThat(Acting.as(Actor.SYSTEM, () -> tokens.whoseIs(token))).isEmpty();
    }

    @Test
    void withoutAnybodyActingNoRowIsVisible() {
        long visible = transaction.execute(status -> jdbc.sql("select count(*) from access.account")
                .query(Long.class)
                .single());
        assertThat(visible).isZero();
    }

    @Test
    void aWorkerSeesTheAccountsOfTheirCellAndThoseAboveOnly() {
        List<String> names = Acting.as(
                fixture.actor("worker"),
                () -> transaction.execute(status -> jdbc.sql("select username from access.account order by 1")
                        .query(String.class)
                        .list()));
        assertThat(names).contains("worker", "leader", "secretary", "command").doesNotContain("worker2", "xilou");
    }

    @Test
    void theAuditTrailCannotBeRewrittenByTheProgram() {
        Acting.run(fixture.actor("admin"), () -> {
            for (String deed :
                    new String[] {"update access.audit_entry set action = 'x'", "delete from access.audit_entry"}) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(
                                status -> jdbc.sql(deed).update()))
                        .hasRootCauseMessage("ERROR: permission denied for table audit_entry");
            }
        });
    }

    @Test
    void numbersAreSealedInTheColumn() throws Exception {
        try (Connection connection = TestDatabase.asOwner();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select password_hash from access.account where password_hash is not null")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).startsWith("{bcrypt}").doesNotContain(Fixture.PASSWORD);
            }
        }
    }

    @Test
    void anAccountOfAnotherAreaCannotBeMadeOrFound() {
        Acting.run(fixture.actor("secretary"), () -> {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.add(new AccountForm(
                            "intruder", "x", Role.ADMINISTRATOR, Fixture.XILOU, "long-enough-password")))
                    .isInstanceOf(org.linli.platform.Forbidden.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.get(UUID.randomUUID()))
                    .isInstanceOf(org.linli.platform.NotFound.class);
        });
    }

    @Test
    void nobodyMakesOrTakesOverTheirOwnSuperior() {
        Acting.run(fixture.actor("secretary"), () -> {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.add(new AccountForm(
                            "superior", "x", Role.ADMINISTRATOR, Fixture.XIFAN, "long-enough-password")))
                    .isInstanceOf(org.linli.platform.Forbidden.class);
            Account command = accounts.byUsername("command").orElseThrow();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.change(
                            command.id(),
                            command.version(),
                            new AccountForm("command", "x", Role.GRID_WORKER, Fixture.XIFAN, "long-enough-password")))
                    .isInstanceOf(org.linli.platform.Forbidden.class);
        });
    }

    @Test
    void anAccountIsBoundToAnAreaThatExists() {
        Acting.run(
                fixture.actor("secretary"),
                () -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.add(new AccountForm(
                                "nowhere", "x", Role.GRID_WORKER, Fixture.XIFAN.child("g9"), "long-enough-password")))
                        .isInstanceOfSatisfying(
                                org.linli.platform.Refused.class,
                                refused -> assertThat(refused.problems())
                                        .extracting(org.linli.platform.Problem::field)
                                        .containsExactly("area")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/people?area=",
                "/api/v1/tasks?area=",
                "/api/v1/measures?area=",
                "/api/v1/areas/",
                "/api/v1/statements/"
            })
    void anAreaThatCannotBeSeenIsForbiddenAndAnUnknownOneNotFound(String address) throws Exception {
        String token = fixture.token("secretary");
        String day = address.endsWith("statements/") ? "/2022-02-07" : "";
        assertThat(status(address + "330783005.xifan" + day, token)).isEqualTo(200);
        assertThat(status(address + "330783005.xilou" + day, token)).isEqualTo(403);
        assertThat(status(address + "330783005" + day, token)).isEqualTo(403);
        assertThat(status(address + "330783005.nowhere" + day, token)).isEqualTo(404);
        assertThat(status(address + "A%20B" + day, token)).isEqualTo(404);
        assertThat(body(address + "330783005.xilou" + day, token))
                .contains("这个辖区不归您管")
                .doesNotContain("您的角色");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/arrivals/new",
                "/arrivals",
                "/imports/arrivals",
                "/accounts",
                "/people",
                "/households",
                "/today",
                "/care",
                "/households/new"
            })
    void aPageForAnAreaThatCannotBeSeenIsForbiddenInWordsOfItsOwn(String page) throws Exception {
        var browser = new SignedIn("secretary");
        assertThat(browser.get(page + "?area=330783005.xifan").statusCode()).isEqualTo(200);
        assertThat(browser.get(page + "?area=").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = browser.get(page + "?area=330783005.xilou");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).expectFirst("main").text())
                .contains("这个辖区不归您管")
                .doesNotContain("您的角色");
        assertThat(browser.get(page + "?area=330783005.nowhere").statusCode()).isEqualTo(404);
    }

    private final class SignedIn {

        private final HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        SignedIn(String username) throws Exception {
            String mark = Jsoup.parse(get("/sign-in").body())
                    .expectFirst("[name=_csrf]")
                    .val();
            String form = "username=" + username + "&password=" + Fixture.PASSWORD + "&_csrf=" + mark;
            HttpRequest request = HttpRequest.newBuilder(at("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(302);
        }

        HttpResponse<String> get(String path) throws Exception {
            return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String body(String path, String token) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(at(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Counts without anybody's name, and rows that only whoever brought them in gets back. */
    private static final Set<String> NO_LIST_OF_PEOPLE = Set.of(
            "/area/{path}/children.{form:xlsx|csv}",
            "/statements/{path}/{day}/statement.xlsx",
            "/imports/{kind}/template.xlsx",
            "/imports/{kind}/{id}/refused.xlsx",
            "/api/v1/imports/{kind}/{id}/refused.xlsx");

    @Test
    void everyExportOfPeopleOrHomesAsksForThePermissionToExport() {
        var exports = new java.util.TreeMap<String, String>();
        mappings.getHandlerMethods()
                .forEach((mapping, endpoint) -> mapping.getPatternValues().stream()
                        .filter(pattern ->
                                pattern.contains("xlsx") || pattern.contains("csv") || pattern.contains("export"))
                        .forEach(pattern -> exports.put(
                                pattern,
                                java.util.Optional.ofNullable(endpoint.getMethodAnnotation(Allowed.class))
                                        .map(Allowed::value)
                                        .orElse("that of the whole controller"))));
        assertThat(exports)
                .containsKeys(
                        "/people.{form:xlsx|csv}",
                        "/homes.{form:xlsx|csv}",
                        "/arrivals.{form:xlsx|csv}",
                        "/care.{form:xlsx|csv}");
        exports.keySet().removeAll(NO_LIST_OF_PEOPLE);
        assertThat(exports)
                .allSatisfy((address, permission) ->
                        assertThat(permission).as(address).endsWith(".export"));
    }

    private int status(String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
