package org.linli.trial;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.arrivals.ArrivalReview;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.policy.Decision;
import org.linli.policy.Facts;
import org.linli.policy.Plan;
import org.linli.policy.Policy;
import org.linli.policy.PolicyTrial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at what a draft would change for the people of today, beside everything else: each is decided again with the
 * facts that were kept, once by the draft and once without it, and where the two differ, what would be asked for is
 * compared with what is. Nothing that runs is touched. One look at a time for each draft; it can be stopped.
 */
@Service
public class TrialRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRuns.class);

    private static final int CHUNK = 500;

    /** Who was only registered so long ago, or longer, is not looked at. */
    private static final int DAYS_BACK = 14;

    private final TrialDrafts drafts;
    private final TrialRunStore store;
    private final TrialChangeStore changes;
    private final ArrivalReview arrivals;
    private final Measures measures;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final Map<UUID, UUID> underWay = new ConcurrentHashMap<>();
    private final Set<UUID> stopped = ConcurrentHashMap.newKeySet();

    TrialRuns(
            TrialDrafts drafts,
            TrialRunStore store,
            TrialChangeStore changes,
            ArrivalReview arrivals,
            Measures measures,
            Permissions permissions,
            AuditTrail audit,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.drafts = drafts;
        this.store = store;
        this.changes = changes;
        this.arrivals = arrivals;
        this.measures = measures;
        this.permissions = permissions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The last look at a draft. */
    public Optional<TrialRun> latest(UUID draft) {
        return Objects.requireNonNull(transaction.execute(status -> store.latest(draft)));
    }

    /** Those who change alike, of the signed-in scope. */
    List<TrialChangeStore.Group> groups(TrialRun run) {
        return Objects.requireNonNull(transaction.execute(status -> changes.groups(run.id())));
    }

    /** What they come to on each day. */
    List<TrialChangeStore.Day> days(TrialRun run) {
        return Objects.requireNonNull(transaction.execute(status -> changes.days(run)));
    }

    /** Whether somebody is waiting for it; one that runs by its state alone was cut off when the program ended. */
    public boolean isUnderWay(TrialRun run) {
        return underWay.containsValue(run.id());
    }

    /**
     * Begins to look at the people of all areas, of whom everybody is shown their own; waits a moment for it to end.
     *
     * @throws Refused where something is wrong with the text, or somebody is looking already
     */
    public void launch(UUID id, Duration patience) throws InterruptedException {
        permissions.demand(TrialDrafts.WRITE);
        TrialDraft draft = drafts.get(id);
        PolicyTrial trial = drafts.read(draft);
        Policy policy = trial.policy()
                .orElseThrow(() ->
                        Refused.of("", "trial.run.mistakes", trial.mistakes().size()));
        UUID run = Ids.next();
        if (underWay.putIfAbsent(id, run) != null) {
            throw Refused.of("", "trial.run.already");
        }
        UUID by = Objects.requireNonNull(Acting.now().id());
        transaction.executeWithoutResult(status -> audit.record("trial.looked", id.toString(), null, policy.version()));
        Thread thread = Thread.ofVirtual().name("trial-" + run).unstarted(() -> {
            try {
                Acting.run(Actor.SYSTEM, () -> look(begun(run, draft, policy, by), trial));
            } catch (RuntimeException bug) {
                LOG.error("The look at draft {} has stopped", id, bug);
                Acting.run(Actor.SYSTEM, () -> end(run, TrialRun.State.FAILED));
            } finally {
                underWay.remove(id);
                stopped.remove(run);
            }
        });
        thread.start();
        thread.join(patience);
    }

    /** Lets it end where it is; what it found is forgotten. */
    public void stop(UUID draft) {
        permissions.demand(TrialDrafts.WRITE);
        UUID run = underWay.get(draft);
        if (run != null) {
            stopped.add(run);
        }
    }

    @Override
    public void destroy() {
        stopped.addAll(underWay.values());
    }

    /** With the ids of those who are looked at. */
    private record Begun(TrialRun run, List<UUID> arrivals) {}

    private Begun begun(UUID id, TrialDraft draft, Policy policy, UUID by) {
        LocalDate from = Objects.requireNonNull(policy.validity()).from();
        LocalDate day = from.isBefore(clock.today()) ? clock.today() : from;
        return Objects.requireNonNull(transaction.execute(status -> {
            List<UUID> all = arrivals.concerned(clock.today().minusDays(DAYS_BACK));
            var run = new TrialRun(
                    id,
                    draft.id(),
                    draft.revision(),
                    policy.version(),
                    day,
                    TrialRun.State.RUNNING,
                    all.size(),
                    0,
                    0,
                    by,
                    clock.now());
            store.insert(run);
            return new Begun(run, all);
        }));
    }

    private void look(Begun begun, PolicyTrial trial) {
        TrialRun run = begun.run();
        List<UUID> all = begun.arrivals();
        for (int from = 0; from < all.size() && !stopped.contains(run.id()); from += CHUNK) {
            List<UUID> part = all.subList(from, Math.min(from + CHUNK, all.size()));
            transaction.executeWithoutResult(status -> look(run, part, trial));
        }
        if (stopped.contains(run.id())) {
            end(run.id(), TrialRun.State.STOPPED);
            return;
        }
        transaction.executeWithoutResult(status -> {
            changes.keepChosen(run);
            store.deleteOthers(run);
            store.end(run.id(), TrialRun.State.DONE, clock.now());
        });
    }

    /** What was found until then is forgotten. */
    private void end(UUID run, TrialRun.State state) {
        transaction.executeWithoutResult(status -> {
            changes.deleteOf(run);
            store.end(run, state, clock.now());
        });
    }

    private void look(TrialRun run, List<UUID> part, PolicyTrial trial) {
        List<ArrivalReview.Case> cases = arrivals.cases(part);
        Map<UUID, Measure> running = measures.runningFrom(part).stream()
                .collect(Collectors.toMap(
                        m -> Objects.requireNonNull(m.sourceId()), Function.identity(), (one, other) -> one));
        List<Facts> facts = cases.stream()
                .map(each ->
                        running.containsKey(each.arrival().value()) ? each.facts() : known(each.facts(), run.day()))
                .toList();
        List<PolicyTrial.Pair> decided = trial.decideAll(facts, run.day());
        var differing = new ArrayList<Differing>();
        for (int i = 0; i < cases.size(); i++) {
            PolicyTrial.Pair pair = decided.get(i);
            if (!isSame(pair.with(), pair.without())) {
                ArrivalReview.Case each = cases.get(i);
                differing.add(new Differing(
                        each, running.get(each.arrival().value()), pair.with().plan()));
            }
        }
        Set<UUID> lengthened = measures.lengthened(
                differing.stream().map(each -> each.of().arrival().value()).toList());
        List<Differing> free = differing.stream()
                .filter(each -> !lengthened.contains(each.of().arrival().value()))
                .toList();
        changes.insert(run.id(), changes(run, free));
        store.looked(run.id(), part.size(), lengthened.size());
    }

    /** Whoever was under nothing becomes known to the version on its first day. */
    private static Facts known(Facts facts, LocalDate day) {
        return facts.anchors().startsAt().isBefore(day.atStartOfDay())
                ? facts.anchored(facts.anchors().startingAt(day.atStartOfDay()))
                : facts;
    }

    /** Whom the draft decides otherwise than what decides without it. */
    private record Differing(
            ArrivalReview.Case of,
            @Nullable Measure running,
            @Nullable Plan plan) {}

    private static boolean isSame(Decision one, Decision other) {
        Plan plan = one.plan();
        Plan without = other.plan();
        return plan == null || without == null
                ? plan == without
                : plan.protocol().equals(without.protocol())
                        && plan.phases().equals(without.phases())
                        && plan.slots().equals(without.slots());
    }

    private List<TrialChange> changes(TrialRun run, List<Differing> differing) {
        List<MeasureId> ids = differing.stream()
                .map(Differing::running)
                .filter(Objects::nonNull)
                .map(Measure::id)
                .toList();
        Map<MeasureId, List<Measures.Asked>> asked =
                measures.asked(ids, run.day(), run.day().plusDays(TrialRun.DAYS - 1L));
        var found = new ArrayList<TrialChange>();
        for (Differing each : differing) {
            Measure measure = each.running();
            // Whose last day is over waits for the release only.
            if (measure != null && measure.endsOn().isBefore(run.day())) {
                continue;
            }
            TrialCourse before = measure == null
                    ? TrialCourse.none()
                    : TrialCourse.of(measure, asked.getOrDefault(measure.id(), List.of()), run.day());
            TrialCourse after = TrialCourse.of(each.plan(), run.day());
            if (!before.equals(after)) {
                ArrivalReview.Case of = each.of();
                found.add(new TrialChange(
                        Ids.next(),
                        of.person(),
                        of.arrival().value(),
                        measure == null ? null : measure.id().value(),
                        measure == null ? of.path() : measure.path(),
                        measure == null ? of.rentalPath() : measure.rentalPath(),
                        before,
                        after));
            }
        }
        return found;
    }
}
