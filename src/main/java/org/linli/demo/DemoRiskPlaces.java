package org.linli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.demo.DemoFacts.RiskPlace;
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
    private static final String LOCAL_CASES = "local_cases";

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
                var listed = new ArrayList<>(facts.riskPlaces());
                listed.add(new RiskPlace(facts.careCase().cameFrom(), LOCAL_CASES, DAYS_SINCE));
                listed.add(new RiskPlace(facts.reported().countyWithCases(), LOCAL_CASES, DAYS_SINCE));
                write(file, listed, today);
                places.read(file, "demo.csv");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the demo's list of places at risk", e);
        }
    }

    private void write(Path file, List<RiskPlace> listed, LocalDate today) throws IOException {
        List<String> header = List.of("division_code", "name", "level", "from", "to", "source");
        try (OutputStream out = Files.newOutputStream(file);
                var table = Workbooks.csv(out, header)) {
            for (RiskPlace place : listed) {
                table.row(List.of(
                        place.division(),
                        divisions.fullName(place.division(), Locale.SIMPLIFIED_CHINESE),
                        place.level(),
                        today.minusDays(place.daysSince()).toString(),
                        "",
                        "演示数据"));
            }
        }
    }
}
