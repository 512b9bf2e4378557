package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.linli.demo.DemoFacts.RiskPlace;
import org.linli.divisions.Divisions;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlaces;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The list of risk areas; the counties had cases in early 2022. */
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
        var listed = new ArrayList<>(facts.riskPlaces());
        listed.add(new RiskPlace(facts.careCase().cameFrom(), LOCAL_CASES, DAYS_SINCE));
        listed.add(new RiskPlace(facts.reported().countyWithCases(), LOCAL_CASES, DAYS_SINCE));
        places.put(listed.stream().map(place -> listed(place, today)).toList());
    }

    private org.linli.policy.RiskPlace listed(RiskPlace place, LocalDate today) {
        return new org.linli.policy.RiskPlace(
                place.division(),
                divisions.fullName(place.division(), Locale.SIMPLIFIED_CHINESE),
                RiskLevel.valueOf(place.level().toUpperCase(Locale.ROOT)),
                today.minusDays(place.daysSince()),
                null,
                "演示数据");
    }
}
