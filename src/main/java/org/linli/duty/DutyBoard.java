package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** Who stands where, with their numbers, as pages show it. */
@Component
public class DutyBoard {

    private final Posts posts;
    private final Shifts shifts;
    private final DutyMembers members;
    private final AreaNames names;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    DutyBoard(
            Posts posts,
            Shifts shifts,
            DutyMembers members,
            AreaNames names,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.posts = posts;
        this.shifts = shifts;
        this.members = members;
        this.names = names;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A post with its shifts.
     *
     * @param area where it is, in words
     */
    public record OfPost(Post post, String area, List<OfShift> shifts) {}

    /**
     * @param hours such as 11:00–13:00
     * @param isNow whether it runs at this moment
     * @param isOver whether it has ended
     */
    public record OfShift(Shift shift, String hours, boolean isNow, boolean isOver, List<OfSeat> seats) {

        /** Whether there is a seat in which nobody stands. */
        public boolean hasGap() {
            return seats.stream().anyMatch(seat -> seat.seat().member() == null);
        }
    }

    /**
     * @param name of who stands there, in general words for somebody of another area; empty for nobody
     * @param phone as it is called; empty where none is known
     */
    public record OfSeat(Seat seat, String name, String phone) {}

    /**
     * The posts of an area and below it with their shifts of a day, and with those of the night before that run into
     * it; posts without a shift then are there too while they are kept.
     */
    public List<OfPost> onDay(AreaPath area, LocalDate day) {
        Instant start = clock.startOf(day);
        List<Seat> seats = shifts.seats(area, day.minusDays(1), day).stream()
                .filter(seat -> seat.shift().ends().isAfter(start))
                .toList();
        Map<UUID, List<OfShift>> ofPost = shifts(seats).stream()
                .collect(Collectors.groupingBy(shift -> shift.shift().post()));
        List<Post> kept = posts.within(area).stream()
                .filter(post -> ofPost.containsKey(post.id())
                        || post.until() == null
                        || !post.until().isBefore(day))
                .toList();
        return ofPosts(kept, ofPost);
    }

    /** The posts of an area and below it at which somebody is to stand at this moment, with these shifts only. */
    List<OfPost> now(AreaPath area) {
        Instant now = clock.now();
        List<Seat> running = shifts.seats(area, clock.today().minusDays(1), clock.today()).stream()
                .filter(seat -> !seat.shift().begins().isAfter(now)
                        && seat.shift().ends().isAfter(now))
                .toList();
        Map<UUID, List<OfShift>> ofPost = shifts(running).stream()
                .collect(Collectors.groupingBy(shift -> shift.shift().post()));
        List<Post> manned = posts.within(area).stream()
                .filter(post -> ofPost.containsKey(post.id()))
                .toList();
        return ofPosts(manned, ofPost);
    }

    private List<OfPost> ofPosts(List<Post> shown, Map<UUID, List<OfShift>> ofPost) {
        Map<AreaPath, String> areas =
                names.of(shown.stream().map(Post::path).distinct().toList());
        return shown.stream()
                .map(post -> new OfPost(
                        post, areas.getOrDefault(post.path(), ""), ofPost.getOrDefault(post.id(), List.of())))
                .toList();
    }

    /** The shifts of one post on the days, in their order. */
    public List<OfShift> ofPost(UUID post, LocalDate from, LocalDate until) {
        return shifts(shifts.ofPost(post, from, until));
    }

    /** The shifts of an area and below it on the days, in their order. */
    List<OfShift> within(AreaPath area, LocalDate from, LocalDate until) {
        return shifts(shifts.seats(area, from, until));
    }

    private List<OfShift> shifts(List<Seat> seats) {
        Map<UUID, OfSeat> named = named(seats);
        Instant now = clock.now();
        Map<UUID, List<Seat>> byShift = seats.stream()
                .collect(Collectors.groupingBy(seat -> seat.shift().id(), LinkedHashMap::new, Collectors.toList()));
        return byShift.values().stream()
                .map(several -> {
                    Shift shift = several.getFirst().shift();
                    return new OfShift(
                            shift,
                            hours(shift),
                            !shift.begins().isAfter(now) && shift.ends().isAfter(now),
                            !shift.ends().isAfter(now),
                            several.stream()
                                    .map(seat -> Objects.requireNonNull(named.get(seat.id())))
                                    .toList());
                })
                .toList();
    }

    /** From when until when, by the clock. */
    public String hours(Shift shift) {
        return dates.time(shift.begins()) + "–" + dates.time(shift.ends());
    }

    /** A seat with who stands in it. */
    public OfSeat ofSeat(Seat seat) {
        return Objects.requireNonNull(named(List.of(seat)).get(seat.id()));
    }

    private Map<UUID, OfSeat> named(List<Seat> seats) {
        Map<UUID, DutyMember> known = members.byId(seats.stream()
                .flatMap(seat -> Stream.ofNullable(seat.member()))
                .distinct()
                .toList());
        Map<UUID, String> phones = members.phones(known.values());
        return seats.stream().collect(Collectors.toMap(Seat::id, seat -> {
            Optional<DutyMember> member = Optional.ofNullable(seat.member()).map(known::get);
            return new OfSeat(
                    seat,
                    member.map(DutyMember::name).orElse(seat.member() == null ? "" : texts.of("duty.somebody")),
                    member.map(one -> phones.getOrDefault(one.id(), "")).orElse(""));
        }));
    }
}
