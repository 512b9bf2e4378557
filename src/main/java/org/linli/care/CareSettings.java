package org.linli.care;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely measures are watched.
 *
 * @param watch how often it is looked for what was missed since and what begins, 5 seconds to 1 hour; 0 for never
 */
@ConfigurationProperties("linli.care")
record CareSettings(@DefaultValue("1m") Duration watch) {

    CareSettings {
        boolean sensible = watch.isZero()
                || (watch.compareTo(Duration.ofSeconds(5)) >= 0 && watch.compareTo(Duration.ofHours(1)) <= 0);
        if (!sensible) {
            throw new IllegalArgumentException("linli.care.watch " + watch + " is neither 0 nor 5 s to 1 h");
        }
    }
}
