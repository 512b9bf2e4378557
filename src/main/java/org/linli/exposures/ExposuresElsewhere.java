package org.linli.exposures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.care.Care;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.policy.CaseContact;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rules ask of those who were somewhere with a case, away from home: its close contacts. */
@Service
@Transactional
public class ExposuresElsewhere {

    /** Permission to put close contacts under what the rules ask of them. */
    public static final String SETTLE = ExposuresSetup.SETTLE;

    private static final String REASON = "exposures.reason.met";

    private final ExposureProposals proposals;
    private final People people;
    private final Care care;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    ExposuresElsewhere(
            ExposureProposals proposals,
            People people,
            Care care,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.proposals = proposals;
        this.people = people;
        this.care = care;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One for each contact who is still here; empty where the rules ask nothing of close contacts.
     *
     * @param of the case
     * @param lastOn the last day on which they met
     * @param because id of what it was found by
     */
    @Transactional(readOnly = true)
    public List<ExposureProposal> proposals(
            PersonId of, Collection<PersonId> contacts, LocalDate lastOn, UUID because) {
        Person person = people.get(of);
        return proposals.of(
                new Exposure(
                        because,
                        person.household(),
                        person.path(),
                        person.rentalPath(),
                        of,
                        List.copyOf(contacts),
                        CaseContact.Kind.CLOSE,
                        lastOn,
                        because,
                        clock.now(),
                        null,
                        0),
                REASON);
    }

    /** Puts those contacts under what the rules ask of them, unless they are under as much already; how many. */
    public int put(PersonId of, Set<PersonId> contacts, LocalDate lastOn, UUID because) {
        permissions.demand(SETTLE);
        care.hold(contacts);
        List<ExposureProposal> beginning = proposals(of, contacts, lastOn, because).stream()
                .filter(ExposureProposal::begins)
                .filter(each ->
                        each.running() == null || !because.equals(each.running().sourceId()))
                .toList();
        care.beginAll(beginning.stream().map(ExposureProposal::wanted).toList());
        audit.record("exposure.met", of.toString(), people.get(of).path(), Integer.toString(beginning.size()));
        return beginning.size();
    }
}
