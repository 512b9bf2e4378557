package org.linli.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did or looked at what, when: appended in the same transaction as the deed, never changed (PIPL art. 56 asks that
 * records of processing be kept three years).
 */
@Service
public class AuditTrail {

    private final AuditStore store;
    private final BusinessClock clock;

    AuditTrail(AuditStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Appends an entry for whoever acts.
     *
     * @param action such as {@code person.unmasked}; its words are the message {@code audit.<action>}
     * @param subject the id of what it was done to
     * @param area where it belongs; the actor's own area when null
     * @param detail more words, without personal numbers
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void record(String action, String subject, @Nullable AreaPath area, String detail) {
        var actor = Acting.now();
        var place = Optional.ofNullable(area).or(() -> Optional.ofNullable(actor.area()));
        store.insert(new AuditEntry(
                Ids.next(),
                clock.now(),
                actor.id(),
                actor.username(),
                action,
                subject,
                place.orElse(null),
                detail,
                address()));
    }

    /** Entries in the signed-in scope, newest first. */
    @Transactional(readOnly = true)
    public Paged<AuditEntry> list(AuditQuery query, Paging paging) {
        return store.list(query, paging);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
