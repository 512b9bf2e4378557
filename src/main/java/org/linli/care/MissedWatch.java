package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.linli.policy.Protocol;
import org.linli.policy.Protocol.Happening;
import org.linli.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alarm for each check and sample that was missed under a protocol that asks for it: once, since the id of
 * the alarm follows from the slot, and after a stand-still too, since it looks at everything that was missed and not
 * only at what was missed lately.
 */
@Component
class MissedWatch implements RecurringCheck {

    private static final int MOST = 500;

    private static final Map<Happening, String> KINDS =
            Map.of(Happening.MISSED_TEST, SampleTaking.KEY, Happening.MISSED_CHECK, TemperatureCheck.KEY);

    private final JdbcClient jdbc;
    private final MeasureStore measures;
    private final CheckRecorder recording;
    private final Policies policies;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    MissedWatch(
            JdbcClient jdbc,
            MeasureStore measures,
            CheckRecorder recording,
            Policies policies,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.recording = recording;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Raises what is to be raised by now; answers how many alarms that were. */
    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            int raised = 0;
            int now;
            do {
                now = transaction.execute(status -> raise());
                raised += now;
            } while (now == MOST);
            return raised;
        });
    }

    private record Missed(UUID alarm, UUID slot, String kind, LocalDate day, Measure measure) {}

    private int raise() {
        // The id of the alarm is worked out first: row-level security looks by an index only for what stands ready.
        List<Missed> missed = jdbc.sql("""
                        with late as materialized (
                            select md5('missed ' || t.id)::uuid as alarm, t.id as slot, t.kind, t.day, t.due_until, m.*
                              from tasks.slot t
                              join care.measure m on m.id = t.source_id and m.ended_at is null
                             where t.done_at is null and t.closed_at is null and t.due_until < :now
                               and m.policy_version || ' ' || m.protocol || ' ' || t.kind = any(:alarmed))
                        select *
                          from late
                         where not exists (select 1 from tasks.slot a where a.id = late.alarm)
                         order by due_until, slot
                         limit :most
                        """)
                .param("now", Timestamp.from(clock.now()))
                .param("alarmed", alarmed())
                .param("most", MOST)
                .query(this::missed)
                .list();
        recording.raise(missed.stream()
                .map(each -> new CheckRecorder.Raised(
                        each.measure(),
                        new TaskId(each.alarm()),
                        each.kind().equals(SampleTaking.KEY) ? "missed_test" : "missed_check",
                        each.slot(),
                        each.measure().number(each.day())))
                .toList());
        return missed.size();
    }

    private String[] alarmed() {
        List<String> alarmed = new ArrayList<>();
        for (Policy policy : policies.versions()) {
            for (Protocol protocol : policy.protocols()) {
                KINDS.forEach((happening, kind) -> {
                    if (protocol.ending().alarms().contains(happening)) {
                        alarmed.add(policy.version() + " " + protocol.code() + " " + kind);
                    }
                });
            }
        }
        return alarmed.toArray(String[]::new);
    }

    private Missed missed(ResultSet rs, int row) throws SQLException {
        return new Missed(
                rs.getObject("alarm", UUID.class),
                rs.getObject("slot", UUID.class),
                rs.getString("kind"),
                rs.getObject("day", LocalDate.class),
                measures.measure(rs, row));
    }
}
