package org.linli.access;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did or looked at what, when: appended in the same transaction as the deed, never changed (PIPL art. 56 asks that
 * records of processing be kept three years).
 */
@Service
public class AuditTrail {

    /** What may be the number of a document or a phone: it is not to stay in what nobody can change. */
    private static final Pattern NUMBER_OF_SOMEBODY =
            Pattern.compile("(?<![0-9A-Za-z-])\\d{11,18}[Xx]?(?![0-9A-Za-z-])");

    private static final Pattern NUMBER = Pattern.compile("[0-9Xx*]{5,}");
    private static final Pattern TAIL = Pattern.compile("[0-9]{1,4}[Xx]?");
    private static final int SHOWN_OF_HASH = 8;

    private final AuditStore store;
    private final BusinessClock clock;
    private final Sealing sealing;
    private final TransactionTemplate transaction;

    AuditTrail(AuditStore store, BusinessClock clock, Sealing sealing, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.store = store;
        this.clock = clock;
        this.sealing = sealing;
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
        store.insert(entry(action, subject, area, detail));
    }

    /** Appends an entry for each subject, as {@link #record} does for one. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void recordAll(String action, List<String> subjects, @Nullable AreaPath area, String detail) {
        if (!subjects.isEmpty()) {
            store.insertAll(entry(action, subjects.getFirst(), area, detail), subjects);
        }
    }

    private AuditEntry entry(String action, String subject, @Nullable AreaPath area, String detail) {
        Actor actor = Acting.now();
        Optional<AreaPath> place = Optional.ofNullable(area).or(() -> Optional.ofNullable(actor.area()));
        return new AuditEntry(
                Ids.next(),
                clock.now(),
                actor.id(),
                actor.username(),
                action,
                subject,
                place.orElse(null),
                NUMBER_OF_SOMEBODY.matcher(detail).replaceAll("…"),
                address());
    }

    /**
     * Notes that whoever acts searched for somebody; nothing when no text was given.
     *
     * @param where the list, such as {@code people}
     */
    public void searched(String where, String text, @Nullable AreaPath area) {
        if (!text.isBlank()) {
            transaction.executeWithoutResult(status -> record("searched", where, area, trace(text)));
        }
    }

    /**
     * What the trail keeps of a text that somebody searched for: of what kind it is, and a keyed hash, by which the
     * same search is known again and nobody can be found.
     */
    public String trace(String text) {
        String joined = text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        if (joined.isEmpty()) {
            return "";
        }
        String kind = NUMBER.matcher(joined).matches()
                ? "number"
                : TAIL.matcher(joined).matches() ? "tail" : "words";
        return kind + " " + HexFormat.of().formatHex(sealing.hash("search", joined), 0, SHOWN_OF_HASH);
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
