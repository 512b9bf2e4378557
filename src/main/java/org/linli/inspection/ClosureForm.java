package org.linli.inspection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;

/**
 * What was typed to close a place.
 *
 * @param conditions each on a line of its own
 */
record ClosureForm(
        @Nullable UUID id,
        @Nullable String closedOn,
        @Nullable String reason,
        @Nullable String conditions,
        @Nullable String expectedOn) {

    private static final int LONGEST_CONDITION = 100;

    /** What is read. */
    record Read(
            LocalDate closedOn,
            String reason,
            List<String> conditions,
            @Nullable LocalDate expectedOn) {}

    /** @throws Refused for what is missing, too long or no day */
    Read read() {
        List<Problem> problems = new ArrayList<>();
        LocalDate closed = day("closedOn", closedOn, problems);
        LocalDate expected = WrittenText.typed(expectedOn).isEmpty() ? null : day("expectedOn", expectedOn, problems);
        if (expected != null && !expected.isAfter(closed)) {
            problems.add(Problem.of("expectedOn", "inspection.closure.expected.wrong"));
        }
        String why = WrittenText.typed(reason);
        if (why.isEmpty() || why.length() > Closure.LONGEST) {
            problems.add(Problem.of("reason", "inspection.closure.reason.wrong", Closure.LONGEST));
        }
        List<String> lines = WrittenText.typed(conditions)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean tooLong = lines.stream().anyMatch(line -> line.length() > LONGEST_CONDITION);
        if (lines.isEmpty() || lines.size() > Closure.MOST_CONDITIONS || tooLong) {
            problems.add(Problem.of(
                    "conditions", "inspection.closure.conditions.wrong", Closure.MOST_CONDITIONS, LONGEST_CONDITION));
        }
        Refused.ifAny(problems);
        return new Read(closed, why, lines, expected);
    }

    static LocalDate day(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(typed));
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, "inspection.day.wrong"));
            return LocalDate.EPOCH;
        }
    }
}
