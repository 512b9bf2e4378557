package org.linli.exposures;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.care.Care;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.policy.CaseContact;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of those who live with a case or a close contact: proposed from the rules, an alarm until somebody has
 * confirmed it for all of them at once, or has said why it asks nothing.
 */
@Service
@Transactional
class Exposures {

    private static final Duration WITHIN = Duration.ofHours(2);

    private final ExposureStore store;
    private final ExposureProposals proposals;
    private final Care care;
    private final ObjectProvider<Tasks> tasks;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Exposures(
            ExposureStore store,
            ExposureProposals proposals,
            Care care,
            ObjectProvider<Tasks> tasks,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.proposals = proposals;
        this.care = care;
        this.tasks = tasks;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Exposure get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("exposure", id));
    }

    /** What the rules ask of the others as they live there now. */
    @Transactional(readOnly = true)
    List<ExposureProposal> proposals(Exposure exposure) {
        return proposals.of(exposure);
    }

    /** What stands on a person's page, the latest first. */
    @Transactional(readOnly = true)
    List<Exposure> about(PersonId person) {
        return store.about(person);
    }

    /** Those of a person that wait. */
    @Transactional(readOnly = true)
    Optional<Exposure> open(PersonId person) {
        return store.ofPerson(person).stream().filter(Exposure::isOpen).findFirst();
    }

    /** Asks about the others, unless the rules ask nothing more of any of them or somebody was asked that already. */
    void raise(Exposure exposure) {
        List<Exposure> there = store.ofPerson(exposure.person()).stream()
                .filter(each -> each.household().equals(exposure.household()))
                .toList();
        if (there.stream().anyMatch(each -> isKnown(each, exposure))
                || proposals.beginning(exposure).isEmpty()) {
            return;
        }
        there.stream().filter(Exposure::isOpen).forEach(this::withdraw);
        if (store.insert(exposure)) {
            tasks.getObject().open(List.of(asking(exposure)));
        }
    }

    /** Whether the one says what the other does, or more. */
    private static boolean isKnown(Exposure known, Exposure next) {
        boolean isGraver = next.kind() == CaseContact.Kind.CLOSE && known.kind() == CaseContact.Kind.SECONDARY;
        return !isGraver
                && (known.isOpen()
                        || known.lastOn().equals(next.lastOn())
                                && Objects.requireNonNull(known.settled()).outcome() != Exposure.Outcome.WITHDRAWN);
    }

    private NewTask asking(Exposure exposure) {
        Instant now = clock.now();
        return new NewTask(
                TaskId.next(),
                ExposureAsking.KEY,
                exposure.path(),
                exposure.rentalPath(),
                null,
                exposure.household(),
                exposure.id(),
                now,
                now.plus(WITHIN),
                clock.today(),
                Map.of("kind", exposure.kindCode()));
    }

    /** What they follow from was a mistake. */
    void withdrawBecause(UUID because) {
        store.openBecause(because).forEach(this::withdraw);
    }

    private void withdraw(Exposure exposure) {
        close(exposure.id(), "exposures.closed.withdrawn");
        store.lock(exposure.id())
                .filter(Exposure::isOpen)
                .ifPresent(open -> settle(open, Exposure.Outcome.WITHDRAWN, ""));
    }

    /**
     * Puts those who were chosen under what the rules ask of them; for nobody chosen it says why it asks nothing.
     *
     * @param words why somebody is left out; needed where somebody is
     * @param version as it was read
     * @return how many were put under a measure
     * @throws Refused without words for those left out, and for one that is settled
     * @throws StaleRecord where somebody else has settled it meanwhile
     */
    int settle(UUID id, Collection<PersonId> chosen, String words, @Nullable Integer version) {
        permissions.demand(ExposuresSetup.SETTLE);
        tasks.getObject().hold(id);
        care.hold(get(id).contacts());
        close(id, "exposures.closed.settled");
        Exposure exposure = store.lock(id).orElseThrow(() -> new NotFound("exposure", id));
        if (version != null && version != exposure.version()) {
            throw new StaleRecord("exposure", id);
        }
        return settle(exposure, new HashSet<>(chosen), words);
    }

    /** The same where it is the answer to its task: all of them, or nobody. */
    CompletionOutcome answered(Task task, Answers answers) {
        UUID id = Objects.requireNonNull(task.sourceId());
        care.hold(get(id).contacts());
        Exposure exposure = store.lock(id).orElseThrow(() -> new NotFound("exposure", id));
        Set<PersonId> chosen = new HashSet<>();
        if (answers.text("answer").equals("all")) {
            proposals.beginning(exposure).forEach(each -> chosen.add(each.card().id()));
        }
        int put = settle(exposure, chosen, answers.text("words"));
        return put == 0
                ? CompletionOutcome.noted("exposures.noted.none")
                : CompletionOutcome.noted("exposures.noted.put", Integer.toString(put));
    }

    private int settle(Exposure exposure, Set<PersonId> chosen, String words) {
        if (!exposure.isOpen()) {
            throw Refused.of("", "exposures.settled");
        }
        List<ExposureProposal> beginning = proposals.beginning(exposure);
        List<ExposureProposal> put = beginning.stream()
                .filter(each -> chosen.contains(each.card().id()))
                .toList();
        String why = words.strip();
        if (why.length() > Exposure.LONGEST || why.isEmpty() && put.size() < Math.max(1, beginning.size())) {
            throw Refused.of("words", "exposures.words", Exposure.LONGEST);
        }
        settle(exposure, put.isEmpty() ? Exposure.Outcome.NONE : Exposure.Outcome.PUT, why);
        care.beginAll(put.stream().map(ExposureProposal::wanted).toList());
        audit.record(
                "exposure.settled",
                exposure.household().toString(),
                exposure.path(),
                exposure.kindCode() + " " + put.size() + "/" + beginning.size());
        return put.size();
    }

    private void settle(Exposure exposure, Exposure.Outcome outcome, String words) {
        store.settle(
                exposure.id(),
                new Exposure.Settled(outcome, words, clock.now(), Acting.now().id()));
    }

    /** What waits for a home in which nobody lives any more is asked where the last of them moved. */
    void follow(PeopleMoved moves) {
        Map<HouseholdId, PersonMoved> last = moves.lastOut();
        for (Exposure exposure : store.openOfEmptied(last.keySet())) {
            close(exposure.id(), "exposures.closed.moved");
            store.move(exposure.id(), Objects.requireNonNull(last.get(exposure.household())));
            tasks.getObject().open(List.of(asking(get(exposure.id()))));
        }
    }

    private void close(UUID id, String why) {
        tasks.getObject().ofSource(id).stream()
                .filter(Task::isOpen)
                .forEach(task -> tasks.getObject().close(task.id(), why));
    }
}
