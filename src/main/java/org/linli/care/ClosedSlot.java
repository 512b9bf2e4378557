package org.linli.care;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Slot;

/**
 * A slot of a plan that is nobody's task here.
 *
 * @param day number of the day in the plan
 * @param mode one sample or two; null for what is not a sample
 */
public record ClosedSlot(Slot.Kind kind, int day, LocalDate date, PartOfDay part, Phase.@Nullable Mode mode, Why why) {

    /** Why nobody has to do it. */
    public enum Why {
        /** An earlier negative test stands for it. */
        CREDITED,
        /** Its time was over before the person became known here. */
        LAPSED,
        /** It was done where the person was before. */
        DONE_BEFORE,
        /** It was missed where the person was before. */
        MISSED_BEFORE,
        /** It was missed where the person was before, and made good for there. */
        MADE_GOOD_BEFORE;

        /** Message key of its name. */
        public String key() {
            return "care.slot." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The slot of a task of that kind, with the data that {@link Schedule} gives it. */
    static ClosedSlot of(String kind, LocalDate date, Map<String, String> data, Why why) {
        boolean temperature = kind.equals(TemperatureCheck.KEY);
        return new ClosedSlot(
                temperature ? Slot.Kind.TEMPERATURE : Slot.Kind.SAMPLE,
                Integer.parseInt(Objects.requireNonNull(data.get("number"))),
                date,
                PartOfDay.valueOf(Objects.requireNonNull(data.get("part")).toUpperCase(Locale.ROOT)),
                temperature ? null : "double".equals(data.get("mode")) ? Phase.Mode.DOUBLE : Phase.Mode.SINGLE,
                why);
    }

    /** The same slot for another reason. */
    ClosedSlot because(Why other) {
        return new ClosedSlot(kind, day, date, part, mode, other);
    }

    static ClosedSlot of(Slot slot) {
        return new ClosedSlot(
                slot.kind(),
                slot.day(),
                slot.date(),
                slot.part(),
                slot.mode(),
                slot.standing() == Slot.Standing.CREDITED ? Why.CREDITED : Why.LAPSED);
    }
}
