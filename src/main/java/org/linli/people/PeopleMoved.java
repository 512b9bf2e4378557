package org.linli.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Many now live elsewhere; for each of them it means what {@link PersonMoved} does. */
public record PeopleMoved(List<PersonMoved> moves) {

    public PeopleMoved {
        moves = List.copyOf(moves);
    }

    /** The last move of each person. */
    public Map<PersonId, PersonMoved> last() {
        return moves.stream().collect(Collectors.toMap(PersonMoved::person, move -> move, (first, next) -> next));
    }

    /** The last move out of each home that somebody left. */
    public Map<HouseholdId, PersonMoved> lastOut() {
        return moves.stream()
                .filter(move -> !move.from().equals(move.household()))
                .collect(Collectors.toMap(PersonMoved::from, move -> move, (first, next) -> next));
    }
}
