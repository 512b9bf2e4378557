package org.linli.people;

import java.util.List;

/** Many now live elsewhere; for each of them it means what {@link PersonMoved} does. */
public record PeopleMoved(List<PersonMoved> moves) {

    public PeopleMoved {
        moves = List.copyOf(moves);
    }
}
