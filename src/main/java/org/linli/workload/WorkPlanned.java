package org.linli.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.StaffShift;
import org.linli.access.StaffShifts;
import org.linli.platform.BusinessClock;
import org.linli.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people have to do on a day and how long they stand somewhere, alarms apart: they are handled at once, by whoever
 * is there.
 */
@Repository
class WorkPlanned {

    private final JdbcClient jdbc;
    private final List<StaffShifts> shifts;
    private final BusinessClock clock;

    WorkPlanned(JdbcClient jdbc, List<StaffShifts> shifts, BusinessClock clock) {
        this.jdbc = jdbc;
        this.shifts = List.copyOf(shifts);
        this.clock = clock;
    }

    /** @param door the household; the task itself where it is about none */
    record Planned(
            TaskId task,
            String kind,
            UUID door,
            AreaPath path,
            @Nullable AreaPath rentalPath) {}

    /**
     * How much that is.
     *
     * @param duty time in shifts
     */
    record Load(int tasks, int doors, Duration duty) {

        static final Load NONE = new Load(0, 0, Duration.ZERO);

        /** With so many tasks more at another door. */
        Load plus(int more) {
            return new Load(tasks + more, doors + 1, duty);
        }

        Load plus(Duration more) {
            return new Load(tasks, doors, duty.plus(more));
        }

        /** The same without what can be moved. */
        Load onDuty() {
            return new Load(0, 0, duty);
        }

        /** Whether tasks and doors fit into the hours that shifts leave. */
        boolean fits(WorkPlanLimit limit) {
            long all = Duration.ofHours(limit.hours()).toMinutes();
            long left = all - duty.toMinutes();
            return left >= 0 && tasks * all <= limit.tasks() * left && doors * all <= limit.doors() * left;
        }
    }

    private static final String OF_DAY = """
            from tasks.assigned a
           where a.assignee_id = any(:accounts) and a.day = :day and a.urgency = 0
          """;

    /** What one of them has to do, door by door. */
    List<Planned> of(UUID account, LocalDate day) {
        return jdbc.sql("select a.id, a.kind, coalesce(a.household_id, a.id) as door, a.path, a.rental_path " + OF_DAY
                        + " order by a.path, door, a.due_from, a.id")
                .param("accounts", new UUID[] {account})
                .param("day", day)
                .query(WorkPlanned::planned)
                .list();
    }

    /** How much each of them has to do; whoever has nothing is not there. */
    Map<UUID, Load> loads(Collection<UUID> accounts, LocalDate day) {
        Map<UUID, Load> loads = new HashMap<>();
        jdbc.sql("select a.assignee_id, count(*) as tasks, count(distinct coalesce(a.household_id, a.id)) as doors "
                        + OF_DAY + " group by a.assignee_id")
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("day", day)
                .query((ResultSet rs) -> {
                    loads.put(
                            rs.getObject("assignee_id", UUID.class),
                            new Load(rs.getInt("tasks"), rs.getInt("doors"), Duration.ZERO));
                });
        shifts.stream()
                .flatMap(source -> source.on(accounts, day).stream())
                .forEach(shift -> loads.merge(
                        shift.person(), Load.NONE.plus(within(shift, day)), (load, more) -> load.plus(more.duty())));
        return loads;
    }

    private Duration within(StaffShift shift, LocalDate day) {
        Instant from = clock.startOf(day);
        Instant until = clock.endOf(day);
        return Duration.between(
                shift.begins().isBefore(from) ? from : shift.begins(),
                shift.ends().isAfter(until) ? until : shift.ends());
    }

    private static Planned planned(ResultSet rs, int row) throws SQLException {
        return new Planned(
                new TaskId(rs.getObject("id", UUID.class)),
                Objects.requireNonNull(rs.getString("kind")),
                rs.getObject("door", UUID.class),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")));
    }
}
