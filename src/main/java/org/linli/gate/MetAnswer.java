package org.linli.gate;

import java.util.List;

/**
 * Who was at the same places as somebody.
 *
 * @param met whoever was there longest first
 * @param unknown how many more were there without a pass
 */
public record MetAnswer(List<Met> met, int unknown) {

    public MetAnswer {
        met = List.copyOf(met);
    }
}
