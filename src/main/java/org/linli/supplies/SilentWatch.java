package org.linli.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alarm for each silent household: once a day, since the id of the alarm follows from household and day, and
 * for the day before too, since the program may have stood still that evening.
 */
@Component
class SilentWatch implements RecurringCheck {

    private static final Duration ALARM_TIME = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final SilentHouseholds households;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    SilentWatch(
            JdbcClient jdbc,
            SilentHouseholds households,
            Tasks tasks,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.households = households;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Raises what is to be raised by now; answers how many alarms that were. */
    @Override
    public int run() {
        LocalDate today = clock.today();
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> raise(today.minusDays(1)) + raise(today)));
    }

    private int raise(LocalDate day) {
        Instant now = clock.now();
        if (now.isBefore(clock.at(day, households.hour()))) {
            return 0;
        }
        // Which of them were raised is looked up by the ids alone, once they are worked out.
        List<NewTask> silent = jdbc.sql("with silent as materialized (" + households.sql() + """
                        )
                        select s.*, cast(substr(s.link, length('/households/') + 1) as uuid) as household_id
                          from silent s
                         where not exists (select 1 from tasks.slot a where a.id = s.id)
                        """)
                .param("day", day)
                .param("from", Timestamp.from(clock.startOf(day)))
                .param("to", Timestamp.from(clock.endOf(day)))
                .param("now", Timestamp.from(now))
                .query((rs, n) -> alarm(rs, day, now))
                .list();
        tasks.open(silent);
        return silent.size();
    }

    private NewTask alarm(ResultSet rs, LocalDate day, Instant now) throws SQLException {
        return new NewTask(
                new TaskId(rs.getObject("id", UUID.class)),
                SilentHandling.KEY,
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                null,
                now,
                now.plus(ALARM_TIME),
                clock.dayOf(now),
                Map.of(SilentHandling.DAY, day.toString()));
    }
}
