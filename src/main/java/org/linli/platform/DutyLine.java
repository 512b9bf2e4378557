package org.linli.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom to phone while nothing can be stored: a fever does not wait until somebody has made room.
 *
 * @param dutyPhone number of the duty line as it is to be read, perhaps with a name; null when the installation has
 *     none
 */
@ConfigurationProperties("linli")
public record DutyLine(@Nullable String dutyPhone) {

    public DutyLine {
        dutyPhone = dutyPhone == null || dutyPhone.isBlank() ? null : dutyPhone.strip();
    }

    /** What cannot wait is told by phone, and to whom. */
    public Problem call() {
        return dutyPhone == null
                ? Problem.of("", "problem.disk-full.call")
                : Problem.of("", "problem.disk-full.phone", dutyPhone);
    }
}
