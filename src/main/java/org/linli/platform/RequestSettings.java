package org.linli.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a sender is waited for.
 *
 * @param head from the first byte of a request to the end of its head
 * @param patience the time of waiting over which a body's speed is looked at
 * @param slowest bytes a second; a body that arrives slower than that is given up with 408
 */
@ConfigurationProperties("linli.requests")
public record RequestSettings(
        @DefaultValue("20s") Duration head,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("1KB") DataSize slowest) {}
