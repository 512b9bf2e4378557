package org.linli.duty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.rosters.RosterComparison;
import org.linli.rosters.RosterGap;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRemark;
import org.linli.rosters.RosterSeat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says plans in words: who is moved, what each stands, what is open, what is not met. */
@Component
@Transactional(readOnly = true)
class DutyPlanWords {

    private static final double MINUTES_OF_HOUR = 60;
    private static final String CHANGE = "rosters.missed.change";

    private final ShiftStore shifts;
    private final DutyMembers members;
    private final DutyBoard board;
    private final DutyNames names;
    private final DutyRemarkTexts remarks;
    private final Dates dates;
    private final Texts texts;

    DutyPlanWords(
            ShiftStore shifts,
            DutyMembers members,
            DutyBoard board,
            DutyNames names,
            DutyRemarkTexts remarks,
            Dates dates,
            Texts texts) {
        this.shifts = shifts;
        this.members = members;
        this.board = board;
        this.names = names;
        this.remarks = remarks;
        this.dates = dates;
        this.texts = texts;
    }

    /** Of a proposal. */
    DutyPlanView of(DutyPlanCheck check) {
        RosterProblem problem = check.ground().problem();
        Map<UUID, Seat> seats = seats(Stream.concat(
                        check.ground().seats().stream().map(Seat::id),
                        check.lost().keySet().stream().map(DutyPlanSeat::seat))
                .distinct()
                .toList());
        Map<UUID, DutyMember> known = check.ground().membersById();
        Map<UUID, DutyMember> named = named(check.lost().keySet());
        return new DutyPlanView(
                check.mark(),
                check.kept().size(),
                DutyPlanKeeping.figures(problem, check.present(), 0),
                DutyPlanKeeping.figures(problem, check.planned(), 0),
                check.lost().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(inOrder(seats)))
                        .map(each -> line(each.getKey(), seats, named, remarks.of(each.getValue())))
                        .toList(),
                check.after().gaps().stream().map(gap -> gap(gap, seats)).toList(),
                moved(check, seats, known),
                loads(check),
                said(check, seats));
    }

    /** Of each seat that a plan gives to somebody else, in the order of the shifts. */
    List<DutyPlanView.Line> lines(List<DutyPlanSeat> rows, Predicate<DutyPlanSeat> which) {
        List<DutyPlanSeat> chosen = rows.stream().filter(which).toList();
        Map<UUID, Seat> seats = seats(chosen.stream().map(DutyPlanSeat::seat).toList());
        Map<UUID, DutyMember> known = named(chosen);
        return chosen.stream()
                .sorted(inOrder(seats))
                .map(row -> line(row, seats, known, ""))
                .toList();
    }

    /** By their shifts. */
    private static Comparator<DutyPlanSeat> inOrder(Map<UUID, Seat> seats) {
        return Comparator.comparing((DutyPlanSeat row) -> shift(seats, row).begins())
                .thenComparing(row -> shift(seats, row).postName())
                .thenComparing(DutyPlanSeat::seat);
    }

    private static Shift shift(Map<UUID, Seat> seats, DutyPlanSeat row) {
        return Objects.requireNonNull(seats.get(row.seat())).shift();
    }

    private Map<UUID, Seat> seats(Collection<UUID> ids) {
        return shifts.ofSeats(ids).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
    }

    /** Everybody whom these name, also who does no duty any more. */
    private Map<UUID, DutyMember> named(Collection<DutyPlanSeat> rows) {
        return members.byId(rows.stream()
                .flatMap(row -> Stream.of(row.from(), row.to()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private DutyPlanView.Line line(DutyPlanSeat row, Map<UUID, Seat> seats, Map<UUID, DutyMember> known, String why) {
        Seat seat = Objects.requireNonNull(seats.get(row.seat()));
        return new DutyPlanView.Line(
                seat.id(),
                when(seat),
                seat.shift().postName(),
                kind(seat),
                names.of(known, row.from()),
                names.of(known, row.to()),
                why);
    }

    private String when(Seat seat) {
        return dates.day(seat.shift().day()) + " " + board.hours(seat.shift());
    }

    private String kind(Seat seat) {
        return texts.of(seat.kind().map(DutyKind::key).orElse("duty.kind.any"));
    }

    private DutyPlanView.Gap gap(RosterGap gap, Map<UUID, Seat> seats) {
        Seat seat = Objects.requireNonNull(seats.get(gap.seat().id()));
        return new DutyPlanView.Gap(
                when(seat),
                seat.shift().postName(),
                kind(seat),
                gap.why().stream().map(remarks::of).toList());
    }

    private List<DutyPlanView.Moved> moved(DutyPlanCheck check, Map<UUID, Seat> seats, Map<UUID, DutyMember> known) {
        RosterComparison comparison = RosterComparison.of(
                check.ground().problem(),
                check.present().members(),
                check.planned().members());
        return moved(
                comparison.changes().stream()
                        .map(change -> new Moves(
                                Objects.requireNonNull(known.get(change.member())),
                                change.gained().stream().map(RosterSeat::id).toList(),
                                change.lost().stream().map(RosterSeat::id).toList()))
                        .toList(),
                seats);
    }

    /** Who has to be called about what was published: whoever has no account in which they read it. */
    List<DutyPlanView.Moved> called(List<DutyPlanSeat> rows) {
        List<DutyPlanSeat> published =
                rows.stream().filter(DutyPlanSeat::published).toList();
        Map<UUID, Seat> seats = seats(published.stream().map(DutyPlanSeat::seat).toList());
        List<DutyPlanSeat> sorted = published.stream().sorted(inOrder(seats)).toList();
        return moved(
                named(published).values().stream()
                        .filter(member -> member.account() == null)
                        .sorted(Comparator.comparing(DutyMember::name).thenComparing(DutyMember::id))
                        .map(member -> new Moves(
                                member,
                                of(sorted, row -> member.id().equals(row.to())),
                                of(sorted, row -> member.id().equals(row.from()))))
                        .toList(),
                seats);
    }

    /** Seats that somebody gets and gives away, the earliest first. */
    private record Moves(DutyMember member, List<UUID> gained, List<UUID> lost) {}

    private static List<UUID> of(List<DutyPlanSeat> rows, Predicate<DutyPlanSeat> which) {
        return rows.stream().filter(which).map(DutyPlanSeat::seat).toList();
    }

    private List<DutyPlanView.Moved> moved(List<Moves> all, Map<UUID, Seat> seats) {
        Map<UUID, String> phones = members.phones(all.stream()
                .map(Moves::member)
                .filter(member -> member.account() == null)
                .toList());
        return all.stream()
                .map(each -> new DutyPlanView.Moved(
                        each.member().name(),
                        phones.getOrDefault(each.member().id(), ""),
                        each.member().account() == null,
                        places(each.gained(), seats),
                        places(each.lost(), seats)))
                .toList();
    }

    private List<String> places(List<UUID> some, Map<UUID, Seat> seats) {
        return some.stream()
                .map(id -> Objects.requireNonNull(seats.get(id)))
                .map(seat -> when(seat) + " " + seat.shift().postName())
                .toList();
    }

    private static List<DutyPlanView.Load> loads(DutyPlanCheck check) {
        RosterProblem problem = check.ground().problem();
        return check.ground().members().stream()
                .map(member -> {
                    DutyPlanLoad after = load(problem, check.planned(), member.id());
                    RosterHistory history = problem.history().getOrDefault(member.id(), RosterHistory.NONE);
                    return new DutyPlanView.Load(
                            member.name(),
                            load(problem, check.present(), member.id()),
                            after,
                            history.minutes() / MINUTES_OF_HOUR + after.hours());
                })
                .toList();
    }

    private static DutyPlanLoad load(RosterProblem problem, RosterPlan plan, UUID member) {
        return DutyPlanLoad.of(
                problem,
                problem.seats().stream()
                        .filter(seat -> member.equals(plan.members().get(seat.id())))
                        .toList());
    }

    /** By whom it is about; what is about a shift, by its post and time. */
    private List<DutyPlanView.Said> said(DutyPlanCheck check, Map<UUID, Seat> seats) {
        Map<UUID, DutyMember> known = check.ground().membersById();
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (RosterRemark remark : check.after().remarks()) {
            if (!remark.key().equals(CHANGE)) {
                String about = remark.member() == null
                        ? Objects.requireNonNull(seats.get(remark.seat()))
                                .shift()
                                .postName()
                        : names.of(known, remark.member());
                said.computeIfAbsent(about, name -> new ArrayList<>()).add(remarks.of(remark));
            }
        }
        return said.entrySet().stream()
                .map(each -> new DutyPlanView.Said(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }
}
