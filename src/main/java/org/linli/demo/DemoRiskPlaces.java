package org.linli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.linli.platform.sheet.Workbooks;
import org.linli.policy.RiskPlaces;
import org.linli.territory.Divisions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings in the list of places at risk as staff do, as a file; the counties had cases in early 2022. */
@Component
@Profile("demo")
class DemoRiskPlaces {

    private static final int DAYS_SINCE = 25;

    private final RiskPlaces places;
    private final Divisions divisions;

    DemoRiskPlaces(RiskPlaces places, Divisions divisions) {
        this.places = places;
        this.divisions = divisions;
    }

    void list(DemoFacts facts, LocalDate today) {
        try {
            Path file = Files.createTempFile("linli-demo-risk", ".csv");
            try {
                write(
                        file,
                        List.of(facts.careCase().cameFrom(), facts.reported().countyWithCases()),
                        today);
                places.read(file, "demo.csv");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the demo's list of places at risk", e);
        }
    }

    private void write(Path file, List<String> codes, LocalDate today) throws IOException {
        List<String> header = List.of("division_code", "name", "level", "from", "to", "source");
        try (OutputStream out = Files.newOutputStream(file);
                var table = Workbooks.csv(out, header)) {
            for (String code : codes) {
                table.row(List.of(
                        code,
                        divisions.fullName(code, Locale.SIMPLIFIED_CHINESE),
                        "local_cases",
                        today.minusDays(DAYS_SINCE).toString(),
                        "",
                        "演示数据"));
            }
        }
    }
}
