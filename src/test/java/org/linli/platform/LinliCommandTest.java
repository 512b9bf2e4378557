package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code ./linli} around Maven, with a Maven in its place that only writes reports. */
class LinliCommandTest {

    @TempDir
    private Path folder;

    @Test
    void saysTheTenSlowestOfThousandsOfClassesAndEndsWell() throws IOException, InterruptedException {
        Run run = test(3_000, 0);

        assertThat(run.status()).isZero();
        assertThat(run.said().lines().filter(line -> line.startsWith("linli:   ")))
                .hasSize(10)
                .startsWith("linli:   3000.5 org.example.C3000Test");
    }

    @Test
    void endsAsTheTestsDid() throws IOException, InterruptedException {
        assertThat(test(20, 1).status()).isEqualTo(1);
    }

    private Run test(int classes, int status) throws IOException, InterruptedException {
        Files.copy(Path.of("linli"), folder.resolve("linli"));
        Path maven = folder.resolve("mvnw");
        Files.writeString(maven, """
                #!/usr/bin/env bash
                mkdir -p target/surefire-reports
                for i in $(seq %d); do
                    printf '<testsuite x="y" name="org.example.C%%d%%s" time="%%d.5" tests="1">\\n' "$i" Test "$i" \
                        >"target/surefire-reports/TEST-org.example.C${i}Test.xml"
                done
                exit %d
                """.formatted(classes, status));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder("bash", "linli", "test")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    private record Run(int status, String said) {}
}
