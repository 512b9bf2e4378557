package org.linli.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong passwords are borne before whoever sends them has to wait.
 *
 * @param most for one sign-in name from one address, or from one known device
 * @param perAddress for all names together from one address
 * @param perName for one name from all addresses together; known devices go on
 * @param pause how long after the last wrong one
 */
@ConfigurationProperties("linli.sign-in")
record SignInSettings(
        @DefaultValue("8") int most,
        @DefaultValue("40") int perAddress,
        @DefaultValue("100") int perName,
        @DefaultValue("10m") Duration pause) {}
