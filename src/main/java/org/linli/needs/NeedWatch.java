package org.linli.needs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for what was planned ahead when its time has come, and tells the leader, then the secretary, of what is late:
 * once each, since the id of the alarm follows from the need, its place and its time, and after a stand-still too,
 * since it looks at everything that is late and not only at what has become so lately.
 */
@Component
class NeedWatch implements RecurringCheck {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final NeedStore store;
    private final NeedTasks needTasks;
    private final NeedSettings settings;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    NeedWatch(
            JdbcClient jdbc,
            NeedStore store,
            NeedTasks needTasks,
            NeedSettings settings,
            Tasks tasks,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.needTasks = needTasks;
        this.settings = settings;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does what is to be done by now; answers how many tasks and alarms that were. */
    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            int done = all(this::open);
            for (NeedStep step : NeedStep.values()) {
                done += all(() -> raise(step));
            }
            return done;
        });
    }

    private int all(IntSupplier some) {
        int done = 0;
        int now;
        do {
            now = transaction.execute(status -> some.getAsInt());
            done += now;
        } while (now == MOST);
        return done;
    }

    private int open() {
        List<Need> due = store.openPlanned(clock.now(), MOST);
        due.forEach(needTasks::open);
        return due.size();
    }

    private record Late(UUID alarm, Need need) {}

    private int raise(NeedStep step) {
        Instant now = clock.now();
        // The id of the alarm is worked out first: row-level security looks by an index only for what stands ready.
        List<Late> late = jdbc.sql("""
                        with late as materialized (
                            select md5('late ' || :step || ' ' || n.id || ' ' || n.household_id || ' '
                                       || extract(epoch from n.due_at))::uuid as alarm, n.*
                              from needs.need n
                             where n.outcome is null and n.due_at < :now
                               and exists (select 1
                                             from unnest(:kinds, cast(:before as timestamptz[]))
                                                  as by_kind (what, before)
                                            where by_kind.what = n.what and n.due_at < by_kind.before))
                        select *
                          from late
                         where not exists (select 1 from tasks.slot a where a.id = late.alarm)
                         order by due_at, id
                         limit :most
                        """)
                .param("step", step.name())
                .param("now", Timestamp.from(now))
                .param(
                        "kinds",
                        Arrays.stream(Need.What.values()).map(Need.What::code).toArray(String[]::new))
                .param(
                        "before",
                        Arrays.stream(Need.What.values())
                                .map(what -> since(step, what, now).toString())
                                .toArray(String[]::new))
                .param("most", MOST)
                .query((rs, row) -> new Late(rs.getObject("alarm", UUID.class), NeedStore.need(rs, row)))
                .list();
        List<NewTask> alarms = new ArrayList<>();
        for (Late each : late) {
            if (step == NeedStep.SECRETARY) {
                passOn(each.need());
            }
            alarms.add(alarm(step, each, now));
        }
        tasks.open(alarms);
        return late.size();
    }

    /** What was due before this moment is to be told to them by now. */
    private Instant since(NeedStep step, Need.What what, Instant now) {
        return step == NeedStep.LEADER ? now : now.minus(settings.secretaryAfter(what));
    }

    /** What the secretary sees to now is no longer the leader's alarm. */
    private void passOn(Need need) {
        for (Task alarm : needTasks.alarms(need.id())) {
            if (alarm.isOpen()) {
                tasks.close(alarm.id(), "needs.closed.passed");
            }
        }
    }

    private NewTask alarm(NeedStep step, Late late, Instant now) {
        Need need = late.need();
        return new NewTask(
                new TaskId(late.alarm()),
                step.kind(),
                need.path(),
                need.rentalPath(),
                need.person(),
                need.household(),
                need.id(),
                now,
                now.plus(settings.secretaryAfter(need.what())),
                clock.dayOf(now),
                Map.of("what", need.what().code(), "words", need.words()));
    }
}
