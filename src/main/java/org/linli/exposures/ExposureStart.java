package org.linli.exposures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.Measure;
import org.linli.care.MeasuresBegun;
import org.linli.care.ResultFound;
import org.linli.care.TestResult;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.CaseContact;
import org.linli.policy.Phase;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.linli.policy.Protocol;
import org.linli.policy.Rule;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks about those at home as soon as somebody is found to be a case or a close contact. */
@Component
class ExposureStart {

    private final Exposures exposures;
    private final ExposureStore store;
    private final People people;
    private final Policies policies;
    private final BusinessClock clock;

    ExposureStart(Exposures exposures, ExposureStore store, People people, Policies policies, BusinessClock clock) {
        this.people = people;
        this.exposures = exposures;
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    @EventListener
    void begun(MeasuresBegun event) {
        event.measures()
                .forEach(measure -> othersAtHome(measure)
                        .ifPresent(kind -> raise(measure, kind, measure.id().value())));
    }

    @EventListener
    void found(ResultFound event) {
        if (event.result() == TestResult.POSITIVE) {
            raise(event.measure(), CaseContact.Kind.CLOSE, event.sample());
        } else {
            exposures.withdrawBecause(event.sample());
        }
    }

    @EventListener
    void moved(PersonMoved event) {
        exposures.follow(new PeopleMoved(List.of(event)));
    }

    @EventListener
    void moved(PeopleMoved event) {
        exposures.follow(event);
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }

    /**
     * Whose contacts the others are; of whoever is under it because of an exposure, all at home have been asked about
     * already.
     */
    private Optional<CaseContact.Kind> othersAtHome(Measure measure) {
        return measure.coResidentOf() == null
                ? byRule(measure).filter(kind -> measure.sourceId() == null || !store.isExposure(measure.sourceId()))
                : Optional.empty();
    }

    /**
     * Whose contacts the others are by the rule that governs, or by the one whose protocol staff have chosen. What goes
     * on from the measure of a co-resident has the rule, but not its protocol.
     */
    private Optional<CaseContact.Kind> byRule(Measure measure) {
        return policies.version(measure.policyVersion())
                .flatMap(version -> rule(version, measure))
                .filter(rule -> measure.protocol().equals(rule.protocol()))
                .map(Rule::othersAtHome);
    }

    private static Optional<Rule> rule(Policy version, Measure measure) {
        return measure.isByHand()
                ? version.rules().stream()
                        .filter(rule -> rule.othersAtHome() != null
                                && measure.anchor() == Protocol.Anchor.LAST_CONTACT
                                && rule.countsFrom().contains(measure.anchor())
                                && measure.protocol().equals(rule.protocol()))
                        .findFirst()
                : version.rule(measure.rule());
    }

    /** Whoever is still to come has met nobody here. */
    private void raise(Measure measure, CaseContact.Kind kind, UUID because) {
        if (measure.drill()
                || measure.householdId() == null
                || measure.startedOn().isAfter(clock.today())) {
            return;
        }
        List<PersonId> contacts = people.livingIn(List.of(measure.householdId())).stream()
                .filter(each -> !each.equals(measure.personId()))
                .toList();
        exposures.raise(new Exposure(
                Ids.next(),
                measure.householdId(),
                measure.path(),
                measure.rentalPath(),
                measure.personId(),
                contacts,
                kind,
                lastTogether(measure, because),
                because,
                clock.now(),
                null,
                0));
    }

    /** Until today; until they went to a site, where what was found there shows it. */
    private LocalDate lastTogether(Measure measure, UUID because) {
        LocalDate today = clock.today();
        boolean isAway = !because.equals(measure.id().value())
                && !today.isBefore(measure.dayOne())
                && measure.phaseOn(today).kind() == Phase.Kind.CENTRAL;
        return isAway ? measure.startedOn() : today;
    }
}
