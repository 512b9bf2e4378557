package org.linli.care;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How soon needs are to be kept.
 *
 * @param within by kind, for whom asks for no other time, 10 minutes to 30 days; what is left out stays as usual
 */
@ConfigurationProperties("linli.needs")
record NeedSettings(Map<Need.What, Duration> within) {

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Map<Need.What, Duration> USUAL = Map.of(
            Need.What.FOOD, Duration.ofHours(4),
            Need.What.MEDICINE, Duration.ofHours(2),
            Need.What.DIALYSIS, Duration.ofHours(12),
            Need.What.PREGNANCY, Duration.ofHours(12),
            Need.What.BABY, Duration.ofHours(4),
            Need.What.TALK, Duration.ofHours(24),
            Need.What.OTHER, Duration.ofHours(24));

    NeedSettings(@Nullable Map<Need.What, Duration> within) {
        Map<Need.What, Duration> all = new EnumMap<>(USUAL);
        all.putAll(Objects.requireNonNullElse(within, Map.of()));
        all.forEach((what, time) -> {
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "linli.needs.within." + what.code() + " " + time + " is not 10 min to 30 d");
            }
        });
        this.within = Map.copyOf(all);
    }

    Duration within(Need.What what) {
        return Objects.requireNonNull(within.get(what));
    }
}
