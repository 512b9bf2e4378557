package org.linli.duty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Duty, for software: who stands where, and putting somebody there. */
@RestController
@RequestMapping("/api/v1/duty")
@Allowed(Posts.SEE)
class DutyApi {

    /** Days asked for at once. */
    private static final int MOST_DAYS = 31;

    private final Posts posts;
    private final DutyBoard board;
    private final DutyDays days;
    private final MyDuty mine;
    private final Seats seats;
    private final Territory territory;
    private final BusinessClock clock;

    DutyApi(
            Posts posts,
            DutyBoard board,
            DutyDays days,
            MyDuty mine,
            Seats seats,
            Territory territory,
            BusinessClock clock) {
        this.posts = posts;
        this.board = board;
        this.days = days;
        this.mine = mine;
        this.seats = seats;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * Posts of an area and below it, those that were closed too.
     *
     * @param area path of a node; the caller's own community when absent
     */
    @GetMapping("/posts")
    @Operation(summary = "Posts at which somebody is to stand")
    List<PostShown> posts(@RequestParam(required = false) @Nullable String area) {
        return posts.within(within(area)).stream().map(PostShown::of).toList();
    }

    /** For how many days in a row a post was manned, and where nobody was. */
    @GetMapping("/posts/{id}/days")
    @Operation(summary = "For how many days in a row a post was manned, with the gaps")
    DaysShown days(@PathVariable UUID id) {
        return DaysShown.of(days.of(posts.get(id)));
    }

    /**
     * Shifts of an area and below it by the day on which they begin, with who stands in them.
     *
     * @param area path of a node; the caller's own community when absent
     * @param from the first day; today when absent
     * @param until the last day, at most 31 days later; the first when absent
     */
    @GetMapping("/shifts")
    @Operation(summary = "Shifts of up to 32 days, with who stands in them")
    List<ShiftShown> shifts(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until) {
        LocalDate first = Objects.requireNonNullElseGet(from, clock::today);
        LocalDate last = Objects.requireNonNullElse(until, first);
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw Refused.of("until", "duty.api.until", MOST_DAYS);
        }
        return board.within(within(area), first, last).stream()
                .map(shift -> ShiftShown.of(shift, false))
                .toList();
    }

    /**
     * Shifts of an area and below it that run at this moment, with the numbers of who stands in them.
     *
     * @param area path of a node; the caller's own community when absent
     */
    @GetMapping("/now")
    @Operation(summary = "Who is on duty at this moment, with number")
    List<ShiftShown> now(@RequestParam(required = false) @Nullable String area) {
        return board.now(within(area)).stream()
                .flatMap(post -> post.shifts().stream())
                .map(shift -> ShiftShown.of(shift, true))
                .toList();
    }

    /** The caller's shifts from now on, as far as they are laid; empty for who does no duty. */
    @GetMapping("/mine")
    @Operation(summary = "The caller's own shifts")
    List<MyShiftShown> mine() {
        return mine
                .me()
                .map(member -> mine.shifts(member, clock.today().plusDays(Shifts.AHEAD)))
                .orElseGet(List::of)
                .stream()
                .map(MyShiftShown::of)
                .toList();
    }

    /**
     * Puts somebody into a seat, or nobody. 409 where somebody else stands there by now than {@code from} says; 422 for
     * somebody who cannot stand there then.
     */
    @PutMapping("/seats/{id}/member")
    @Allowed(Posts.KEEP)
    @Operation(summary = "Puts somebody into a seat in place of whoever stands there")
    SeatShown put(@PathVariable UUID id, @RequestBody Sent sent) {
        List<Problem> problems = new ArrayList<>();
        UUID from = member("from", sent.from(), problems);
        UUID to = member("to", sent.to(), problems);
        Refused.ifAny(problems);
        seats.put(id, from, to, SeatChange.Why.HAND);
        return SeatShown.of(board.ofSeat(seats.get(id)), false);
    }

    private static @Nullable UUID member(String field, @Nullable String sent, List<Problem> problems) {
        try {
            return sent == null ? null : UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.of(field, "duty.api.member"));
            return null;
        }
    }

    private AreaPath within(@Nullable String area) {
        return DutyArea.orHome(territory.narrowed(area));
    }

    /**
     * Who is to stand in a seat.
     *
     * @param from id of the member who stands there as far as the caller knows; null for nobody
     * @param to id of the member who is to; null leaves it empty
     */
    @Schema(name = "DutySeatSent")
    record Sent(@Nullable String from, @Nullable String to) {}

    /**
     * A post.
     *
     * @param kind such as {@code gate} or {@code hotline}
     * @param place how it is found; may be empty
     * @param since the first day on which somebody was to stand there
     * @param until the last such day; null while it goes on
     */
    @Schema(name = "DutyPost")
    record PostShown(
            UUID id,
            AreaPath area,
            String name,
            String kind,
            String place,
            LocalDate since,
            @Nullable LocalDate until) {

        static PostShown of(Post post) {
            return new PostShown(
                    post.id(), post.path(), post.name(), post.kind().code(), post.place(), post.since(), post.until());
        }
    }

    /**
     * How a post was manned.
     *
     * @param inRow days up to the last one on which somebody was to stand there
     * @param since the first of them; null where there is none
     * @param gaps shifts in which nobody was there, the latest first
     */
    @Schema(name = "DutyDays")
    record DaysShown(int inRow, @Nullable LocalDate since, List<GapShown> gaps) {

        static DaysShown of(DutyDays.Count count) {
            return new DaysShown(
                    count.inRow(),
                    count.since(),
                    count.gaps().stream()
                            .map(gap -> new GapShown(gap.day(), gap.begins(), gap.ends()))
                            .toList());
        }
    }

    /** A shift in which nobody was there. */
    @Schema(name = "DutyGap")
    record GapShown(LocalDate day, Instant begins, Instant ends) {}

    /**
     * A shift.
     *
     * @param day on which it begins
     * @param note of its pattern; may be empty
     */
    @Schema(name = "DutyShift")
    record ShiftShown(
            UUID id,
            UUID post,
            String postName,
            AreaPath area,
            LocalDate day,
            Instant begins,
            Instant ends,
            String note,
            List<SeatShown> seats) {

        static ShiftShown of(DutyBoard.OfShift of, boolean withNumbers) {
            Shift shift = of.shift();
            return new ShiftShown(
                    shift.id(),
                    shift.post(),
                    shift.postName(),
                    shift.path(),
                    shift.day(),
                    shift.begins(),
                    shift.ends(),
                    shift.note(),
                    of.seats().stream()
                            .map(seat -> SeatShown.of(seat, withNumbers))
                            .toList());
        }
    }

    /**
     * The place of one person in a shift.
     *
     * @param kind whom it asks for; null for whoever it is
     * @param member who stands there; null while nobody does
     * @param name theirs, empty for nobody
     * @param phone theirs as it is called; null where none is known, and where only the roster was asked for
     * @param locked whether no plan changes it
     */
    @Schema(name = "DutySeat")
    record SeatShown(
            UUID id,
            @Nullable String kind,
            @Nullable UUID member,
            String name,
            @Nullable String phone,
            boolean locked) {

        static SeatShown of(DutyBoard.OfSeat of, boolean withNumbers) {
            Seat seat = of.seat();
            return new SeatShown(
                    seat.id(),
                    seat.kind().map(DutyKind::code).orElse(null),
                    seat.member(),
                    of.name(),
                    Optional.of(of.phone())
                            .filter(phone -> withNumbers && !phone.isEmpty())
                            .orElse(null),
                    seat.locked());
        }
    }

    /**
     * A shift of the caller's own.
     *
     * @param seat theirs in it
     * @param state whether they are there: {@code to_come}, {@code due}, {@code absent}, {@code there}, {@code late},
     *     {@code left} or {@code missed}
     * @param with names of who stands there beside them
     */
    @Schema(name = "MyDutyShift")
    record MyShiftShown(
            UUID seat,
            UUID post,
            String postName,
            LocalDate day,
            Instant begins,
            Instant ends,
            String note,
            String state,
            List<String> with) {

        static MyShiftShown of(MyDuty.MyShift of) {
            Shift shift = of.shift();
            return new MyShiftShown(
                    of.standing().seat().id(),
                    shift.post(),
                    shift.postName(),
                    shift.day(),
                    shift.begins(),
                    shift.ends(),
                    shift.note(),
                    of.standing().state().code(),
                    of.fellows().stream().map(fellow -> fellow.member().name()).toList());
        }
    }
}
