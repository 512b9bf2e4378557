package org.linli.supplies;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When silence is an alarm.
 *
 * @param silentFrom the time of day, such as 19:00, at which a confined household where nobody was met becomes an alarm
 */
@ConfigurationProperties("linli.supplies")
record SuppliesSettings(@DefaultValue("19:00") String silentFrom) {

    SuppliesSettings {
        try {
            LocalTime.parse(silentFrom);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "linli.supplies.silent-from " + silentFrom + " is no time such as 19:00", e);
        }
    }

    LocalTime silentHour() {
        return LocalTime.parse(silentFrom);
    }
}
