package org.linli.care;

import java.util.Map;
import org.linli.policy.Protocol.Happening;

/**
 * An extension as the protocol asks for it by what stands in the way of the release now.
 *
 * @param days to add; 0 where nothing asks for any
 * @param test whether a sample is to be taken on the new last day
 * @param causes what stands in the way, with the days that the protocol adds for it
 */
public record Extension(int days, boolean test, Map<Happening, Integer> causes) {

    public Extension {
        causes = Map.copyOf(causes);
    }
}
