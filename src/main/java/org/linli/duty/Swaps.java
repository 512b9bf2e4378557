package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two who do duty agree that one stands in the other's shift, perhaps against one of their own. Nobody else has to
 * permit it: what no leader may do, they may not either, and the limits hold. An unanswered one is over when its shift
 * begins.
 */
@Service
@Transactional
public class Swaps {

    private static final Duration IN_SIGHT = Duration.ofDays(28);
    private static final int MOST_ENDED = 100;

    private final SwapStore store;
    private final Seats seats;
    private final DutyLimits limits;
    private final DutyMembers members;
    private final MyDuty duty;
    private final DutyChangeStore told;
    private final AuditTrail audit;
    private final DutyNames names;
    private final BusinessClock clock;

    Swaps(
            SwapStore store,
            Seats seats,
            DutyLimits limits,
            DutyMembers members,
            MyDuty duty,
            DutyChangeStore told,
            AuditTrail audit,
            DutyNames names,
            BusinessClock clock) {
        this.store = store;
        this.seats = seats;
        this.limits = limits;
        this.members = members;
        this.duty = duty;
        this.told = told;
        this.audit = audit;
        this.names = names;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Swap get(UUID id) {
        return store.swap(id).orElseThrow(() -> new NotFound("swap", id));
    }

    /** Open ones that a member asked or is asked, the oldest first. */
    @Transactional(readOnly = true)
    public List<SwapAsked> openOf(DutyMember member) {
        return told(store.openOf(member.id(), clock.now()));
    }

    /** Answered or withdrawn ones of an area and below it, of the last four weeks, the latest first. */
    @Transactional(readOnly = true)
    public List<SwapAsked> endedWithin(AreaPath area) {
        return told(store.endedWithin(area, clock.now().minus(IN_SIGHT), MOST_ENDED));
    }

    /** Open ones of an area and below it, the oldest first. */
    @Transactional(readOnly = true)
    public List<SwapAsked> openWithin(AreaPath area) {
        return told(store.openWithin(area, clock.now()));
    }

    private List<SwapAsked> told(List<Swap> swaps) {
        Map<UUID, DutyMember> known = members.byId(swaps.stream()
                .flatMap(swap -> Stream.of(swap.from(), swap.to()))
                .distinct()
                .toList());
        Map<UUID, Seat> concerned = seats.byId(swaps.stream()
                .flatMap(swap -> Stream.of(swap.seat(), swap.back()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return swaps.stream()
                .map(swap -> new SwapAsked(
                        swap,
                        names.ofSomebody(known, swap.from()),
                        names.ofSomebody(known, swap.to()),
                        Objects.requireNonNull(concerned.get(swap.seat())).shift(),
                        swap.back() == null
                                ? null
                                : Objects.requireNonNull(concerned.get(swap.back()))
                                        .shift()))
                .toList();
    }

    /**
     * Whoever acts asks a colleague; what is sent twice is asked once.
     *
     * @param id made where it is sent from
     * @param seat their own
     * @param back of the colleague, in which they would stand instead; null to give theirs away
     * @throws Refused where one of both cannot stand there, or it would break a limit
     */
    public Swap ask(UUID id, UUID seat, UUID to, @Nullable UUID back, String words) {
        DutyMember me = duty.required();
        var swap = new Swap(id, seat, me.id(), to, back, words.strip(), clock.now(), null, null);
        DutyMember colleague = members.get(to);
        if (to.equals(me.id())) {
            throw Refused.of("to", "duty.swap.self");
        }
        if (colleague.account() == null) {
            throw Refused.of("to", "duty.swap.no.account", colleague.name());
        }
        if (swap.words().length() > Swap.LONGEST_WORDS) {
            throw Refused.of("words", "duty.swap.words.long", Swap.LONGEST_WORDS);
        }
        demandFit(swap, me, colleague);
        if (store.insert(swap, seats.get(seat).shift().path(), Acting.now().id())) {
            audit.record("duty.swap.asked", id.toString(), me.path(), "");
            return swap;
        }
        Swap known = store.swap(id).orElseThrow(() -> Refused.of("to", "duty.swap.asked.already", colleague.name()));
        if (!known.from().equals(me.id())
                || !known.seat().equals(seat)
                || !known.to().equals(to)) {
            throw new Conflict(Problem.of("id", "duty.swap.id.taken"));
        }
        return known;
    }

    /**
     * Whoever was asked agrees: from now on it holds. Sent again it changes nothing.
     *
     * @throws Refused where it is over, was withdrawn, or can no longer be
     */
    public void agree(UUID id) {
        DutyMember me = duty.required();
        Swap swap = get(id);
        demandParty(swap.to(), me);
        List<SeatChange> changes = changes(swap);
        seats.hold(changes);
        if (get(id).outcome() == Swap.Outcome.AGREED) {
            return;
        }
        demandFit(swap, members.get(swap.from()), me);
        Instant now = clock.now();
        if (!store.end(id, Swap.Outcome.AGREED, now, Acting.now().id())) {
            throw Refused.of("", "duty.swap.over");
        }
        seats.change(changes, SeatChange.Why.SWAP);
        told.seeOwn(me.id(), changes.stream().map(SeatChange::seat).toList(), now);
        audit.record("duty.swap.agreed", id.toString(), me.path(), "");
    }

    private static List<SeatChange> changes(Swap swap) {
        var changes = new ArrayList<SeatChange>();
        changes.add(new SeatChange(swap.seat(), swap.from(), swap.to()));
        if (swap.back() != null) {
            changes.add(new SeatChange(swap.back(), swap.to(), swap.from()));
        }
        return changes;
    }

    /** Whoever was asked does not want it. */
    public void decline(UUID id) {
        demandParty(get(id).to(), duty.required());
        end(id, Swap.Outcome.DECLINED);
    }

    /** Whoever asked no longer wants it. */
    public void withdraw(UUID id) {
        demandParty(get(id).from(), duty.required());
        end(id, Swap.Outcome.WITHDRAWN);
    }

    private void end(UUID id, Swap.Outcome outcome) {
        if (!store.end(id, outcome, clock.now(), Acting.now().id()) && get(id).outcome() != outcome) {
            throw Refused.of("", "duty.swap.over");
        }
    }

    /** A swap of others is none to whoever acts. */
    private static void demandParty(UUID party, DutyMember me) {
        if (!party.equals(me.id())) {
            throw new NotFound("swap", party);
        }
    }

    private void demandFit(Swap swap, DutyMember from, DutyMember to) {
        Seat given = seats.get(swap.seat());
        Seat back = swap.back() == null ? null : seats.get(swap.back());
        if (!stands(given, swap.from()) || back != null && !stands(back, swap.to())) {
            throw Refused.of("seat", "duty.swap.over");
        }
        List<UUID> left =
                Stream.of(swap.seat(), swap.back()).filter(Objects::nonNull).toList();
        demandFit("to", given, to, left);
        if (back != null) {
            demandFit("back", back, from, left);
        }
    }

    /** Whether they stand there, and it has not begun. */
    private boolean stands(Seat seat, UUID member) {
        return member.equals(seat.member()) && seat.shift().begins().isAfter(clock.now());
    }

    private void demandFit(String field, Seat seat, DutyMember member, Collection<UUID> left) {
        Optional<String> why = seats.unfit(seat, member, left).or(() -> limits.broken(seat, member, left));
        if (why.isPresent()) {
            boolean own = member.account() != null
                    && member.account().equals(Acting.now().id());
            throw Refused.of(field, own ? why.get() : "duty.swap.unfit", member.name());
        }
    }
}
