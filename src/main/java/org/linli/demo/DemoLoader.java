package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.demo.VisitPlan.Visit;
import org.linli.keypersons.KeyPersons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with the reference sub-district before the server says that it is ready. All in one
 * transaction: a load that is interrupted leaves nothing behind and begins again at the next start. A database that has
 * accounts is left alone.
 */
@Component
@Profile("demo")
class DemoLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final DemoTerritory territory;
    private final DemoAccounts staff;
    private final DemoPeople people;
    private final DemoRiskPlaces riskPlaces;
    private final DemoHistory history;
    private final DemoContact contact;
    private final DemoNeed need;
    private final DemoLeave leave;
    private final DemoSupplies supplies;
    private final DemoDuty duty;
    private final DemoPlaces places;
    private final DemoGate gate;
    private final DemoRides rides;
    private final DemoVaccination vaccination;
    private final DemoPatrols patrols;
    private final DemoLead lead;
    private final KeyPersons keyPersons;
    private final DemoDraft draft;
    private final DemoClock demoClock;

    DemoLoader(
            Accounts accounts,
            TransactionTemplate transaction,
            DemoTerritory territory,
            DemoAccounts staff,
            DemoPeople people,
            DemoRiskPlaces riskPlaces,
            DemoHistory history,
            DemoContact contact,
            DemoNeed need,
            DemoLeave leave,
            DemoSupplies supplies,
            DemoDuty duty,
            DemoPlaces places,
            DemoGate gate,
            DemoRides rides,
            DemoVaccination vaccination,
            DemoPatrols patrols,
            DemoLead lead,
            KeyPersons keyPersons,
            DemoDraft draft,
            DemoClock demoClock) {
        this.accounts = accounts;
        this.transaction = transaction;
        this.territory = territory;
        this.staff = staff;
        this.people = people;
        this.riskPlaces = riskPlaces;
        this.history = history;
        this.contact = contact;
        this.need = need;
        this.leave = leave;
        this.supplies = supplies;
        this.duty = duty;
        this.places = places;
        this.gate = gate;
        this.rides = rides;
        this.vaccination = vaccination;
        this.patrols = patrols;
        this.lead = lead;
        this.keyPersons = keyPersons;
        this.draft = draft;
        this.demoClock = demoClock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Acting.run(Actor.SYSTEM, () -> {
            if (accounts.none()) {
                transaction.executeWithoutResult(status -> load(demoClock.begin()));
                demoClock.keep();
                draft.write();
            }
        });
    }

    private void load(LocalDate today) {
        long begun = System.nanoTime();
        DemoFacts facts = DemoFacts.load();
        Town town = TownBuilder.build(facts, today);
        territory.lay(town);
        staff.appoint(town);
        people.register(town, today);
        long peopled = System.nanoTime();
        List<Visit> visits = VisitPlan.plan(facts, town, today);
        DemoFamily family = DemoFamily.of(town, visits, today);
        riskPlaces.list(facts, today);
        play(() -> {
            history.play(facts, family, visits, demoClock::show);
            supplies.bring(family, today, demoClock::show);
        });
        play(() -> lead.work(town, today, demoClock::show));
        contact.putUnderMeasure(town, visits, today);
        need.tell(town, family, visits, today);
        leave.ask(family, today);
        duty.stand(facts, town, today);
        places.enter(facts, town, today);
        gate.open(facts, town, today);
        UUID site = rides.enterSite(facts, today);
        List<UUID> driven = new ArrayList<>();
        play(() -> driven.addAll(vaccination.play(facts, town, site, today, demoClock::show)));
        rides.plan(facts, driven, site, today);
        play(() -> patrols.walk(facts.root().child("xiafan"), today, demoClock::show));
        keyPersons.keepAll();
        LOG.info(
                "Loaded {} with {} synthetic people in {} s and played the weeks before today in {} s",
                town.nodes.getFirst().area().name(),
                town.residents.size(),
                seconds(begun, peopled),
                seconds(peopled, System.nanoTime()));
    }

    /** The clock runs on behind it. */
    private void play(Runnable past) {
        try {
            past.run();
        } finally {
            demoClock.run();
        }
    }

    private static double seconds(long from, long until) {
        return Math.round((until - from) / 1e8) / 10.0;
    }
}
