package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
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

    private final ShiftStore store;
    private final MemberShifts standing;
    private final DutyMemberStore members;
    private final DutyKeeping keeping;
    private final DutyLimits limits;
    private final LockedKeys locked;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Seats(
            ShiftStore store,
            MemberShifts standing,
            DutyMemberStore members,
            DutyKeeping keeping,
            DutyLimits limits,
            LockedKeys locked,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.standing = standing;
        this.members = members;
        this.keeping = keeping;
        this.limits = limits;
        this.locked = locked;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seat get(UUID id) {
        return store.seat(id).orElseThrow(() -> new NotFound("seat", id));
    }

    /** The seats with these ids, by id; cancelled ones too. */
    @Transactional(readOnly = true)
    public Map<UUID, Seat> byId(Collection<UUID> ids) {
        return store.ofSeats(ids).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
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
        keeping.demand(get(seat).shift().path());
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
    private void demandFit(Seat seat, UUID id) {
        DutyMember member = members.member(id).orElseThrow(() -> new NotFound("member", id));
        unfit(seat, member).ifPresent(why -> {
            throw Refused.of("member", why, member.name());
        });
    }

    /** Message key of the first limit that the member goes over in that seat; empty where they keep them all. */
    @Transactional(readOnly = true)
    public Optional<String> overLimit(Seat seat, DutyMember member) {
        return limits.broken(seat, member, List.of());
    }

    /** Message key of why the member cannot stand there; empty when they can. */
    Optional<String> unfit(Seat seat, DutyMember member) {
        return unfit(seat, member, List.of());
    }

    /** @param left seats that they would stand in no longer */
    Optional<String> unfit(Seat seat, DutyMember member, Collection<UUID> left) {
        return Optional.ofNullable(unfit(seat, List.of(member), left).get(member.id()));
    }

    /** Message keys of why some of the members cannot stand there, by their id. */
    @Transactional(readOnly = true)
    public Map<UUID, String> unfit(Seat seat, Collection<DutyMember> some) {
        return unfit(seat, some, List.of());
    }

    private Map<UUID, String> unfit(Seat seat, Collection<DutyMember> some, Collection<UUID> left) {
        List<UUID> ids = some.stream().map(DutyMember::id).toList();
        Shift shift = seat.shift();
        Map<UUID, List<Absence>> absences = members.absences(ids, shift.day(), lastDay(seat)).stream()
                .filter(Absence::isBinding)
                .collect(Collectors.groupingBy(Absence::member));
        Map<UUID, List<FreeHours>> hours = members.freeHours(ids);
        Set<UUID> elsewhere = standing.of(ids, shift.day().minusDays(1), lastDay(seat)).stream()
                .filter(other -> !other.id().equals(seat.id()) && !left.contains(other.id()))
                .filter(other -> other.shift().overlaps(shift))
                .map(Seat::member)
                .collect(Collectors.toSet());
        Map<UUID, String> unfit = new HashMap<>();
        for (DutyMember member : some) {
            unfitByThemselves(
                            seat,
                            member,
                            absences.getOrDefault(member.id(), List.of()),
                            hours.getOrDefault(member.id(), List.of()))
                    .or(() -> elsewhere.contains(member.id()) ? Optional.of("duty.unfit.elsewhere") : Optional.empty())
                    .ifPresent(why -> unfit.put(member.id(), why));
        }
        return unfit;
    }

    /** Why, whatever else they do. */
    private Optional<String> unfitByThemselves(
            Seat seat, DutyMember member, List<Absence> absences, List<FreeHours> hours) {
        LocalDate day = seat.shift().day();
        if (day.isBefore(member.since()) || member.until() != null && day.isAfter(member.until())) {
            return Optional.of("duty.unfit.not_then");
        }
        if (seat.kind().isPresent() && !member.kinds().contains(seat.kind().get())) {
            return Optional.of("duty.unfit.kind");
        }
        LocalDate last = lastDay(seat);
        if (absences.stream()
                .anyMatch(away -> !away.from().isAfter(last) && !away.until().isBefore(day))) {
            return Optional.of("duty.unfit.away");
        }
        if (member.noNights() != null && limits.isNight(seat.shift())) {
            return Optional.of("duty.unfit.night");
        }
        boolean hasTime = hours.isEmpty()
                || hours.stream()
                        .anyMatch(free -> free.covers(
                                LocalDateTime.ofInstant(seat.shift().begins(), clock.zone()),
                                LocalDateTime.ofInstant(seat.shift().ends(), clock.zone())));
        return hasTime ? Optional.empty() : Optional.of("duty.unfit.hours");
    }

    private LocalDate lastDay(Seat seat) {
        return clock.dayOf(seat.shift().ends().minusNanos(1));
    }

    /**
     * Publishes what a plan says.
     *
     * @throws StaleRecord where somebody was put into one of the seats since the plan was begun: nothing is changed
     */
    public void publish(List<SeatChange> changes) {
        paths(seats(changes)).forEach(keeping::demand);
        hold(changes);
        Map<UUID, Seat> seats = seats(changes);
        List<UUID> to = changes.stream()
                .flatMap(change -> Stream.ofNullable(change.to()))
                .distinct()
                .toList();
        demandFit(changes, seats, to);
        change(changes, seats, SeatChange.Why.PLAN);
        demandOnePlace(to);
    }

    /** What came up since the plan was begun: a lock, an absence, somebody who has left. */
    private void demandFit(List<SeatChange> changes, Map<UUID, Seat> seats, List<UUID> ids) {
        Map<UUID, DutyMember> known = members.byId(ids);
        LocalDate first = days(seats).min(Comparator.naturalOrder()).orElseGet(clock::today);
        LocalDate last =
                days(seats).max(Comparator.naturalOrder()).orElse(first).plusDays(1);
        Map<UUID, List<Absence>> absences = members.absences(ids, first, last).stream()
                .filter(Absence::isBinding)
                .collect(Collectors.groupingBy(Absence::member));
        for (SeatChange change : changes) {
            Seat seat = Objects.requireNonNull(seats.get(change.seat()));
            if (seat.locked()) {
                throw new StaleRecord("seat", seat.id());
            }
            UUID to = change.to();
            if (to != null) {
                DutyMember member = Optional.ofNullable(known.get(to)).orElseThrow(() -> new NotFound("member", to));
                unfitByThemselves(seat, member, absences.getOrDefault(member.id(), List.of()), List.of())
                        .ifPresent(why -> {
                            throw Refused.of("", why, member.name());
                        });
            }
        }
    }

    private static Stream<LocalDate> days(Map<UUID, Seat> seats) {
        return seats.values().stream().map(seat -> seat.shift().day());
    }

    private void demandOnePlace(List<UUID> moved) {
        standing.inTwoPlaces(moved).stream()
                .findFirst()
                .flatMap(members::member)
                .ifPresent(member -> {
                    throw Refused.of("", "duty.unfit.elsewhere", member.name());
                });
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
        change(changes, seats(changes), why);
    }

    private void change(List<SeatChange> changes, Map<UUID, Seat> seats, SeatChange.Why why) {
        Instant now = clock.now();
        UUID by = Acting.now().id();
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
        paths(seats).forEach(path -> audit.record("duty.seats.changed", path.slug(), path, why.code()));
    }

    private Map<UUID, Seat> seats(List<SeatChange> changes) {
        Map<UUID, Seat> seats =
                byId(changes.stream().map(SeatChange::seat).distinct().toList());
        changes.stream()
                .map(SeatChange::seat)
                .filter(seat -> !seats.containsKey(seat))
                .forEach(seat -> {
                    throw new NotFound("seat", seat);
                });
        return seats;
    }

    private static Set<AreaPath> paths(Map<UUID, Seat> seats) {
        return seats.values().stream().map(seat -> seat.shift().path()).collect(Collectors.toSet());
    }

    /** No plan changes a locked seat. */
    public void lock(UUID seat, int version, boolean isLocked) {
        keeping.demand(get(seat).shift().path());
        if (!store.lock(seat, version, isLocked)) {
            throw new StaleRecord("seat", seat);
        }
    }
}
