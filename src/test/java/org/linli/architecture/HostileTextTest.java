package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever bytes come in at whatever place, nothing fails: they are cleaned or refused at the edge. */
@LinliTest
@Tag("slow")
class HostileTextTest {

    /** NUL, broken UTF-8, a lone surrogate, marks that turn or hide text, and all of them in a name. */
    private static final List<String> HOSTILE =
            List.of("%00", "%ff%fe", "%ed%a0%80", "%e2%80%ae%e2%80%8b", "%e5%bc%a0%00%e2%80%ae%e4%b8%89", "%c0%af");

    /** Days that no calendar of ours has: years that a database, a driver or a sum of days cannot hold. */
    private static final List<String> NO_DAYS =
            List.of("%2B999999999-01-01", "-9999-01-01", "9999-12-31", "0000-01-01", "-999999999-01-01");

    private static final List<String> NO_MOMENTS = List.of("%2B999999999-01-01T00:00", "-9999-01-01T00:00");

    @Autowired
    Fixture fixture;

    @Autowired
    List<ListKind<?>> lists;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int port;

    HttpClient browser;
    String bearer;

    @BeforeEach
    void signIn() throws Exception {
        bearer = fixture.token("admin");
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "username=command&password=" + Fixture.PASSWORD + "&_csrf=" + encoded(csrf("/sign-in"));
        assertThat(post("/sign-in", form, true).statusCode()).isEqualTo(302);
        assertThat(get("/today").statusCode()).isEqualTo(200);
    }

    @Test
    void noAddressFailsWhateverStandsInItsParameters() throws Exception {
        var failed = new ArrayList<String>();
        int asked = 0;
        for (Map.Entry<String, HandlerMethod> endpoint :
                endpoints(RequestMethod.GET).entrySet()) {
            String address =
                    endpoint.getKey().replaceAll("\\{form:[^}]*}", "csv").replaceAll("\\{[^}]*}", "0");
            for (String value : HOSTILE) {
                String query = parameters(endpoint.getValue()).stream()
                        .map(name -> name + "=" + value)
                        .collect(Collectors.joining("&"));
                asked++;
                if (get(address + "?" + query).statusCode() >= 500) {
                    failed.add(address + "?" + query);
                }
            }
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(failed).isEmpty();
    }

    @Test
    void noAddressFailsWhateverDayIsAskedFor() throws Exception {
        var failed = new ArrayList<String>();
        int refused = 0;
        for (Map.Entry<String, HandlerMethod> endpoint :
                endpoints(RequestMethod.GET).entrySet()) {
            String address = ofTheFixture(endpoint.getKey());
            boolean isInPath = address.contains("{");
            for (String day : NO_DAYS) {
                String query = Stream.concat(parameters(endpoint.getValue()).stream(), filters(address).stream())
                        .map(name -> name + "=" + day)
                        .collect(Collectors.joining("&"));
                String asked = isInPath
                        ? address.replaceAll("\\{(day|date)}", day)
                        : address + (query.isEmpty() ? "" : "?" + query);
                int status = get(asked).statusCode();
                refused += status == 400 ? 1 : 0;
                if (status >= 500 || isInPath && status != 400) {
                    failed.add(asked + " " + status);
                }
            }
        }
        assertThat(refused).isGreaterThan(40);
        assertThat(failed).isEmpty();
    }

    @Test
    void eachDayOfAnAddressIsRefusedByItsNameWhenNoCalendarHasIt() throws Exception {
        var failed = new ArrayList<String>();
        int asked = 0;
        for (Map.Entry<String, HandlerMethod> endpoint :
                endpoints(RequestMethod.GET).entrySet()) {
            for (MethodParameter parameter : endpoint.getValue().getMethodParameters()) {
                if (parameter.getParameterType() != LocalDate.class) {
                    continue;
                }
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String name = String.valueOf(parameter.getParameterName());
                String address = ofTheFixture(endpoint.getKey());
                for (String day : NO_DAYS) {
                    HttpResponse<String> answer = get(address.replace("{" + name + "}", day)
                            + (address.contains("{") ? "" : "?" + name + "=" + day));
                    asked++;
                    boolean isNamed =
                            !address.startsWith("/api/") || answer.body().contains("\"field\":\"" + name + "\"");
                    if (answer.statusCode() != 400 || !isNamed) {
                        failed.add(address + " " + name + " " + day + " " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(30);
        assertThat(failed).isEmpty();
    }

    /** With a place, a figure and a file of the fixture for what an address names, but for its day. */
    private static String ofTheFixture(String pattern) {
        return pattern.replaceAll("\\{form:[^}]*}", "csv")
                .replace("{path}", Fixture.XIFAN.slug())
                .replace("{counter}", "control.today")
                .replaceAll("\\{(?!day}|date})[^}]*}", "01900000-0000-7000-8000-000000000000");
    }

    /** Of the list at an address, which takes them as it finds them. */
    private List<String> filters(String address) {
        return lists.stream()
                .filter(list -> address.replaceFirst("\\.csv$", "").equals(list.path()))
                .flatMap(list -> list.filters().stream())
                .map(ListFilter::name)
                .toList();
    }

    @Test
    void noAddressFailsWhateverStandsInItsPath() throws Exception {
        var failed = new ArrayList<String>();
        int refused = 0;
        for (String endpoint : endpoints(RequestMethod.GET).keySet()) {
            for (String value : HOSTILE) {
                String address = endpoint.replaceAll("\\{form:[^}]*}", "csv").replaceAll("\\{[^}]*}", value);
                if (!endpoint.contains("{")) {
                    continue;
                }
                HttpResponse<String> answer = get(address);
                refused += answer.statusCode() >= 400 ? 1 : 0;
                if (answer.statusCode() >= 500 || answer.statusCode() >= 400 && !isOurs(address, answer)) {
                    failed.add(address + " " + answer.statusCode());
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(failed).isEmpty();
    }

    /** Told in the shape and the words of everything else, not in those of the server. */
    private static boolean isOurs(String address, HttpResponse<String> answer) {
        boolean problem = answer.body().contains("\"type\":\"urn:linli:problem:")
                && answer.headers().firstValue("Content-Language").isPresent();
        boolean page = answer.body().contains("<main id=\"main\"")
                && answer.body().contains("邻里")
                && !answer.body().contains("HTTP Status");
        return problem || page && !address.startsWith("/api/");
    }

    @Test
    void noFormFailsWhateverIsTypedIntoIt() throws Exception {
        var failed = new ArrayList<String>();
        String token = encoded(csrf("/profile"));
        for (Map.Entry<String, HandlerMethod> endpoint :
                endpoints(RequestMethod.POST).entrySet()) {
            String address = endpoint.getKey().replaceAll("\\{[^}]*}", "01900000-0000-7000-8000-000000000000");
            if (address.startsWith("/api/")) {
                continue;
            }
            for (String value : Stream.of(HOSTILE, NO_DAYS, NO_MOMENTS)
                    .flatMap(List::stream)
                    .toList()) {
                String form = parameters(endpoint.getValue()).stream()
                        .map(name -> name + "=" + value)
                        .collect(Collectors.joining("&"));
                if (post(address, form + "&_csrf=" + token, true).statusCode() >= 500) {
                    failed.add(address + " " + form);
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01", "-9999-01-01", "9999-12-31", "+1000000000-12-31"})
    void noBodyFailsWhateverDayStandsInIt(String day) throws Exception {
        for (String field : List.of("arrivedOn", "leftRiskOn", "contactOn", "testedAt")) {
            HttpResponse<String> answer = post("/api/v1/arrivals", "{\"%s\": \"%s\"}".formatted(field, day), false);
            assertThat(answer.statusCode()).as(field + answer.body()).isBetween(400, 499);
        }
        String moment = "{\"id\": \"01900000-0000-7000-8000-000000000000\", \"at\": \"" + day + "T00:00:00Z\"}";
        HttpResponse<String> answer =
                post("/api/v1/tasks/01900000-0000-7000-8000-000000000000/completion", moment, false);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"at\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"01900000-0000-7000-8000-000000000000\", \"id\": \"01900000-0000-7000-8000-000000000001\"}",
                "{\"contactOn\": \"2022-02-07\", \"contactOn\": \"\"}",
                "{\"tests\": [{\"takenAt\": \"2022-02-07\", \"takenAt\": \"2022-02-06\"}]}"
            })
    void aFieldThatIsSentTwiceIsRefused(String body) throws Exception {
        HttpResponse<String> answer = post("/api/v1/arrivals", body, false);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("problem.form.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"张\\u0000三\", \"note\": \"\\u202e\\u0000\", \"address\": \"\\u0000\","
                        + " \"origin\": \"\\u0000\"}",
                "{\"name\": \"\\ud800\", \"note\": \"\\udfff x\"}",
                "{\"document\": \"\\u0000\", \"phone\": \"\\u0000\", \"area\": \"\\u0000\","
                        + " \"healthCode\": \"\\u0000\"}"
            })
    void noBodyFailsWhateverStandsInIt(String body) throws Exception {
        HttpResponse<String> answer = post("/api/v1/arrivals", body, false);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    @Test
    void aSearchForNothingButRubbishIsTheWholeListAtOnce() throws Exception {
        assertThat(get("/people?q=%00").statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(get("/people?q=%00").body()).select("[name=q]").val())
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefusedByNameNotGuessed() throws Exception {
        HttpResponse<String> answer = get("/api/v1/people?q=%ff%fe");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"q\"");
        assertThat(get("/people?q=%ff%fe").statusCode()).isEqualTo(400);
    }

    /** Whoever answers which address. */
    private Map<String, HandlerMethod> endpoints(RequestMethod method) {
        var found = new TreeMap<String, HandlerMethod>();
        mappings.getHandlerMethods().forEach((mapping, endpoint) -> {
            if (endpoint.getBeanType().getPackageName().startsWith("org.linli")
                    && mapping.getMethodsCondition().getMethods().contains(method)) {
                mapping.getPatternValues().forEach(pattern -> found.put(pattern, endpoint));
            }
        });
        return found;
    }

    private static List<String> parameters(HandlerMethod endpoint) {
        return Stream.of(endpoint.getMethodParameters())
                .flatMap(HostileTextTest::names)
                .distinct()
                .toList();
    }

    private static Stream<String> names(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
        if (single != null) {
            return Stream.of(single.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : single.name());
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)
                || parameter.getParameterType().isRecord()) {
            RecordComponent[] fields = parameter.getParameterType().getRecordComponents();
            return fields == null ? Stream.empty() : Stream.of(fields).map(java.lang.reflect.RecordComponent::getName);
        }
        return Stream.empty();
    }

    private String csrf(String page) throws Exception {
        return Jsoup.parse(get(page).body()).expectFirst("[name=_csrf]").val();
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (address.startsWith("/api/")) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String body, boolean form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
        if (address.startsWith("/api/")) {
            request.header("Authorization", "Bearer " + fixture.token("secretary"));
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
