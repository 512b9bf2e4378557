package org.linli.trial;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;

/**
 * Somebody whom a draft would decide otherwise.
 *
 * @param measure that runs; null where the person was only registered
 */
record TrialChange(
        UUID id,
        PersonId person,
        UUID arrival,
        @Nullable UUID measure,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        TrialCourse before,
        TrialCourse after) {

    /** What was chosen for them once the version was published. */
    enum Choice {
        OPEN,
        KEPT,
        MOVED;

        String key() {
            return "trial.choice." + code();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether nothing would be left to do on the first day. */
    boolean released() {
        return measure != null && after.until() == null;
    }

    static Integer[] more(List<Integer> before, List<Integer> after) {
        return IntStream.range(0, before.size())
                .mapToObj(day -> after.get(day) - before.get(day))
                .toArray(Integer[]::new);
    }
}
