package org.linli.arrivals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.platform.BusinessClock;
import org.linli.policy.Anchors;
import org.linli.policy.CaseContact;
import org.linli.policy.Credits;
import org.linli.policy.Decision;
import org.linli.policy.Facts;
import org.linli.policy.Policies;
import org.springframework.stereotype.Component;

/** Asks the policy what applies to somebody who arrived: 排摸. */
@Component
class ArrivalScreening {

    private final Policies policies;
    private final BusinessClock clock;

    ArrivalScreening(Policies policies, BusinessClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    Decision decide(NewArrival arrival) {
        return policies.decide(facts(arrival), clock.today());
    }

    /** One decision for each, in their order. */
    List<Decision> decideAll(List<NewArrival> arrivals) {
        return policies.decideAll(arrivals.stream().map(this::facts).toList(), clock.today());
    }

    private Facts facts(NewArrival arrival) {
        return facts(arrival, clock.now());
    }

    /** @param known when the person became known here */
    Facts facts(NewArrival arrival, Instant known) {
        return Facts.arrival(arrival.originCode(), arrival.originName(), arrival.arrivedOn())
                .anchored(anchors(arrival, known))
                .credited(credits(arrival, known))
                .vaccinated(arrival.doses())
                .inContact(arrival.contact())
                .showing(arrival.healthCode())
                .testedPositive(arrival.positives().stream()
                        .max(Instant::compareTo)
                        .map(clock::dayOf)
                        .orElse(null));
    }

    Anchors anchors(NewArrival arrival) {
        return anchors(arrival, clock.now());
    }

    private Anchors anchors(NewArrival arrival, Instant known) {
        CaseContact contact = arrival.contact();
        LocalDateTime now = known.atZone(clock.zone()).toLocalDateTime();
        LocalDateTime dayBegins = arrival.arrivedOn().atStartOfDay();
        return Anchors.arrival(arrival.arrivedOn())
                .leftRiskArea(arrival.leftRiskOn())
                .lastContact(contact == null ? null : contact.lastOn())
                .startingAt(now.isBefore(dayBegins) ? dayBegins : now);
    }

    Credits credits(NewArrival arrival) {
        return credits(arrival, clock.now());
    }

    private Credits credits(NewArrival arrival, Instant known) {
        return new Credits(negativeHours(arrival, known), negativeDays(arrival));
    }

    /** Age on arrival of the newest negative test taken before it, in begun hours; null when there is none. */
    @org.jspecify.annotations.Nullable
    Integer negativeHours(NewArrival arrival) {
        return negativeHours(arrival, clock.now());
    }

    private @org.jspecify.annotations.Nullable Integer negativeHours(NewArrival arrival, Instant known) {
        Instant arrived = arrivedAt(arrival, known);
        return arrival.tests().stream()
                .filter(test -> test.result() == PriorTest.Result.NEGATIVE)
                .map(PriorTest::takenAt)
                .filter(taken -> !taken.isAfter(arrived))
                .max(Instant::compareTo)
                .map(taken ->
                        (int) Math.ceilDiv(Duration.between(taken, arrived).toMinutes(), 60))
                .orElse(null);
    }

    private Set<LocalDate> negativeDays(NewArrival arrival) {
        return arrival.tests().stream()
                .filter(test -> test.result() == PriorTest.Result.NEGATIVE)
                .map(test -> clock.dayOf(test.takenAt()))
                .collect(Collectors.toSet());
    }

    /**
     * When the person arrived. Where the hour is not known it is taken as late as it can have been, so that an old test
     * is rather done again than let through.
     */
    private Instant arrivedAt(NewArrival arrival, Instant known) {
        if (arrival.arrivedAt() != null) {
            return clock.at(arrival.arrivedOn(), arrival.arrivedAt());
        }
        LocalDateTime endOfDay = LocalDateTime.of(arrival.arrivedOn(), LocalTime.of(23, 59));
        Instant latest = clock.at(endOfDay);
        return arrival.arrivedOn().equals(clock.dayOf(known)) && known.isBefore(latest) ? known : latest;
    }
}
