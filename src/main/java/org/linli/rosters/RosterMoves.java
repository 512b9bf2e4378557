package org.linli.rosters;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the search tries: changes after which nobody stands in two places or without rest. Teams stand together, so a
 * shift is also given to another team whole. Public for the solver only.
 */
public class RosterMoves implements MoveIteratorFactory<RosterMonth, RosterMove> {

    /** Then nothing is changed: a month in which nothing can be must come to an end as well. */
    private static final int TRIES = 1000;

    /** Of a hundred moves, how many are of this kind or one before it. */
    private static final int GIVE = 25;

    private static final int SWAP = 65;
    private static final int ROTATE = 75;
    private static final int CREW = 85;
    private static final int CREWS = 100;

    /** For the solver. */
    public RosterMoves() {}

    @Override
    public long getSize(ScoreDirector<RosterMonth> director) {
        return director.getWorkingSolution().getTurns().size();
    }

    @Override
    public Iterator<RosterMove> createOriginalMoveIterator(ScoreDirector<RosterMonth> director) {
        throw new UnsupportedOperationException("Moves come by chance only");
    }

    @Override
    public Iterator<RosterMove> createRandomMoveIterator(ScoreDirector<RosterMonth> director, RandomGenerator random) {
        return new Chance(director.getWorkingSolution(), random);
    }

    private record Chance(RosterMonth month, RandomGenerator random) implements Iterator<RosterMove> {

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public RosterMove next() {
            month.heat().next();
            for (int i = 0; i < TRIES; i++) {
                RosterMove move = any();
                if (move.changes()
                        && !move.clashes(month.laid())
                        && month.heat().allows(move.worse(month.laid()), random)) {
                    return move;
                }
            }
            return new RosterMove();
        }

        private RosterMove any() {
            var move = new RosterMove();
            int kind = random.nextInt(CREWS);
            if (kind < GIVE) {
                give(move);
            } else if (kind < SWAP) {
                rotate(move, 2);
            } else if (kind < ROTATE) {
                rotate(move, 3);
            } else if (kind < CREW) {
                crew(move);
            } else {
                crews(move);
            }
            return move;
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private RosterTurn turn() {
            return any(month.getTurns());
        }

        private void give(RosterMove move) {
            RosterTurn turn = turn();
            if (!turn.getFitting().isEmpty()) {
                move.give(turn, any(turn.getFitting()));
            }
        }

        /** Each takes the seat of the next. */
        private void rotate(RosterMove move, int many) {
            RosterTurn first = turn();
            RosterTurn turn = first;
            for (int i = 1; i < many; i++) {
                RosterTurn next = turn();
                move.give(turn, next.getPerson());
                turn = next;
            }
            move.give(turn, first.getPerson());
        }

        /** A shift for some of one team. */
        private void crew(RosterMove move) {
            RosterTurn turn = turn();
            if (turn.getFitting().isEmpty()) {
                return;
            }
            List<RosterPerson> mates = month.laid().model().mates(any(turn.getFitting()));
            Set<RosterPerson> crew = new HashSet<>();
            for (RosterSpot spot : turn.spot().shift().seats()) {
                RosterPerson person = any(mates);
                if (crew.add(person)) {
                    move.give(month.turn(spot), person);
                }
            }
        }

        /** Two shifts with as many seats. */
        private void crews(RosterMove move) {
            List<RosterSpot> some = turn().spot().shift().seats();
            List<RosterSpot> others = turn().spot().shift().seats();
            for (int i = 0; i < some.size() && some.size() == others.size(); i++) {
                RosterTurn one = month.turn(some.get(i));
                RosterTurn other = month.turn(others.get(i));
                move.give(one, other.getPerson());
                move.give(other, one.getPerson());
            }
        }
    }
}
