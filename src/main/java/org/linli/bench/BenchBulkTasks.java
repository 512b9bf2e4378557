package org.linli.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.care.Care;
import org.linli.care.MeasureId;
import org.linli.care.NewMeasure;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.LinliSettings;
import org.linli.policy.Anchors;
import org.linli.policy.Bilingual;
import org.linli.policy.Credits;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives thousands of tasks to somebody, and plans measures of many. */
@Component
@Profile("bench")
class BenchBulkTasks {

    /** Health monitoring of 14 days: 28 temperatures, its tests and the release. */
    private static final String PROTOCOL = "2+14";

    /** As many as a list brings in at once. */
    private static final int AT_ONCE = 200;

    private final BenchDatabase database;
    private final Accounts accounts;
    private final Tasks tasks;
    private final Care care;
    private final Policies policies;
    private final LinliSettings settings;
    private List<Someone> planned = List.of();

    BenchBulkTasks(
            BenchDatabase database,
            Accounts accounts,
            Tasks tasks,
            Care care,
            Policies policies,
            LinliSettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.tasks = tasks;
        this.care = care;
        this.policies = policies;
        this.settings = settings;
    }

    /** Somebody who is under no measure. */
    private record Someone(
            UUID person,
            UUID household,
            AreaPath path,
            @Nullable AreaPath rentalPath) {}

    /** Gives open tasks of a sub-district to one of its health staff. */
    BenchBulk.Work assigning(int wanted) {
        Actor command = actor(Role.COMMAND);
        Actor receiver = actor(Role.HEALTH_STAFF);
        List<TaskId> open = new ArrayList<>();
        database.alone(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select id from tasks.task
                     where path >= ? and path < ? || '~' and done_at is null and closed_at is null
                       and assignee_id is distinct from ?
                     order by path, due_until limit ?""")) {
                statement.setString(1, receiver.home().value());
                statement.setString(2, receiver.home().value());
                statement.setObject(3, receiver.account());
                statement.setInt(4, wanted);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        open.add(new TaskId(rows.getObject("id", UUID.class)));
                    }
                }
            }
        });
        return () -> Acting.as(command, () -> tasks.reassign(open, receiver.account()));
    }

    /** Somebody of that role in a sub-district. */
    private Actor actor(Role role) {
        String name = BenchSamples.read(settings.data()).accounts().stream()
                .filter(account -> account.role() == role && account.area().depth() == 2)
                .findFirst()
                .orElseThrow()
                .username();
        return Acting.as(
                Actor.SYSTEM, () -> accounts.byUsername(name).orElseThrow().actor());
    }

    /** Begins a measure of each of so many people who are under none. */
    BenchBulk.Work planning(int wanted) {
        List<Someone> found = new ArrayList<>();
        database.alone(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select p.id, p.household_id, p.path, p.rental_path
                      from people.person p
                     where p.left_on is null and p.died_on is null
                       and not exists (select 1 from care.measure m where m.person_id = p.id)
                     order by p.path, p.household_id limit ?""")) {
                statement.setInt(1, wanted);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(someone(rows));
                    }
                }
            }
        });
        planned = List.copyOf(found);
        return this::plan;
    }

    private static Someone someone(ResultSet row) throws SQLException {
        String rental = row.getString("rental_path");
        return new Someone(
                row.getObject("id", UUID.class),
                row.getObject("household_id", UUID.class),
                AreaPath.of(row.getString("path")),
                rental == null ? null : AreaPath.of(rental));
    }

    /**
     * Two callers, of whom each has a half, as two lists at once. Answers how many measures they are under; done once
     * more it changes nothing.
     */
    long plan() throws InterruptedException, ExecutionException {
        int half = planned.size() / 2;
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = callers.submit(() -> begin(planned.subList(0, half)));
            Future<Integer> other = callers.submit(() -> begin(planned.subList(half, planned.size())));
            return one.get() + other.get();
        }
    }

    private int begin(List<Someone> all) {
        int begun = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<NewMeasure> some = all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
                    .map(this::measure)
                    .toList();
            List<MeasureId> ids = Acting.as(Actor.SYSTEM, () -> care.beginAll(some));
            begun += Set.copyOf(ids).size();
        }
        return begun;
    }

    private NewMeasure measure(Someone who) {
        Plan plan = policies.plan(
                policies.inForce(BenchClock.TODAY).version(),
                PROTOCOL,
                Anchors.arrival(BenchClock.TODAY),
                Credits.none());
        return new NewMeasure(
                MeasureId.next(),
                new PersonId(who.person()),
                new HouseholdId(who.household()),
                who.path(),
                who.rentalPath(),
                plan,
                "bench",
                new Bilingual("批量试验", "Bulk bench"),
                new UUID(who.person().getMostSignificantBits(), ~who.person().getLeastSignificantBits()),
                List.of(),
                false);
    }
}
