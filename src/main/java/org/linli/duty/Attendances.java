package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.GuessTries;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who came to their shift and left it: by the code that the post shows, or by a leader, for whoever has no account. At
 * a post attendance is kept from the first day on which anybody signed in there.
 */
@Service
@Transactional
public class Attendances {

    /** Sign others in and out, and show the code of a post. */
    public static final String KEEP = "duty.attend";

    /** So long before its begin whoever comes may sign in. */
    static final Duration EARLY = Duration.ofMinutes(30);

    /** So long after its end a leader can say that somebody was there, and what was entered can be taken back. */
    static final Duration ENTERED_LATER = Duration.ofHours(24);

    private static final int MOST_WRONG = 5;
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final AttendanceStore store;
    private final Seats seats;
    private final DutyMembers members;
    private final PostCodes codes;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final GuessTries tries;

    Attendances(
            AttendanceStore store,
            Seats seats,
            DutyMembers members,
            PostCodes codes,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.seats = seats;
        this.members = members;
        this.codes = codes;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.tries = new GuessTries(MOST_WRONG, PAUSE, clock);
    }

    @Transactional(readOnly = true)
    public Attendance get(UUID id) {
        return store.attendance(id).orElseThrow(() -> new NotFound("attendance", id));
    }

    /** Each of the seats with whether whoever is to stand there is there, in the same order. */
    @Transactional(readOnly = true)
    public List<SeatStanding> standings(Collection<Seat> asked) {
        record Of(UUID seat, @Nullable UUID member) {}
        Map<Of, Attendance> known = new HashMap<>();
        store.ofSeats(asked.stream().map(Seat::id).toList())
                .forEach(each -> known.put(new Of(each.seat(), each.member()), each));
        Instant now = clock.now();
        return asked.stream()
                .map(seat -> {
                    Attendance attendance = known.get(new Of(seat.id(), seat.member()));
                    return new SeatStanding(seat, AttendanceState.of(seat, attendance, now), attendance);
                })
                .toList();
    }

    /** How many are not where they are to be, in an area and below it. */
    @Transactional(readOnly = true)
    public long absent(AreaPath area) {
        return store.countAbsent(area, clock.today(), clock.now());
    }

    /** Where a member is signed in and has not left, the latest first. */
    @Transactional(readOnly = true)
    public List<Attendance> open(UUID member) {
        return store.open(member, clock.today().minusDays(1));
    }

    /**
     * Signs in whoever acts, by the code of the post; what is sent twice is kept once.
     *
     * @param id made where it is sent from
     * @throws Refused for a wrong code, too many of them, another's seat, or a shift that is not on
     */
    public Attendance signIn(UUID id, UUID seat, String code) {
        Seat own = seats.get(seat);
        DutyMember member = own(own.member());
        demandCode(own.shift().post(), code);
        demandOpen(own, own.shift().ends());
        return in(
                id, own, member, new Attendance.Trace(clock.now(), Acting.now().id(), Attendance.Way.CODE), null);
    }

    /**
     * Signs somebody in, or says after the shift that they were there.
     *
     * @param id made where it is sent from
     * @throws Refused where nobody is to stand there, or for a shift that has not begun or is long over
     */
    public Attendance signInFor(UUID id, UUID seat) {
        permissions.demand(KEEP);
        Seat theirs = seats.get(seat);
        if (theirs.member() == null) {
            throw Refused.of("seat", "duty.attendance.nobody");
        }
        demandOpen(theirs, theirs.shift().ends().plus(ENTERED_LATER));
        DutyMember member = members.get(theirs.member());
        Instant now = clock.now();
        UUID by = Acting.now().id();
        Instant ends = theirs.shift().ends();
        return now.isBefore(ends)
                ? in(id, theirs, member, new Attendance.Trace(now, by, Attendance.Way.LEADER), null)
                : in(
                        id,
                        theirs,
                        member,
                        new Attendance.Trace(theirs.shift().begins(), by, Attendance.Way.LATER),
                        new Attendance.Trace(ends, by, Attendance.Way.LATER));
    }

    private Attendance in(UUID id, Seat seat, DutyMember member, Attendance.Trace in, Attendance.@Nullable Trace out) {
        Shift shift = seat.shift();
        var attendance = new Attendance(
                id, seat.id(), shift.id(), shift.post(), member.id(), shift.path(), shift.day(), in, out, "");
        if (store.insert(attendance)) {
            audit.record(
                    "duty.signed.in",
                    member.id().toString(),
                    shift.path(),
                    in.way().code());
            return attendance;
        }
        return store.ofSeats(List.of(seat.id())).stream()
                .filter(known -> known.member().equals(member.id()))
                .findFirst()
                .orElseThrow(() -> new Conflict(Problem.of("id", "duty.attendance.id.taken")));
    }

    private void demandOpen(Seat seat, Instant until) {
        Instant from = seat.shift().begins().minus(EARLY);
        if (clock.now().isBefore(from)) {
            throw Refused.of("seat", "duty.attendance.early", EARLY.toMinutes());
        }
        if (!clock.now().isBefore(until)) {
            throw Refused.of("seat", "duty.attendance.over");
        }
    }

    /**
     * Signs out whoever acts, by the code of the post; the same sent again changes nothing.
     *
     * @param note what whoever stands there next must know; may be empty
     * @throws Refused for a wrong code, too many of them, or a note that is too long
     */
    public Attendance signOut(UUID attendance, String code, String note) {
        Attendance own = get(attendance);
        own(own.member());
        checkNote(note);
        demandCode(own.post(), code);
        return out(own, Attendance.Way.CODE, note);
    }

    /** Signs somebody out, with what they have to say to whoever stands there next. */
    public Attendance signOutFor(UUID attendance, String note) {
        permissions.demand(KEEP);
        checkNote(note);
        return out(get(attendance), Attendance.Way.LEADER, note);
    }

    private static void checkNote(String note) {
        if (note.length() > Attendance.LONGEST_NOTE) {
            throw Refused.of("note", "duty.attendance.note.long", Attendance.LONGEST_NOTE);
        }
    }

    private Attendance out(Attendance attendance, Attendance.Way way, String note) {
        String said = note.strip();
        var trace = new Attendance.Trace(clock.now(), Acting.now().id(), way);
        if (store.signOut(attendance.id(), trace, said)) {
            audit.record("duty.signed.out", attendance.member().toString(), attendance.path(), way.code());
        } else if (!said.isEmpty()
                && !said.equals(get(attendance.id()).note())
                && !store.addNote(attendance.id(), said)) {
            throw Refused.of("note", "duty.attendance.note.other");
        }
        return get(attendance.id());
    }

    /**
     * Takes back the last step, which was a mistake: that they left, or that they came.
     *
     * @throws Refused for a shift that is long over
     */
    public void undo(UUID id) {
        Attendance attendance = get(id);
        if (!permissions.held(KEEP)) {
            own(attendance.member());
        }
        Instant ends = seats.get(attendance.seat()).shift().ends();
        if (!clock.now().isBefore(ends.plus(ENTERED_LATER))) {
            throw Refused.of("id", "duty.attendance.undo.late", ENTERED_LATER.toHours());
        }
        boolean undone = attendance.out() != null && attendance.in().way() != Attendance.Way.LATER
                ? store.undoOut(id)
                : store.undoIn(id, clock.now(), Acting.now().id());
        if (undone) {
            audit.record("duty.signed.undone", attendance.member().toString(), attendance.path(), "");
        }
    }

    /**
     * The code of a post, for whoever keeps attendance and for who is signed in there.
     *
     * @throws Forbidden for anybody else, who could sign in from elsewhere
     */
    @Transactional(readOnly = true)
    PostCodes.Shown code(UUID post) {
        if (!showsCode(post)) {
            throw new Forbidden(KEEP);
        }
        return codes.shown(post);
    }

    /** Whether whoever acts may show the code of a post. */
    @Transactional(readOnly = true)
    public boolean showsCode(UUID post) {
        return permissions.held(KEEP)
                || me().stream()
                        .flatMap(member -> open(member.id()).stream())
                        .anyMatch(attendance -> attendance.post().equals(post));
    }

    private void demandCode(UUID post, String typed) {
        String who = Acting.now().account().toString();
        if (!tries.begins(who)) {
            throw Refused.of("code", "duty.code.wait", PAUSE.toMinutes());
        }
        if (!codes.accepts(post, typed)) {
            throw Refused.of("code", "duty.code.wrong");
        }
        tries.succeeded(who);
    }

    private Optional<DutyMember> me() {
        UUID account = Acting.now().id();
        return account == null ? Optional.empty() : members.ofAccount(account);
    }

    private DutyMember own(@Nullable UUID member) {
        return me().filter(mine -> mine.id().equals(member))
                .orElseThrow(() -> Refused.of("seat", "duty.attendance.other"));
    }

    /** The day since which attendance is kept at a post; empty where nobody ever signed in. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> keptSince(UUID post) {
        return store.keptSince(post);
    }
}
