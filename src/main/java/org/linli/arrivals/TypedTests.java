package org.linli.arrivals;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.BroughtTest.Result;
import org.linli.platform.BusinessClock;
import org.linli.platform.text.WrittenDates;

/** Reads the tests that somebody brings along: the newest in fields of its own, earlier ones in a list. */
final class TypedTests {

    /** Nobody brings more; a list without an end would be a mistake of a program. */
    static final int MOST = 10;

    private final TypedFields typed;
    private final BusinessClock clock;

    TypedTests(TypedFields typed, BusinessClock clock) {
        this.typed = typed;
        this.clock = clock;
    }

    /** Each test once, the oldest first. */
    List<BroughtTest> read(ArrivalForm form) {
        var tests = new ArrayList<BroughtTest>();
        test("testedAt", form.testedAt(), "testResult", form.testResult()).ifPresent(tests::add);
        var more = form.moreTests();
        if (more.size() > MOST) {
            typed.problem("tests", "arrivals.refusal.tests.many", MOST);
            return List.of();
        }
        for (int i = 0; i < more.size(); i++) {
            var row = "tests[" + i + "]";
            var each = more.get(i);
            test(row + ".takenAt", each.takenAt(), row + ".result", each.result())
                    .ifPresent(tests::add);
        }
        return tests.stream()
                .distinct()
                .sorted(Comparator.comparing(BroughtTest::takenAt))
                .toList();
    }

    private Optional<BroughtTest> test(
            String timeField, @Nullable String time, String resultField, @Nullable String written) {
        var taken = typed.optional(
                timeField,
                time,
                text -> WrittenDates.dateTime(text.replace('T', ' '), clock.today(), LocalTime.MIDNIGHT));
        var result = typed.oneOf(resultField, written, Result.values(), Result.NEGATIVE);
        if (taken.isEmpty()) {
            // The form always sends a result; only one that worries needs its time.
            if (result != Result.NEGATIVE && TypedFields.plain(time).isEmpty()) {
                typed.problem(timeField, "arrivals.refusal.test.when");
            }
            return Optional.empty();
        }
        var at = clock.at(taken.get().toLocalDate(), taken.get().toLocalTime());
        if (at.isAfter(clock.now())) {
            typed.problem(timeField, "arrivals.refusal.test.ahead");
        }
        return Optional.of(new BroughtTest(at, result));
    }
}
