package org.linli.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a sender is waited for, and how many are served at a time.
 *
 * @param head from the first byte of a request to the end of its head
 * @param patience the time of waiting over which a body's speed is looked at
 * @param slowest bytes a second; a body that arrives slower than that is given up with 408
 * @param atOnce requests that are worked on at the same time, fewer than there are connections to the database; 0 for
 *     four for each processor, 8 to 16: more only take them from each other
 * @param waiting requests that wait for their turn; a further one is told at once to come again
 * @param turn how long one waits for its turn until it is told to come again
 */
@ConfigurationProperties("linli.requests")
public record RequestSettings(
        @DefaultValue("20s") Duration head,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("1KB") DataSize slowest,
        @DefaultValue("0") int atOnce,
        @DefaultValue("200") int waiting,
        @DefaultValue("2s") Duration turn) {

    private static final int FOR_EACH_PROCESSOR = 4;
    private static final int FEWEST = 8;
    private static final int MOST = 16;

    public RequestSettings {
        atOnce = atOnce > 0
                ? atOnce
                : Math.clamp((long) FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), FEWEST, MOST);
    }
}
