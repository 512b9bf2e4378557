package org.linli.vaccination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Days on which doses are given at a site: held for an area, seen by whoever works in it or below. */
@Service
@Transactional
public class VaccinationDays {

    /** Permission to hold days and to change them. */
    public static final String HOLD = "vaccination.hold";

    private final VaccinationDayStore store;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    VaccinationDays(
            VaccinationDayStore store,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds one; sent twice with the same id it is stored once.
     *
     * @throws Refused for a day that is over, and where the site has one at that time
     */
    public VaccinationDay hold(VaccinationDay day) {
        demand(day);
        if (day.day().isBefore(clock.today())) {
            throw Refused.of(VaccinationDayForm.DAY, "vaccination.day.past");
        }
        try {
            if (store.insert(day)) {
                audit.record("vaccination.day.held", day.id().toString(), day.path(), "");
            }
        } catch (DuplicateKeyException taken) {
            throw Refused.of(VaccinationDayForm.OPENS, "vaccination.day.taken");
        }
        return get(day.id());
    }

    /**
     * Changes one, or cancels it; what follows for those who are to come follows with it. One that was cancelled stays
     * so: people were told, and their appointments are gone.
     *
     * @throws Refused for one that was cancelled and is to be held, for another day that is over, and where the site
     *     has one at that time
     * @throws StaleRecord where somebody else did so meanwhile
     */
    public void change(VaccinationDay day) {
        demand(day);
        VaccinationDay before = get(day.id());
        if (before.cancelled() && !day.cancelled()) {
            throw Refused.of(VaccinationDayForm.CANCELLED, "vaccination.day.cancelled.stays");
        }
        if (!day.day().equals(before.day()) && day.day().isBefore(clock.today())) {
            throw Refused.of(VaccinationDayForm.DAY, "vaccination.day.past");
        }
        try {
            if (!store.update(day)) {
                throw new StaleRecord("vaccination day", day.id());
            }
        } catch (DuplicateKeyException taken) {
            throw Refused.of(VaccinationDayForm.OPENS, "vaccination.day.taken");
        }
        events.publishEvent(new VaccinationDayChanged(before, get(day.id())));
        audit.record("vaccination.day.changed", day.id().toString(), day.path(), "");
    }

    private void demand(VaccinationDay day) {
        permissions.demand(HOLD);
        Acting.demandSight(day.path());
    }

    @Transactional(readOnly = true)
    public VaccinationDay get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("vaccination day", id));
    }

    @Transactional(readOnly = true)
    public Optional<VaccinationDay> find(UUID id) {
        return store.find(id);
    }

    /** Those of today and later, the nearest first. */
    @Transactional(readOnly = true)
    public List<VaccinationDay> coming() {
        return store.from(clock.today());
    }

    /** Those before today, the latest first. */
    @Transactional(readOnly = true)
    public List<VaccinationDay> past(int most) {
        return store.before(clock.today(), most);
    }
}
