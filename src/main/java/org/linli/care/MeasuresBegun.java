package org.linli.care;

import java.util.List;

/**
 * Measures that have begun, or go on in another place; listeners are called before that commits.
 *
 * @param measures one of each person; those that confine nobody too
 */
public record MeasuresBegun(List<Measure> measures) {

    public MeasuresBegun {
        measures = List.copyOf(measures);
    }
}
