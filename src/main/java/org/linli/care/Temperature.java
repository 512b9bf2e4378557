package org.linli.care;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;

/**
 * A reading of the thermometer, and what the person said.
 *
 * @param id that of the completion that brought it
 * @param at when it was taken, as claimed
 * @param celsius degrees, to a tenth
 * @param symptoms codes of symptoms; empty for none
 * @param concern why it must be explained before a release; null when there is no need
 * @param explained what was found to be behind it; null while nothing was
 * @param replaces the reading that this one corrects
 * @param replaced whether another one corrects it
 */
public record Temperature(
        UUID id,
        @Nullable UUID taskId,
        Instant at,
        Instant receivedAt,
        BigDecimal celsius,
        List<String> symptoms,
        String note,
        @Nullable Concern concern,
        @Nullable String explained,
        @Nullable UUID by,
        @Nullable UUID replaces,
        boolean replaced) {

    public Temperature {
        symptoms = List.copyOf(symptoms);
    }

    /** Whether it stands and still has to be explained. */
    public boolean isUnexplained() {
        return concern != null && explained == null && !replaced;
    }

    /** The same reading under another measure, where it takes the place of the one given. */
    Temperature again(Instant received, @Nullable UUID instead) {
        return new Temperature(
                Ids.next(), taskId, at, received, celsius, symptoms, note, concern, null, by, instead, false);
    }

    /** Why a reading must be explained. */
    public enum Concern {
        FEVER,
        SYMPTOMS;

        /** Message key of its name. */
        public String key() {
            return "care.concern." + code();
        }

        static Concern of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
