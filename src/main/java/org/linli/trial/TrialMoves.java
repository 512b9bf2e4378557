package org.linli.trial;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.arrivals.ArrivalReview;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.care.NewMeasure;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.policy.Decision;
import org.linli.policy.Facts;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is chosen for those whom a published version decides otherwise: to keep what they are under, or to be moved to
 * what it asks for. Nobody is moved by the version alone, and each is decided anew at that moment.
 */
@Service
@Transactional
public class TrialMoves {

    /** Permission to move people who are under a measure to another version of the rules. */
    public static final String MOVE = "trial.move";

    private final TrialChangeStore changes;
    private final TrialRunStore runs;
    private final TrialDraftStore drafts;
    private final ArrivalReview arrivals;
    private final Measures measures;
    private final Care care;
    private final People people;
    private final Policies policies;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Texts texts;
    private final BusinessClock clock;

    TrialMoves(
            TrialChangeStore changes,
            TrialRunStore runs,
            TrialDraftStore drafts,
            ArrivalReview arrivals,
            Measures measures,
            Care care,
            People people,
            Policies policies,
            Permissions permissions,
            AuditTrail audit,
            Texts texts,
            BusinessClock clock) {
        this.changes = changes;
        this.runs = runs;
        this.drafts = drafts;
        this.arrivals = arrivals;
        this.measures = measures;
        this.care = care;
        this.people = people;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param done for how many it was done
     * @param left for how many not: chosen before, released or moved away meanwhile, or lengthened by somebody
     */
    public record Done(int done, int left) {}

    /** They keep what they are under; who was moved stays moved. */
    public Done keep(Collection<UUID> ids) {
        permissions.demand(MOVE);
        List<TrialChangeStore.Chosen> open = changes.lock(ids).stream()
                .filter(each -> each.choice() == TrialChange.Choice.OPEN)
                .toList();
        if (open.isEmpty()) {
            return new Done(0, ids.size());
        }
        Policy policy = version(open);
        choose(open, TrialChange.Choice.KEPT);
        open.forEach(each -> record("trial.kept", each, policy));
        return new Done(open.size(), ids.size() - open.size());
    }

    /** They go on under what the version asks for, from now on. */
    public Done move(Collection<UUID> ids) {
        permissions.demand(MOVE);
        List<TrialChangeStore.Chosen> wanted = changes.lock(ids).stream()
                .filter(each -> each.choice() != TrialChange.Choice.MOVED)
                .toList();
        if (wanted.isEmpty()) {
            return new Done(0, ids.size());
        }
        Policy policy = version(wanted);
        LocalDate today = clock.today();
        if (!policies.inForce(today).version().equals(policy.version())) {
            throw Refused.of("", "trial.move.not.in.force", policy.version());
        }
        care.hold(
                wanted.stream().map(TrialChangeStore.Chosen::person).distinct().toList());
        List<UUID> sources =
                wanted.stream().map(TrialChangeStore.Chosen::arrival).toList();
        Map<UUID, ArrivalReview.Case> cases = arrivals.cases(sources).stream()
                .collect(Collectors.toMap(each -> each.arrival().value(), Function.identity()));
        Map<UUID, Measure> running = measures.runningFrom(sources).stream()
                .collect(Collectors.toMap(m -> Objects.requireNonNull(m.sourceId()), Function.identity(), (a, b) -> a));
        Set<UUID> lengthened = measures.lengthened(sources);
        var revisions = new LinkedHashMap<MeasureId, Decision>();
        var beginnings = new ArrayList<NewMeasure>();
        var moved = new ArrayList<TrialChangeStore.Chosen>();
        for (TrialChangeStore.Chosen each : wanted) {
            ArrivalReview.Case of = cases.get(each.arrival());
            Measure measure = running.get(each.arrival());
            if (of == null || lengthened.contains(each.arrival()) || (measure == null) != (each.measure() == null)) {
                continue;
            }
            if (measure != null) {
                revisions.put(measure.id(), policies.decide(of.facts(), today));
                moved.add(each);
            } else if (begins(of, beginnings)) {
                moved.add(each);
            }
        }
        care.revise(revisions, texts.of("trial.move.reason", policy.name().in(LocaleContextHolder.getLocale())));
        care.beginAll(beginnings);
        choose(moved, TrialChange.Choice.MOVED);
        moved.forEach(each -> record("trial.moved", each, policy));
        return new Done(moved.size(), ids.size() - moved.size());
    }

    /** Whether something is asked of somebody who was only registered; it begins now. */
    private boolean begins(ArrivalReview.Case of, List<NewMeasure> beginnings) {
        LocalDateTime now = clock.localNow().toLocalDateTime();
        PersonId person = of.person();
        PersonCard card = people.cards(List.of(person)).get(person);
        Facts facts = of.facts().anchored(of.facts().anchors().startingAt(now));
        Decision decision = policies.decide(facts, clock.today());
        Plan plan = decision.plan();
        if (card == null
                || !card.isHere()
                || plan == null
                || plan.endsOn().isBefore(clock.today())
                || measures.active(person).isPresent()) {
            return false;
        }
        beginnings.add(NewMeasure.of(
                decision,
                person,
                card.householdId(),
                card.path(),
                card.rentalPath(),
                of.arrival().value(),
                of.positives()));
        return true;
    }

    /** The one version that they were looked at for; it must have been published. */
    private Policy version(List<TrialChangeStore.Chosen> chosen) {
        List<UUID> of =
                chosen.stream().map(TrialChangeStore.Chosen::run).distinct().toList();
        if (of.size() != 1) {
            throw Refused.of("", "trial.choose.none");
        }
        return runs.find(of.getFirst())
                .flatMap(run -> drafts.find(run.draft()))
                .map(TrialDraft::version)
                .flatMap(policies::version)
                .orElseThrow(() -> Refused.of("", "trial.move.unpublished"));
    }

    private void choose(List<TrialChangeStore.Chosen> chosen, TrialChange.Choice choice) {
        changes.choose(
                chosen.stream().map(TrialChangeStore.Chosen::id).toList(),
                choice,
                Objects.requireNonNull(Acting.now().id()),
                clock.now());
    }

    private void record(String action, TrialChangeStore.Chosen chosen, Policy policy) {
        audit.record(action, chosen.person().toString(), chosen.path(), policy.version());
    }
}
