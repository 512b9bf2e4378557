package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.CommunityAtWork.XIFAN;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.Linli;
import org.linli.testing.CommunityAtWork;
import org.linli.testing.LinliProcess;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The program as {@code ./linli start} starts it: with its beans written down when it was laid out. */
@Tag("slow")
class PreparedStartTest {

    private static final String PREPARED = "Starting AOT-processed Linli";

    @TempDir
    private static Path beans;

    @TempDir
    private Path data;

    @BeforeAll
    static void writeTheBeansDown() throws IOException, InterruptedException {
        Path sources = beans.resolve("java");
        Path classes = beans.resolve("classes");
        Process processor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        LinliProcess.classes(),
                        SpringApplicationAotProcessor.class.getName(),
                        Linli.class.getName(),
                        sources.toString(),
                        classes.toString(),
                        classes.toString(),
                        "org.linli",
                        "linli")
                .redirectErrorStream(true)
                .redirectOutput(beans.resolve("log").toFile())
                .start();
        assertThat(processor.waitFor())
                .as(Files.readString(beans.resolve("log")))
                .isZero();
        compile(sources, classes);
    }

    @Test
    void aPlainStartTakesThePreparedBeansAndWorks() throws Exception {
        try (LinliProcess linli = LinliProcess.beside(beans.resolve("classes"), data)) {
            linli.start();
            assertThat(linli.said()).contains(PREPARED);

            String token = CommunityAtWork.found(linli);

            assertThat(get(linli, "/actuator/health", token)).isEqualTo(200);
            assertThat(get(linli, "/v3/api-docs", token)).isEqualTo(200);
            assertThat(get(linli, "/api/v1/areas/" + XIFAN, token)).isEqualTo(200);
            assertThat(get(linli, "/sign-in", token)).isEqualTo(200);
        }
    }

    @Test
    void aStartWithASettingOfTheFrameworkLooksForItsBeansItself() throws Exception {
        try (LinliProcess linli =
                LinliProcess.beside(beans.resolve("classes"), data, "--springdoc.api-docs.enabled=false")) {
            linli.start();
            assertThat(linli.said()).doesNotContain(PREPARED);

            assertThat(get(linli, "/v3/api-docs", CommunityAtWork.found(linli))).isEqualTo(404);
        }
    }

    @Test
    void itsOwnSettingsAskForNoOtherBeans() {
        StandardEnvironment environment = given("linli.timezone", "linli.db.url", "server.port", "server.address");

        assertThat(PreparedStart.isPlain(environment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linli.command",
                "spring.profiles.active",
                "management.server.port",
                "springdoc.api-docs.enabled",
                "server.forward-headers-strategy"
            })
    void othersMay(String setting) {
        assertThat(PreparedStart.isPlain(given(setting))).isFalse();
    }

    @Test
    void alsoThoseOfTheSurroundings() {
        StandardEnvironment environment = given();
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource("shell", Map.of("SPRING_PROFILES_ACTIVE", "demo")));

        assertThat(PreparedStart.isPlain(environment)).isFalse();
    }

    @Test
    void aProfileMayHoweverItWasChosen() {
        StandardEnvironment environment = given();
        environment.setActiveProfiles("demo");

        assertThat(PreparedStart.isPlain(environment)).isFalse();
    }

    private static StandardEnvironment given(String... names) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        for (String name : names) {
            environment.getPropertySources().addLast(new MapPropertySource(name, Map.of(name, "x")));
        }
        return environment;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-cp",
                LinliProcess.classes() + File.pathSeparator + classes,
                "-d",
                classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private static int get(LinliProcess linli, String path, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + linli.port() + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
