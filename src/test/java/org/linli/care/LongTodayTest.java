package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.platform.Paging;
import org.linli.tasks.Progress;
import org.linli.tasks.Task;
import org.linli.tasks.TaskQuery;
import org.linli.tasks.TaskRow;
import org.linli.tasks.TodayList;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;

/** A day of more tasks than are counted for each who looks. */
class LongTodayTest extends CareTesting {

    /** Of no other test: its figures are kept for some seconds. */
    private static final LocalDate DAY = LocalDate.of(2022, 2, 17);

    private static final int MANY = 10_001;

    Task morning;

    @BeforeEach
    void manyMore() throws SQLException {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        morning = slot(id, "care.temperature", DAY);
        TestClock.set(DAY + "T08:00");
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into tasks.task (id, kind, path, rental_path, person_id, household_id, source_id, day,
                                            due_from, due_until, missed_after, data, assignee_id, opened_at)
                    select gen_random_uuid(), kind, path, rental_path, person_id, household_id, gen_random_uuid(), day,
                           due_from, due_until, missed_after, data, assignee_id, opened_at
                      from tasks.task, generate_series(1, %d)
                     where id = '%s'
                    """.formatted(MANY, morning.id()));
        }
    }

    @Test
    void isCountedOnceForAllWhoLookWithinSomeSeconds() {
        TaskQuery all = TaskQuery.all(DAY);
        Progress before = as(secretary, () -> tasks.progress(all));
        assertThat(before.open()).isGreaterThan(MANY);
        assertThat(before.done()).isZero();
        measures.complete(worker, morning, UUID.randomUUID(), Map.of("celsius", "36.5"));
        assertThat(as(secretary, () -> tasks.progress(all))).isEqualTo(before);
        TodayList today = as(secretary, () -> tasks.today(all, Paging.page(1)));
        assertThat(today.countedAt()).isEqualTo(clock.now());
        assertThat(today.done()).hasSize(1);
        var alarms = new TaskQuery(DAY, null, null, "care.alarm", "");
        assertThat(as(secretary, () -> tasks.today(alarms, Paging.page(1))).countedAt())
                .isNull();
    }

    @Test
    void whatBeginsAfterItWasCountedIsOnItsFirstPage() {
        TaskQuery all = TaskQuery.all(DAY);
        TestClock.set(DAY + "T05:00");
        assertThat(as(secretary, () -> tasks.today(all, new Paging(1, 20)))
                        .open()
                        .rows())
                .hasSize(20);
        TestClock.set(DAY + "T10:00");
        TodayList later = as(secretary, () -> tasks.today(all, new Paging(1, 20)));
        assertThat(later.open().rows()).hasSize(20);
        assertThat(later.next()).isPresent();
    }

    @Test
    void itsPagesHaveEachTaskOnceWhatCanBeDoneByNowFirst() {
        List<TaskRow> rows = new ArrayList<>();
        var paging = new Paging(1, 500);
        TodayList today;
        do {
            Paging asked = paging;
            today = as(secretary, () -> tasks.today(TaskQuery.all(DAY), asked));
            rows.addAll(today.open().rows());
            paging = new Paging(paging.page() + 1, 500);
        } while (today.open().hasNext());
        assertThat(rows)
                .extracting(row -> row.task().id())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(MANY);
        assertThat(rows)
                .extracting(row -> row.task().dueFrom().isAfter(clock.now()))
                .isSorted();
    }
}
