package org.linli.needs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How soon needs are to be kept, and who hears of it when they are not.
 *
 * @param within by kind, for whom asks for no other time, 10 minutes to 30 days; what is left out stays as usual
 * @param urgent the kinds that are pinned like an alarm from the start
 * @param secretaryAfter how long after its time the secretary is told too, 1 minute to 1 day
 * @param secretaryAfterUrgent the same of urgent kinds
 */
@ConfigurationProperties("linli.needs")
record NeedSettings(
        Map<Need.What, Duration> within,
        Set<Need.What> urgent,
        Duration secretaryAfter,
        Duration secretaryAfterUrgent) {

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    private static final Map<Need.What, Duration> USUAL = Map.of(
            Need.What.FOOD, Duration.ofHours(4),
            Need.What.MEDICINE, Duration.ofHours(2),
            Need.What.HOSPITAL, Duration.ofHours(12),
            Need.What.DIALYSIS, Duration.ofHours(12),
            Need.What.PREGNANCY, Duration.ofHours(12),
            Need.What.BABY, Duration.ofHours(4),
            Need.What.PETS, Duration.ofHours(12),
            Need.What.CERTIFICATE, Duration.ofHours(24),
            Need.What.TALK, Duration.ofHours(24),
            Need.What.OTHER, Duration.ofHours(24));

    private static final Set<Need.What> USUALLY_URGENT = Set.of(Need.What.MEDICINE, Need.What.DIALYSIS, Need.What.BABY);

    NeedSettings(
            @Nullable Map<Need.What, Duration> within,
            @Nullable Set<Need.What> urgent,
            @Nullable Duration secretaryAfter,
            @Nullable Duration secretaryAfterUrgent) {
        Map<Need.What, Duration> all = new EnumMap<>(USUAL);
        all.putAll(Objects.requireNonNullElse(within, Map.of()));
        all.forEach((what, time) -> {
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "linli.needs.within." + what.code() + " " + time + " is not 10 min to 30 d");
            }
        });
        this.within = Map.copyOf(all);
        this.urgent = Set.copyOf(Objects.requireNonNullElse(urgent, USUALLY_URGENT));
        this.secretaryAfter = step("secretary-after", Objects.requireNonNullElse(secretaryAfter, Duration.ofHours(1)));
        this.secretaryAfterUrgent = step(
                "secretary-after-urgent", Objects.requireNonNullElse(secretaryAfterUrgent, Duration.ofMinutes(30)));
    }

    private static Duration step(String name, Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("linli.needs." + name + " " + time + " is not 1 min to 1 d");
        }
        return time;
    }

    Duration within(Need.What what) {
        return Objects.requireNonNull(within.get(what));
    }

    /** How long after its time the secretary is told of one that is late. */
    Duration secretaryAfter(Need.What what) {
        return urgent.contains(what) ? secretaryAfterUrgent : secretaryAfter;
    }
}
