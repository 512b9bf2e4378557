package org.linli.rides;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What plans of other areas have of a day, also of people whom whoever plans does not see. */
@Component
class RideTaken {

    private final RidePlanStore store;
    private final TransactionTemplate apart;

    RideTaken(RidePlanStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    /** Ids of cars and rides that published plans have, but for the area's own. */
    Set<UUID> of(AreaPath area, LocalDate day) {
        return Acting.as(
                Actor.SYSTEM,
                () -> Objects.requireNonNull(apart.execute(status -> Set.copyOf(store.taken(area, day)))));
    }
}
