package org.linli.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done for a person under a plan.
 *
 * @param kind what is to be done
 * @param day number of the day in the plan; the arrival is day 0 where the protocol counts from it
 * @param phase how the person lives on that day
 * @param date the calendar day
 * @param part the part of the day
 * @param from first minute of the window
 * @param until last minute of the window
 * @param mode one sample or two; null for what is not a sample
 * @param standing whether it still has to be done
 * @param madeUp whether it is a sample that stands in for a test day that went by before the person became known
 */
public record Slot(
        Kind kind,
        int day,
        Phase.Kind phase,
        LocalDate date,
        PartOfDay part,
        LocalTime from,
        LocalTime until,
        Phase.@Nullable Mode mode,
        Standing standing,
        boolean madeUp) {

    static final Comparator<Slot> IN_ORDER = Comparator.comparing(Slot::date)
            .thenComparing(Slot::from)
            .thenComparing(Slot::kind)
            .thenComparingInt(Slot::day);

    public boolean isRequired() {
        return standing == Standing.REQUIRED;
    }

    /** What is to be done. */
    public enum Kind {
        TEMPERATURE,
        SAMPLE,
        RELEASE
    }

    /** Whether it still has to be done. */
    public enum Standing {
        /** It has to be done. */
        REQUIRED,
        /** An earlier negative test stands for it. */
        CREDITED,
        /** Its time was over before the person became known here. */
        LAPSED;

        /** Message key of its name. */
        public String key() {
            return "policy.standing." + name().toLowerCase(Locale.ROOT);
        }
    }
}
