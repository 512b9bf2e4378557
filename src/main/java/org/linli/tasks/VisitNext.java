package org.linli.tasks;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paging;
import org.springframework.stereotype.Component;

/**
 * The next door of whoever acts, in the order of Today: an alarm before all, else on from the door where they stand,
 * and round to what was passed by.
 */
@Component
class VisitNext {

    private static final int SEEN = 200;

    private final Tasks tasks;
    private final BusinessClock clock;

    VisitNext(Tasks tasks, BusinessClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** What stands behind this door; asked before what is done here leaves the list. */
    List<TaskRow> onward(HouseholdId here) {
        TodayList today = tasks.pinned(TaskQuery.of(Acting.now().account(), clock.today()), new Paging(1, SEEN));
        Instant now = clock.now();
        return ahead(today.open().rows(), here).stream()
                .filter(row -> today.mayDo(row) && isDue(row, now))
                .toList();
    }

    /** Where the next door leads, when what was done here is saved; to Today where nothing is left. */
    String address(List<TaskRow> onward) {
        return tasks.alarm()
                .or(() -> onward.stream().findFirst())
                .map(this::address)
                .orElse("/today");
    }

    /** Those of other doors: first those that stand behind this one. */
    private static List<TaskRow> ahead(List<TaskRow> rows, HouseholdId here) {
        int last = IntStream.range(0, rows.size())
                .filter(at -> isAt(rows.get(at), here))
                .reduce(-1, (before, at) -> at);
        return Stream.concat(rows.stream().skip(last + 1L), rows.stream().limit(last + 1L))
                .filter(row -> !isAt(row, here))
                .toList();
    }

    private static boolean isAt(TaskRow row, @Nullable HouseholdId household) {
        return household != null && household.equals(row.task().householdId());
    }

    private boolean isDue(TaskRow row, Instant now) {
        return row.urgency().isAlarm()
                || Visit.isDue(row.task(), tasks.kind(row.task().kind()), now);
    }

    private String address(TaskRow row) {
        Task task = row.task();
        return Visit.joins(task, tasks.kind(task.kind())) ? "/visits/" + task.householdId() : "/tasks/" + task.id();
    }
}
