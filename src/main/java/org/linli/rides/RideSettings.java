package org.linli.rides;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how far it is to drive.
 *
 * @param roadFactor how much longer roads are than straight lines, 1 to 5
 * @param speed kilometres an hour on the roads, 5 to 120
 * @param getIn how long getting in takes
 * @param getOut how long getting out takes
 * @param help how much longer either takes where somebody needs help to the door
 * @param longest how long somebody may be in the car, where the straight way does not take longer
 * @param disinfecting how long a car is disinfected after a ride in a closed loop, before anybody else gets in
 * @param osrm address of a server with the table service of OSRM, asked for ways in place of reckoning; null for none
 * @param crossing how much longer it takes to cross a busy road
 * @param crossingMetres as how many metres more a crossing counts, beside the time
 * @param roads busy roads, each as the points of a line: {@code 29.28,120.23 29.29,120.24}
 */
@ConfigurationProperties("linli.rides")
record RideSettings(
        @DefaultValue("1.35") double roadFactor,
        @DefaultValue("30") double speed,
        @DefaultValue("2m") Duration getIn,
        @DefaultValue("1m") Duration getOut,
        @DefaultValue("3m") Duration help,
        @DefaultValue("45m") Duration longest,
        @DefaultValue("30m") Duration disinfecting,
        @Nullable URI osrm,
        @DefaultValue("1m") Duration crossing,
        @DefaultValue("400") double crossingMetres,
        @DefaultValue List<String> roads) {

    RideSettings {
        if (roadFactor < 1 || roadFactor > 5) {
            throw new IllegalArgumentException("linli.rides.road-factor " + roadFactor + " is not from 1 to 5");
        }
        if (speed < 5 || speed > 120) {
            throw new IllegalArgumentException("linli.rides.speed " + speed + " is not from 5 to 120");
        }
        roads = List.copyOf(roads);
    }
}
