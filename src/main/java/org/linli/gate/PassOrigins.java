package org.linli.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.divisions.Division;
import org.linli.divisions.Divisions;
import org.linli.platform.BusinessClock;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlaces;
import org.springframework.stereotype.Component;

/** Whether a supplier comes from where there is a risk, so that they must be registered as an arrival. */
@Component
class PassOrigins {

    private static final Set<RiskLevel> ARRIVAL = Arrays.stream(RiskLevel.values())
            .filter(level -> level == RiskLevel.MEDIUM || level == RiskLevel.HIGH)
            .collect(Collectors.toUnmodifiableSet());

    private final Divisions divisions;
    private final RiskPlaces risks;
    private final BusinessClock clock;

    PassOrigins(Divisions divisions, RiskPlaces risks, BusinessClock clock) {
        this.divisions = divisions;
        this.risks = risks;
        this.clock = clock;
    }

    boolean isAtRisk(Pass pass) {
        if (pass.origin().isEmpty()) {
            return false;
        }
        List<String> codes = divisions.readings(pass.origin()).stream()
                .map(place -> place.division())
                .map(Division::code)
                .toList();
        return ARRIVAL.contains(risks.riskOf(codes, clock.today()));
    }
}
