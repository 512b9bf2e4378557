package org.linli.keypersons;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which reasons count, and how often somebody must be met because of each.
 *
 * @param days by reason, within how many days somebody must be met again, 1 to 90; 0 for a reason that does not count.
 *     What is left out stays as usual
 * @param from the time of day from which look-ins stand on Today, such as 08:00
 * @param until the time of day by which they are to be done
 * @param tries how often nobody may be there until it is an alarm, 1 to 10
 */
@ConfigurationProperties("linli.key-persons")
record KeyPersonSettings(
        Map<KeyReason, Integer> days,
        @Nullable String from,
        @Nullable String until,
        @Nullable Integer tries) {

    private static final int LONGEST = 90;
    private static final int MOST_TRIES = 10;

    private static final Map<KeyReason, Integer> USUAL = Map.of(
            KeyReason.QUARANTINE, 1,
            KeyReason.MONITORING, 1,
            KeyReason.CHILD_ALONE, 1,
            KeyReason.ALONE_AT_80, 3,
            KeyReason.PSYCHIATRIC, 3,
            KeyReason.DIALYSIS, 3,
            KeyReason.PREGNANT, 7,
            KeyReason.NEEDS_HELP, 7,
            KeyReason.DISABLED, 0,
            KeyReason.CHRONIC_ILLNESS, 0);

    KeyPersonSettings(
            @Nullable Map<KeyReason, Integer> days,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer tries) {
        Map<KeyReason, Integer> all = new EnumMap<>(USUAL);
        all.putAll(Objects.requireNonNullElse(days, Map.of()));
        all.forEach((reason, number) -> {
            if (number < 0 || number > LONGEST) {
                throw new IllegalArgumentException(
                        "linli.key-persons.days." + reason.code() + " " + number + " is not 0 to " + LONGEST);
            }
        });
        this.days = Map.copyOf(all);
        this.from = Objects.requireNonNullElse(from, "08:00");
        this.until = Objects.requireNonNullElse(until, "18:00");
        this.tries = Objects.requireNonNullElse(tries, 2);
        if (!fromTime().isBefore(untilTime())) {
            throw new IllegalArgumentException("linli.key-persons.until " + this.until + " is not after " + this.from);
        }
        if (mostTries() < 1 || mostTries() > MOST_TRIES) {
            throw new IllegalArgumentException("linli.key-persons.tries " + tries + " is not 1 to " + MOST_TRIES);
        }
    }

    private static LocalTime time(String name, @Nullable String text) {
        try {
            return LocalTime.parse(Objects.requireNonNull(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "linli.key-persons." + name + " " + text + " is no time such as 08:00", e);
        }
    }

    LocalTime fromTime() {
        return time("from", from);
    }

    LocalTime untilTime() {
        return time("until", until);
    }

    int mostTries() {
        return Objects.requireNonNull(tries);
    }

    /** The reasons that count, the most pressing first. */
    List<KeyReason> counting() {
        return days.keySet().stream()
                .filter(reason -> within(reason) > 0)
                .sorted()
                .toList();
    }

    /** Within how many days somebody must be met again. */
    int within(KeyReason reason) {
        return Objects.requireNonNull(days.get(reason));
    }
}
