package org.linli.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have to do on a day, alarms apart: they are handled at once, by whoever is there. */
@Repository
class WorkPlanned {

    private final JdbcClient jdbc;

    WorkPlanned(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param door the household; the task itself where it is about none */
    record Planned(
            TaskId task,
            String kind,
            UUID door,
            AreaPath path,
            @Nullable AreaPath rentalPath) {}

    /** How much that is. */
    record Load(int tasks, int doors) {

        static final Load NONE = new Load(0, 0);

        Load plus(int more) {
            return new Load(tasks + more, doors + 1);
        }

        boolean fits(WorkPlanLimit limit) {
            return tasks <= limit.tasks() && doors <= limit.doors();
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
                            rs.getObject("assignee_id", UUID.class), new Load(rs.getInt("tasks"), rs.getInt("doors")));
                });
        return loads;
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
