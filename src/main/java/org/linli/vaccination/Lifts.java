package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.rides.RideAsk;
import org.linli.rides.RideEnd;
import org.linli.rides.RidePurpose;
import org.linli.rides.RideRequests;
import org.linli.rides.RideRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lifts to a day and back: asked for under the id of the appointment once it is kept, withdrawn with it, and told when
 * somebody is done at the site. A lift that cannot be asked for takes nothing of the appointment back.
 */
@Component
class Lifts {

    private static final Logger LOG = LoggerFactory.getLogger(Lifts.class);

    /** They are picked up at most so long before their half hour. */
    private static final Duration BEFORE = Duration.ofMinutes(60);

    /** From the beginning of their half hour: questions, dose and half an hour of observation. */
    private static final Duration STAY = Duration.ofMinutes(60);

    private final RideRequests rides;
    private final ConfinedPersons confinement;
    private final Permissions permissions;
    private final BeyondScope beyond;
    private final TransactionTemplate apart;
    private final BusinessClock clock;

    Lifts(
            RideRequests rides,
            ConfinedPersons confinement,
            Permissions permissions,
            BeyondScope beyond,
            PlatformTransactionManager transactions,
            BusinessClock clock) {
        this.rides = rides;
        this.confinement = confinement;
        this.permissions = permissions;
        this.beyond = beyond;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @TransactionalEventListener
    void made(AppointmentMade event) {
        Appointment one = event.appointment();
        if (!one.needs().contains(Needed.LIFT)) {
            withdraw(one.id());
            return;
        }
        LocalTime slot = Optional.ofNullable(one.slot()).orElse(event.day().opens());
        Instant begins = clock.at(event.day().day(), slot);
        apart(() -> rides.askAnew(new RideAsk(
                one.id(),
                PersonId.of(one.person()),
                RidePurpose.VACCINATION,
                RideEnd.home(),
                RideEnd.place(event.day().place()),
                begins.minus(BEFORE),
                begins,
                begins.plus(STAY),
                new RideRoom(
                        one.needs().contains(Needed.BESIDE) ? 1 : 0,
                        one.needs().contains(Needed.WHEELCHAIR),
                        isConfined(one, event.day()),
                        one.needs().contains(Needed.WHEELCHAIR)),
                "")));
    }

    @TransactionalEventListener
    void withdrawn(AppointmentWithdrawn event) {
        withdraw(event.appointment().id());
    }

    @TransactionalEventListener
    void over(AppointmentOver event) {
        if (event.appointment().needs().contains(Needed.LIFT)) {
            apart(() -> rides.ready(event.appointment().id(), event.at()));
        }
    }

    /** They have not left the site after all. */
    @TransactionalEventListener
    void changed(SiteVisitChanged event) {
        SiteEvent before = event.before().left();
        if (before != null
                && event.visit().left() == null
                && event.appointment().needs().contains(Needed.LIFT)) {
            apart(() -> rides.notReady(event.appointment().id(), before.at()));
        }
    }

    private void withdraw(UUID appointment) {
        apart(() -> rides.withdraw(appointment));
    }

    private boolean isConfined(Appointment one, VaccinationDay day) {
        return !confinement.on(day.day(), List.of(PersonId.of(one.person()))).isEmpty();
    }

    /**
     * In the name of whoever acts, or of the program where they ask for no rides; also for those who live elsewhere
     * meanwhile.
     */
    private void apart(Runnable asking) {
        Actor by = permissions.held(RideRequests.ASK) ? Acting.now() : Actor.SYSTEM;
        try {
            Acting.run(by, () -> apart.executeWithoutResult(status -> beyond.run(asking)));
        } catch (NotFound none) {
            LOG.debug("There is no ride of that appointment");
        } catch (Refused refused) {
            LOG.info("A ride was refused: {}", refused.problems().getFirst().key());
        }
    }
}
