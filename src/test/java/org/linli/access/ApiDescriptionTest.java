package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The description of the API is one that tools can read, and says what a caller needs. */
@LinliTest
class ApiDescriptionTest {

    @LocalServerPort
    int port;

    String text;
    OpenAPI api;

    @BeforeEach
    void read() throws Exception {
        URI address = URI.create("http://localhost:" + port + "/v3/api-docs");
        text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        api = new OpenAPIV3Parser()
                .readContents(text, List.of(), new ParseOptions())
                .getOpenAPI();
    }

    @Test
    void aValidatorFindsNothingWrongWithIt() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text, List.of(), new ParseOptions());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(10);
    }

    @Test
    void theValidatorWouldFindAMistake() {
        String broken = text.replaceFirst("\"responses\"", "\"answers\"");
        assertThat(new OpenAPIV3Parser()
                        .readContents(broken, List.of(), new ParseOptions())
                        .getMessages())
                .isNotEmpty();
    }

    @Test
    void saysWhatItIsAndHowToSignIn() {
        assertThat(api.getInfo().getTitle()).contains("Linli");
        assertThat(api.getInfo().getVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(api.getComponents().getSecuritySchemes().values())
                .singleElement()
                .satisfies(scheme -> {
                    assertThat(scheme.getType()).isEqualTo(SecurityScheme.Type.HTTP);
                    assertThat(scheme.getScheme()).isEqualTo("bearer");
                });
        assertThat(api.getSecurity()).isNotEmpty();
    }

    @Test
    void everyEndpointSaysWhatItDoesWhoMayAndHowItRefuses() {
        var ids = new HashSet<String>();
        operations().forEach((address, operation) -> {
            assertThat(operation.getSummary()).as(address).isNotBlank();
            assertThat(ids.add(operation.getOperationId())).as(address).isTrue();
            assertThat(operation.getExtensions()).as(address).containsKey("x-permission");
            assertThat(operation.getResponses()).as(address).containsKeys("401", "403", "500", "503");
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    assertThat(answer.getContent()).as(address + status).containsOnlyKeys("application/problem+json");
                }
            });
        });
    }

    @Test
    void namesTheStatusOfWhatIsMadeAndOfWhatIsTakenToBeDone() {
        assertThat(operation("POST /api/v1/arrivals").getResponses()).containsKeys("200", "201", "409", "422");
        assertThat(operation("POST /api/v1/imports/{kind}").getResponses())
                .containsKeys("202", "413", "422")
                .doesNotContainKey("200");
    }

    @Test
    void namesEachWayInWhichARequestCanBeRefused() {
        assertThat(operation("GET /api/v1/statements/{path}/{date}").getResponses())
                .containsKeys("200", "400", "422");
        operations().forEach((address, operation) -> {
            assertThat(operation.getResponses()).as(address).containsKey("406");
            if (operation.getRequestBody() != null) {
                assertThat(operation.getResponses()).as(address).containsKeys("413", "415");
            }
        });
        assertThat(api.getInfo().getDescription()).contains("405");
    }

    @Test
    void listsTheRealParametersOfASearch() {
        assertThat(operation("GET /api/v1/people").getParameters())
                .extracting(Parameter::getName)
                .contains("q", "tag", "area", "presence", "twice", "page")
                .doesNotContain("asked");
    }

    @Test
    void twoAnswersOfOneNameInDifferentModulesStayApart() {
        assertThat(properties("Arrival")).contains("arrivedOn");
        assertThat(properties("Import")).contains("refused");
        assertThat(properties("Task")).contains("dueUntil");
        assertThat(properties("Person")).contains("household");
        assertThat(properties("ApiProblem")).contains("type", "code", "instance", "errors");
    }

    @SuppressWarnings("unchecked")
    private java.util.Set<String> properties(String schema) {
        Schema<Object> found = api.getComponents().getSchemas().get(schema);
        assertThat(found).as(schema).isNotNull();
        return found.getProperties().keySet();
    }

    private Operation operation(String address) {
        return Objects.requireNonNull(operations().get(address), address);
    }

    /** By method and address. */
    private Map<String, Operation> operations() {
        var operations = new java.util.TreeMap<String, Operation>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }
}
