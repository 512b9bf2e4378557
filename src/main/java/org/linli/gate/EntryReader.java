package org.linli.gate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/** Reads an entry as a device sent it; refused is what the device must mend, such as an outcome that cannot be. */
@Component
class EntryReader {

    private static final BigDecimal COLDEST = new BigDecimal("30.0");
    private static final BigDecimal HOTTEST = new BigDecimal("45.0");

    private final EntryDays days;
    private final BusinessClock clock;

    EntryReader(EntryDays days, BusinessClock clock) {
        this.days = days;
        this.clock = clock;
    }

    /**
     * The entry. Who was held up with a pass that is good was held up since the device did not know it yet.
     *
     * @param ahead by how much the device's clock is ahead of the server's
     * @param isPassGood whether the pass that was shown is good; true for whoever needs none
     */
    Entry read(EntrySent sent, Gate gate, Duration ahead, EntryHolder holder, boolean isPassGood, UUID guard) {
        UUID id = Optional.ofNullable(sent.id()).orElseThrow(() -> Refused.of("id", "gate.entry.id.missing"));
        Instant at = at(sent.at(), ahead);
        if (!days.holds(clock.dayOf(at))) {
            throw Refused.of("at", "gate.entry.old", EntryDays.DAYS);
        }
        EntryColour colour = EntryColour.of(Objects.requireNonNullElse(sent.colour(), ""))
                .orElseThrow(() -> Refused.of("colour", "gate.entry.colour.wrong"));
        EntryOutcome outcome = EntryOutcome.of(Objects.requireNonNullElse(sent.outcome(), ""))
                .orElseThrow(() -> Refused.of("outcome", "gate.entry.outcome.wrong"));
        if (sent.mask() == null) {
            throw Refused.of("mask", "gate.entry.mask");
        }
        Integer temperature = tenths(sent.temperature());
        EntryReason reason =
                EntryReason.seen(colour, temperature, sent.mask()).orElse(isPassGood ? null : EntryReason.PASS);
        if (reason != null && outcome == EntryOutcome.IN) {
            outcome = EntryOutcome.CHECKED;
        }
        if (reason == null && outcome != EntryOutcome.IN && holder.pass() != null) {
            reason = EntryReason.PASS;
        }
        if (reason == null && outcome != EntryOutcome.IN) {
            throw Refused.of("outcome", "gate.entry.outcome.why");
        }
        return new Entry(
                id,
                clock.dayOf(at),
                gate.path(),
                gate.place(),
                gate.id(),
                at,
                holder.pass(),
                holder.person(),
                sent.mask(),
                colour,
                temperature,
                outcome,
                reason,
                guard);
    }

    private Instant at(@Nullable Instant sent, Duration ahead) {
        if (sent == null) {
            throw Refused.of("at", "gate.entry.at.missing");
        }
        try {
            Instant at = sent.minus(ahead);
            return at.isAfter(clock.now()) ? clock.now() : at;
        } catch (ArithmeticException | DateTimeException beyond) {
            throw Refused.of("at", "gate.entry.old", EntryDays.DAYS);
        }
    }

    private static @Nullable Integer tenths(@Nullable BigDecimal degrees) {
        if (degrees == null) {
            return null;
        }
        if (degrees.compareTo(COLDEST) < 0
                || degrees.compareTo(HOTTEST) > 0
                || degrees.stripTrailingZeros().scale() > 1) {
            throw Refused.of("temperature", "gate.entry.temperature.wrong");
        }
        return degrees.movePointRight(1).intValueExact();
    }
}
