package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.PriorTest.Result;
import org.linli.platform.BusinessClock;
import org.linli.platform.text.WrittenDates;

/** Reads the tests that somebody brings along: the newest in fields of its own, earlier ones in a list. */
final class ArrivalFormTests {

    /** Nobody brings more; a list without an end would be a mistake of a program. */
    static final int MOST = 10;

    /** Key of the problem that a test has a time and no result. */
    static final String NO_RESULT = "arrivals.refusal.test.result";

    private final ArrivalFormFields typed;
    private final BusinessClock clock;

    ArrivalFormTests(ArrivalFormFields typed, BusinessClock clock) {
        this.typed = typed;
        this.clock = clock;
    }

    /** Each test once, the oldest first. */
    List<PriorTest> read(ArrivalForm form) {
        var tests = new ArrayList<PriorTest>();
        test("testedAt", form.testedAt(), "testResult", form.testResult()).ifPresent(tests::add);
        List<ArrivalForm.TypedTest> more = form.moreTests();
        if (more.size() > MOST) {
            typed.problem("tests", "arrivals.refusal.tests.many", MOST);
            return List.of();
        }
        for (int i = 0; i < more.size(); i++) {
            String row = "tests[" + i + "]";
            ArrivalForm.TypedTest each = more.get(i);
            test(row + ".takenAt", each.takenAt(), row + ".result", each.result())
                    .ifPresent(tests::add);
        }
        return tests.stream()
                .distinct()
                .sorted(Comparator.comparing(PriorTest::takenAt))
                .toList();
    }

    private Optional<PriorTest> test(
            String timeField, @Nullable String time, String resultField, @Nullable String written) {
        Optional<LocalDateTime> taken = typed.optional(
                timeField,
                time,
                text -> WrittenDates.dateTime(text.replace('T', ' '), clock.today(), LocalTime.MIDNIGHT));
        boolean hasResult = !ArrivalFormFields.plain(written).isEmpty();
        Result result = typed.oneOf(resultField, written, Result.values(), Result.PENDING);
        if (taken.isEmpty()) {
            // Some software always sends a result; only one that worries needs its time.
            if (hasResult
                    && result != Result.NEGATIVE
                    && ArrivalFormFields.plain(time).isEmpty()) {
                typed.problem(timeField, "arrivals.refusal.test.when");
            }
            return Optional.empty();
        }
        if (!hasResult) {
            // A test of which nobody said how it came out must not count as a negative one.
            typed.problem(resultField, NO_RESULT);
        }
        Instant at = clock.at(taken.get().toLocalDate(), taken.get().toLocalTime());
        if (at.isAfter(clock.now())) {
            typed.problem(timeField, "arrivals.refusal.test.ahead");
        }
        return Optional.of(new PriorTest(at, result));
    }
}
