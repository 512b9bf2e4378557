package org.linli.vaccination;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;

/** What was typed about an obstacle, as text; the id is made with the empty form. */
record ObstacleForm(
        @Nullable UUID id,
        @Nullable String reason,
        @Nullable String doctor,
        @Nullable String institution,
        @Nullable String until,
        @Nullable String found,
        @Nullable String note) {

    static final String REASON = "reason";
    static final String UNTIL = "until";
    static final String FOUND = "found";

    static ObstacleForm blank(LocalDate today) {
        return new ObstacleForm(Ids.next(), "", "", "", "", today.toString(), "");
    }

    /**
     * What was typed about somebody's obstacle.
     *
     * @throws Refused beside each field that is missing, too long or not understood
     */
    Obstacle read(UUID person, BusinessClock clock) {
        List<Problem> problems = new ArrayList<>();
        Optional<ObstacleReason> why = ObstacleReason.of(WrittenText.typed(reason));
        if (why.isEmpty()) {
            problems.add(Problem.of(REASON, "vaccination.obstacle.reason.choose"));
        }
        boolean isMedical =
                why.filter(one -> one.kind() == ObstacleKind.CONTRAINDICATION).isPresent();
        String who = named("doctor", doctor, isMedical, problems);
        String where = named("institution", institution, isMedical, problems);
        LocalDate last = WrittenText.typed(until).isEmpty() ? null : day(UNTIL, until, problems);
        if (last == null
                && why.filter(one -> one.kind() == ObstacleKind.POSTPONED).isPresent()) {
            problems.add(Problem.of(UNTIL, "vaccination.obstacle.until.needed"));
        }
        LocalDate on = day(FOUND, found, problems);
        String more = WrittenText.typed(note);
        if (more.length() > Obstacle.LONGEST_NOTE) {
            problems.add(Problem.of("note", "vaccination.long", Obstacle.LONGEST_NOTE));
        }
        Refused.ifAny(problems);
        return new Obstacle(
                Objects.requireNonNullElseGet(id, Ids::next),
                person,
                why.orElseThrow(),
                who,
                where,
                last,
                more,
                on,
                clock.now(),
                Acting.now().id(),
                null);
    }

    private static String named(String field, @Nullable String typed, boolean needed, List<Problem> problems) {
        String text = WrittenText.typed(typed);
        if (needed && text.isEmpty()) {
            problems.add(Problem.of(field, "vaccination.obstacle." + field + ".needed"));
        } else if (text.length() > Obstacle.LONGEST) {
            problems.add(Problem.of(field, "vaccination.long", Obstacle.LONGEST));
        }
        return needed ? text : "";
    }

    private static LocalDate day(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(typed));
        } catch (DateTimeException none) {
            problems.add(Problem.of(field, "vaccination.day.wrong"));
            return LocalDate.EPOCH;
        }
    }
}
