package org.linli.rosters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Who can take a seat whose taker has fallen ill: everybody else stays, no limit is broken. */
public final class RosterReplacements {

    private static final int MOST = 3;

    private final RosterBoard board;

    /** @param plan as it is published */
    public RosterReplacements(RosterProblem problem, RosterPlan plan) {
        this.board = new RosterModel(problem).board(plan.members());
    }

    /**
     * The best three, the best first; fewer or none where nobody else can.
     *
     * @param seat one of the problem's, whoever has it now
     */
    public List<RosterReplacement> of(UUID seat) {
        RosterSpot spot = board.model().spot(seat);
        RosterPerson ill = board.at(spot);
        board.clear(spot);
        List<RosterReplacement> best = spot.fitting().stream()
                .filter(person -> !person.equals(ill))
                .map(person -> new Candidate(person, board.added(spot, person)))
                .filter(candidate -> candidate.added().broken() == 0)
                .sorted(Comparator.comparingLong(
                                (Candidate candidate) -> candidate.added().missed())
                        .thenComparingInt(candidate -> candidate.person().index()))
                .limit(MOST)
                .map(candidate -> replacement(spot, candidate))
                .toList();
        if (ill != null) {
            board.place(spot, ill);
        }
        return best;
    }

    private record Candidate(RosterPerson person, RosterScore added) {}

    private RosterReplacement replacement(RosterSpot spot, Candidate candidate) {
        RosterPerson person = candidate.person();
        List<RosterRemark> reasons = reasons(spot, person);
        board.place(spot, person);
        var words = new RosterRemarks(board);
        List<RosterRemark> doubts = new ArrayList<>(words.seat(spot, person));
        doubts.removeIf(doubt -> doubt.key().equals("rosters.missed.change"));
        words.shares(person).stream()
                .filter(remark -> remark.key().endsWith(".over"))
                .forEach(doubts::add);
        board.clear(spot);
        return new RosterReplacement(person.id(), candidate.added().missed(), reasons, doubts);
    }

    private List<RosterRemark> reasons(RosterSpot spot, RosterPerson person) {
        List<RosterRemark> reasons = new ArrayList<>();
        RosterLoad load = board.load(person);
        long over = load.over(person, RosterMeasure.HOURS);
        LocalDate day = spot.seat().day();
        if (load.stints().stream().noneMatch(stint -> stint.day() == day.toEpochDay())) {
            reasons.add(reason("rosters.reason.free", spot, person, day));
        }
        if (over <= -RosterMeasure.HOURS.leastSaid()) {
            reasons.add(reason("rosters.reason.under", spot, person, RosterMeasure.HOURS.inWords(-over)));
        }
        if (person.team() != null && board.teams(spot.shift()).contains(person.team())) {
            reasons.add(reason("rosters.reason.team", spot, person));
        }
        if (person.member().home() != null
                && RosterSeatRule.steps(spot.seat().path(), person.member().home()) == 0) {
            reasons.add(reason("rosters.reason.near", spot, person));
        }
        return reasons;
    }

    private static RosterRemark reason(String key, RosterSpot spot, RosterPerson person, Object... arguments) {
        return new RosterRemark(key, person.id(), spot.seat().id(), List.of(arguments), 0);
    }
}
