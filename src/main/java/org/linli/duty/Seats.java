package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands where: as it holds, until the next change. Each change is kept and told to whom it concerns. */
@Service
@Transactional
public class Seats {

    /** Nobody can stand in two shifts that are begun within it. */
    private static final Duration NEAR = Duration.ofDays(2);

    private final ShiftStore store;
    private final DutyMemberStore members;
    private final Permissions permissions;
    private final LockedKeys locked;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Seats(
            ShiftStore store,
            DutyMemberStore members,
            Permissions permissions,
            LockedKeys locked,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.members = members;
        this.permissions = permissions;
        this.locked = locked;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seat get(UUID id) {
        return store.seat(id).orElseThrow(() -> new NotFound("seat", id));
    }

    /** Of a member, whose shift ends after one moment and begins before the other, in their order. */
    @Transactional(readOnly = true)
    public List<Seat> ofMember(UUID member, Instant after, Instant before) {
        return store.ofMember(member, after, before);
    }

    /**
     * Puts somebody else into a seat, or nobody.
     *
     * @param from who stands there as far as whoever changes it knows
     * @param to who is to; null leaves it empty
     * @throws StaleRecord where somebody else stands there by now
     * @throws Refused for somebody who cannot: away, of another kind, at another post then, or no longer a member
     */
    public void put(UUID seat, @Nullable UUID from, @Nullable UUID to, SeatChange.Why why) {
        permissions.demand(Posts.KEEP);
        var change = new SeatChange(seat, from, to);
        hold(List.of(change));
        Seat now = get(seat);
        if (!now.shift().ends().isAfter(clock.now())) {
            throw Refused.of("member", "duty.seat.over");
        }
        if (to != null) {
            demandFit(now, to);
        }
        if (!Objects.equals(from, to)) {
            change(List.of(change), why);
        }
    }

    /** @throws Refused for the first reason why the member cannot stand there */
    void demandFit(Seat seat, UUID id) {
        DutyMember member = members.member(id).orElseThrow(() -> new NotFound("member", id));
        unfit(seat, member).ifPresent(why -> {
            throw Refused.of("member", why, member.name());
        });
    }

    /** Message key of why the member cannot stand there; empty when they can. */
    Optional<String> unfit(Seat seat, DutyMember member) {
        LocalDate day = seat.shift().day();
        if (day.isBefore(member.since()) || member.until() != null && day.isAfter(member.until())) {
            return Optional.of("duty.unfit.not_then");
        }
        if (seat.kind().isPresent() && !member.kinds().contains(seat.kind().get())) {
            return Optional.of("duty.unfit.kind");
        }
        LocalDate last = clock.dayOf(seat.shift().ends().minusNanos(1));
        if (members.absences(List.of(member.id()), day, last).stream().anyMatch(Absence::isBinding)) {
            return Optional.of("duty.unfit.away");
        }
        boolean elsewhere = store
                .ofMember(member.id(), seat.shift().begins(), seat.shift().ends())
                .stream()
                .anyMatch(other -> !other.id().equals(seat.id()));
        return elsewhere ? Optional.of("duty.unfit.elsewhere") : Optional.empty();
    }

    /**
     * Publishes what a plan says.
     *
     * @throws StaleRecord where somebody was put into one of the seats since the plan was begun: nothing is changed
     */
    public void publish(List<SeatChange> changes) {
        permissions.demand(Posts.KEEP);
        hold(changes);
        change(changes, SeatChange.Why.PLAN);
    }

    /** Those concerned are held: nobody is put into two places at once by two people. */
    void hold(Collection<SeatChange> changes) {
        locked.hold(
                "duty.member",
                changes.stream()
                        .flatMap(change ->
                                Stream.of(Optional.ofNullable(change.from()), Optional.ofNullable(change.to())))
                        .flatMap(Optional::stream)
                        .map(UUID::toString)
                        .distinct()
                        .toList());
    }

    /** All of them or, where one is stale, none. */
    void change(List<SeatChange> changes, SeatChange.Why why) {
        Instant now = clock.now();
        UUID by = Acting.now().id();
        Map<UUID, Seat> seats = new ArrayList<>(changes)
                .stream()
                        .map(change -> get(change.seat()))
                        .collect(Collectors.toMap(Seat::id, Function.identity(), (one, same) -> one));
        for (SeatChange change : changes) {
            if (!store.put(change)) {
                throw new StaleRecord("seat", change.seat());
            }
            store.note(
                    Ids.next(),
                    change,
                    Objects.requireNonNull(seats.get(change.seat())).shift().path(),
                    why,
                    now,
                    by);
        }
        seats.values().stream()
                .map(seat -> seat.shift().path())
                .distinct()
                .forEach(path -> audit.record("duty.seats.changed", path.slug(), path, why.code()));
    }

    /** No plan changes a locked seat. */
    public void lock(UUID seat, int version, boolean isLocked) {
        permissions.demand(Posts.KEEP);
        if (!store.lock(seat, version, isLocked)) {
            throw new StaleRecord("seat", seat);
        }
    }
}
