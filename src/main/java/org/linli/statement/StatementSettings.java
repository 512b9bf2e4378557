package org.linli.statement;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hours of the daily report.
 *
 * @param signFrom from when on the day itself its statement may be signed; what is recorded later shows as a difference
 * @param due when a statement that is not signed counts as late, on the day itself
 * @param kept how far back a statement can be asked for: records are kept three years (Personal Information Protection
 *     Law, article 56)
 * @param shared for how long figures of the command view are shown to all who look, before they are counted again
 */
@ConfigurationProperties("linli.statement")
public record StatementSettings(
        @DefaultValue("16:00") LocalTime signFrom,
        @DefaultValue("20:00") LocalTime due,
        @DefaultValue("P3Y") Period kept,
        @DefaultValue("15s") Duration shared) {

    public StatementSettings {
        if (due.isBefore(signFrom)) {
            throw new IllegalArgumentException(
                    "linli.statement.due " + due + " lies before linli.statement.sign-from " + signFrom);
        }
    }
}
