package org.linli.care;

import java.time.LocalDate;
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
public record Spared(Slot.Kind kind, int day, LocalDate date, PartOfDay part, Phase.@Nullable Mode mode, Why why) {

    /** Why nobody has to do it. */
    public enum Why {
        /** An earlier negative test stands for it. */
        CREDITED,
        /** Its time was over before the person became known here. */
        LAPSED,
        /** It was done where the person was before. */
        DONE_BEFORE,
        /** It was missed where the person was before. */
        MISSED_BEFORE;

        /** Message key of its name. */
        public String key() {
            return "care.slot." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Spared of(Slot slot) {
        return new Spared(
                slot.kind(),
                slot.day(),
                slot.date(),
                slot.part(),
                slot.mode(),
                slot.standing() == Slot.Standing.CREDITED ? Why.CREDITED : Why.LAPSED);
    }
}
