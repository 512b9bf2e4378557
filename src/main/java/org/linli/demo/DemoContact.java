package org.linli.demo;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.PersonId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Somebody who went nowhere and was named as the contact of a close contact: put under 7+7 by hand. */
@Component
@Profile("demo")
class DemoContact {

    private static final String COMMUNITY = "hucang";
    private static final String PROTOCOL = "7+7";
    private static final int WORKING_AGE = 25;

    private final MeasuresByHand byHand;
    private final Accounts accounts;

    DemoContact(MeasuresByHand byHand, Accounts accounts) {
        this.byHand = byHand;
        this.accounts = accounts;
    }

    /** @param visits those who came; nobody of their households is chosen */
    void putUnderMeasure(Town town, List<Visit> visits, LocalDate today) {
        Set<UUID> families = new HashSet<>();
        visits.forEach(visit -> families.add(visit.who().family()));
        Town.Resident contact = town.residents.stream()
                .filter(r -> r.path().lineage().stream().anyMatch(p -> p.code().equals(COMMUNITY)))
                .filter(r -> r.relation() == Relation.HEAD && !families.contains(r.family()))
                .filter(r -> r.bornOn().plusYears(WORKING_AGE).isBefore(today))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody lives in " + COMMUNITY));
        Account secretary = accounts.lookingAfter(contact.path(), Role.SECRETARY).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody leads " + COMMUNITY));
        String version = byHand.choices().getFirst().version();
        Acting.run(
                secretary.actor(),
                () -> byHand.put(new MeasureChoice(
                        new PersonId(contact.id()),
                        version,
                        PROTOCOL,
                        null,
                        today.minusDays(1),
                        "市疾控中心通知：密接的密接，昨天在同一桌吃饭。")));
    }
}
