package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.postgres.EmbeddedPostgres;
import org.springframework.boot.health.contributor.Status;

@Tag("slow")
class DatabasePulseTest {

    @TempDir
    Path data;

    @Test
    void isDownWithinSecondsOfTheDatabasesEndAndUpAgainByItself() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Path.of("target", "postgres"))) {
            var pulse = new DatabasePulse(postgres.jdbcUrl("postgres"), postgres.superUser(), postgres.password());
            try {
                assertThat(pulse.health().getStatus()).isEqualTo(Status.UP);
                ProcessHandle.of(postgres.processId()).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(3))
                        .until(() -> pulse.health().getStatus().equals(Status.DOWN));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> pulse.health().getStatus().equals(Status.UP));
            } finally {
                pulse.destroy();
            }
        }
    }
}
