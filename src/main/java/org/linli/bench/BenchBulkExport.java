package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.linli.access.Role;
import org.linli.bench.BenchSamples.Account;
import org.linli.platform.LinliSettings;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Takes away the whole register as a workbook, as somebody of the command does with a browser. */
@Component
@Profile("bench")
class BenchBulkExport {

    private final BenchDatabase database;
    private final LinliSettings settings;
    private final Environment environment;

    BenchBulkExport(BenchDatabase database, LinliSettings settings, Environment environment) {
        this.database = database;
        this.settings = settings;
        this.environment = environment;
    }

    BenchBulk.Work people() throws IOException, InterruptedException {
        Account command = BenchSamples.read(settings.data()).accounts().stream()
                .filter(account ->
                        account.role() == Role.COMMAND && account.area().equals(BenchDistrict.ROOT))
                .findFirst()
                .orElseThrow();
        URI server = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
        var visitor = new BenchVisitor(
                server, command, List.of(), new HashMap<>(), new HashMap<>(), Thread::startVirtualThread);
        visitor.signIn();
        long[] rows = new long[1];
        database.alone(connection ->
                rows[0] = Long.parseLong(BenchDatabase.texts(connection, """
                select count(*) from people.person where left_on is null and died_on is null
                """).getFirst()));
        return () -> {
            Path file = Files.createTempFile(settings.data(), "bench-", ".xlsx");
            try {
                visitor.download("/people.xlsx", file);
                return rows[0];
            } finally {
                Files.delete(file);
            }
        };
    }
}
