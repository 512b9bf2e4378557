package org.linli.inspection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.tasks.Completion;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was not in order, until somebody has seen that it is. */
@Service
@Transactional
public class Findings {

    /** Decide about what was not put right in time. */
    public static final String DECIDE = "inspection.decide";

    /** Take the list of findings away as a file. */
    public static final String EXPORT = "inspection.export";

    /** So long after it was found, the same is found again and not anew. */
    static final Duration REPEATED = Duration.ofDays(30);

    private static final Duration AGAIN = Duration.ofDays(1);
    private static final int MOST = 100;

    private final FindingStore store;
    private final Checklists checklists;
    private final Places places;
    private final Territory territory;
    private final Tasks tasks;
    private final Corrections corrections;
    private final BusinessClock clock;

    Findings(
            FindingStore store,
            Checklists checklists,
            Places places,
            Territory territory,
            Tasks tasks,
            Corrections corrections,
            BusinessClock clock) {
        this.store = store;
        this.checklists = checklists;
        this.places = places;
        this.territory = territory;
        this.tasks = tasks;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Finding get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("finding", id));
    }

    /** What happened to one, in order. */
    @Transactional(readOnly = true)
    public List<FindingEvent> events(UUID id) {
        return store.events(id);
    }

    /** The latest of a place. */
    @Transactional(readOnly = true)
    public List<Finding> of(UUID place) {
        return store.of(place, MOST);
    }

    /**
     * What a round saw: what is wrong is found, or found again; what lasted and is in order now is put right, unless
     * the same round found it or somebody has seen later that it is not. Of other items it saw nothing.
     *
     * @param wrong keys of the items that are not in order
     * @param fine keys of the items that are
     * @param completion of the round; where it corrects another, what only that one found is withdrawn
     */
    void seen(Round round, Checklist list, Set<String> wrong, Set<String> fine, Completion completion) {
        Set<String> known = new HashSet<>();
        List<Completion> corrected = corrections.of(completion);
        for (Finding finding : store.lasting(round.place())) {
            boolean sameRound = finding.round().equals(round.id());
            if (wrong.contains(finding.item())) {
                known.add(finding.item());
                if (!sameRound) {
                    note(finding, FindingEvent.Kind.AGAIN, "", completion.at(), completion.by());
                }
            } else if (sameRound) {
                withdraw(finding, corrected, completion);
            } else if (fine.contains(finding.item()) && !isWrongAfter(finding, completion.at())) {
                end(finding, Finding.State.PUT_RIGHT, "", completion.at(), completion.by());
            }
        }
        list.items().stream()
                .filter(item -> wrong.contains(item.key()) && !known.contains(item.key()))
                .forEach(item -> found(round, list, item, completion));
    }

    /** Only who found it takes it back: a second look at the same round stands beside the first. */
    private void withdraw(Finding finding, List<Completion> corrected, Completion completion) {
        if (isOf(finding.foundAt(), corrected, finding.foundBy())) {
            end(finding, Finding.State.WITHDRAWN, "", completion.at(), completion.by());
        }
    }

    private static boolean isOf(@Nullable Instant at, List<Completion> completions, @Nullable UUID by) {
        return completions.stream().anyMatch(each -> each.at().equals(at) && Objects.equals(each.by(), by));
    }

    private boolean isWrongAfter(Finding finding, Instant at) {
        return store.events(finding.id()).stream()
                .anyMatch(event -> event.kind().isWrong() && event.at().isAfter(at));
    }

    private void found(Round round, Checklist list, ChecklistItem item, Completion completion) {
        Instant at = completion.at();
        var finding = new Finding(
                Ids.next(),
                round.place(),
                round.path(),
                list.version(),
                list.key(),
                item.key(),
                item.gravity(),
                round.id(),
                at,
                completion.by(),
                at.plus(item.within()),
                1 + store.times(round.place(), item.key(), at.minus(REPEATED)),
                Finding.State.OPEN,
                null,
                null);
        if (!store.insert(finding)) {
            return;
        }
        note(finding, FindingEvent.Kind.FOUND, "", at, completion.by());
        askAgain(finding, at, finding.dueAt());
    }

    /** Asks who is above to decide about it. */
    private NewTask late(Finding finding, RoundWay way, Instant now) {
        Place place = places.get(finding.place());
        String order = Integer.toString(way.order(place));
        return task(finding, place, FindingLate.KEY, finding.path(), order, now, now.plus(AGAIN));
    }

    /** Where whoever found it works: a place that is no cell's has nobody of its own. Once is enough. */
    private void askAgain(Finding finding, Instant from, Instant until) {
        if (tasks.ofSource(finding.id()).stream().noneMatch(Findings::isAsked)) {
            Task round = tasks.get(TaskId.of(finding.round()));
            String order = round.datum(NewTask.ORDER);
            Place place = places.get(finding.place());
            tasks.open(List.of(task(finding, place, FindingRecheck.KEY, round.path(), order, from, until)));
        }
    }

    private NewTask task(
            Finding finding, Place place, String kind, AreaPath path, String order, Instant from, Instant until) {
        return new NewTask(
                TaskId.of(Ids.next()),
                kind,
                path,
                null,
                null,
                null,
                finding.id(),
                from,
                until,
                clock.dayOf(until),
                Map.of(
                        NewTask.SUBJECT, place.name(),
                        NewTask.ADDRESS, place.address(),
                        NewTask.ORDER, order,
                        FindingRecheck.WHAT, label(finding)));
    }

    /** Message key of what was looked at. */
    public String label(Finding finding) {
        return checklists.get(finding.version(), finding.checklist()).label(finding.item());
    }

    /** Somebody has seen that it is in order. */
    void putRight(UUID id, String note, Completion completion) {
        Finding finding = held(id);
        boolean isLatest = completion.replaces() != null || !isWrongAfter(finding, completion.at());
        if (finding.isOpen() && isLatest) {
            end(finding, Finding.State.PUT_RIGHT, note, completion.at(), completion.by());
        }
    }

    /** Somebody has seen that it is not in order yet: it is looked at again on the next day. */
    void notYet(UUID id, String note, Completion completion) {
        Finding finding = held(id);
        if (finding.isOpen() || isEndedBy(finding, completion)) {
            store.state(id, Finding.State.OPEN, null);
            note(finding, FindingEvent.Kind.NOT_YET, note, completion.at(), completion.by());
            askAgain(finding, completion.at(), completion.at().plus(AGAIN));
        }
    }

    private static boolean isAsked(Task task) {
        return task.isOpen() && task.kind().equals(FindingRecheck.KEY);
    }

    /** Whether a completion corrects the one that put it right, and the same was not found anew since. */
    private boolean isEndedBy(Finding finding, Completion completion) {
        return finding.state() == Finding.State.PUT_RIGHT
                && isPutRightBy(finding, corrections.of(completion))
                && store.lasting(finding.place()).stream()
                        .noneMatch(other -> other.item().equals(finding.item()));
    }

    private boolean isPutRightBy(Finding finding, List<Completion> completions) {
        return store.events(finding.id()).stream()
                .filter(event -> event.kind() == FindingEvent.Kind.PUT_RIGHT)
                .anyMatch(event -> isOf(event.at(), completions, event.by()));
    }

    /** It may last a day longer, from now on; it is told again to who is above when that has passed. */
    void extend(UUID id, String note, Completion completion) {
        Finding finding = held(id);
        if (finding.isOpen() || isEndedBy(finding, completion)) {
            Instant due = completion.at().plus(AGAIN);
            store.state(id, Finding.State.OPEN, null);
            store.extend(id, due);
            note(finding, FindingEvent.Kind.EXTENDED, note, completion.at(), completion.by());
            tasks.closeAll(id, "inspection.finding.extended");
            askAgain(finding, completion.at(), due);
        }
    }

    /** The shop says that it is put right: somebody is to see it soon. */
    public void report(UUID id, String note) {
        Finding finding = held(id);
        if (finding.state() == Finding.State.OPEN) {
            store.state(id, Finding.State.REPORTED, null);
            note(finding, FindingEvent.Kind.REPORTED, note, clock.now(), null);
        }
    }

    /** The place is closed: nobody looks at it, and nothing is late meanwhile. */
    void suspend(UUID place) {
        store.lasting(place).forEach(finding -> tasks.closeAll(finding.id(), "inspection.finding.suspended"));
    }

    /** It is open again: what lasts is looked at from that day on, and has a day at least. */
    void resume(UUID place, LocalDate from) {
        Instant begins = from.equals(clock.today()) ? clock.now() : clock.startOf(from);
        Instant soonest = begins.plus(AGAIN);
        for (Finding finding : store.lasting(place)) {
            Instant due = finding.dueAt().isAfter(soonest) ? finding.dueAt() : soonest;
            store.extend(finding.id(), due);
            askAgain(finding, begins, due);
        }
    }

    /**
     * What lasts at places that are no more is withdrawn, and nobody is asked any more to look at what is over.
     *
     * @return how many were withdrawn
     */
    public int tidy() {
        List<Finding> ended = store.ofEnded(clock.today());
        ended.forEach(finding -> end(finding, Finding.State.WITHDRAWN, "", clock.now(), null));
        tasks.ofSources(store.endedAfter(clock.now().minus(AGAIN))).forEach((finding, asked) -> {
            if (asked.stream().anyMatch(Task::isOpen)) {
                tasks.closeAll(finding, "inspection.finding.ended");
            }
        });
        return ended.size();
    }

    /**
     * Tells who is above of what lasts too long past its time.
     *
     * @return how many
     */
    public int escalate() {
        Instant now = clock.now();
        List<Finding> late = store.overdue(now, clock.today()).stream()
                .filter(finding -> isTooLate(finding, now))
                .toList();
        Set<UUID> escalated = late.isEmpty() ? Set.of() : store.escalated(late, now);
        List<Finding> told = late.stream()
                .filter(finding -> escalated.contains(finding.id()))
                .toList();
        store.note(told, new FindingEvent(FindingEvent.Kind.ESCALATED, "", now, null));
        var way = new RoundWay(territory);
        tasks.open(told.stream().map(finding -> late(finding, way, now)).toList());
        return told.size();
    }

    private boolean isTooLate(Finding finding, Instant now) {
        Duration patience = checklists.versions().stream()
                .filter(version -> version.id().equals(finding.version()))
                .map(version -> Objects.requireNonNull(version.terms().get(finding.gravity())))
                .map(GravityTerms::escalatesAfter)
                .findFirst()
                .orElse(AGAIN);
        return finding.dueAt().plus(patience).isBefore(now);
    }

    /** What lasts at a place, what is due first first. */
    public List<Finding> lasting(UUID place) {
        return store.lasting(place);
    }

    private Finding held(UUID id) {
        return store.held(id).orElseThrow(() -> new NotFound("finding", id));
    }

    private void end(Finding finding, Finding.State state, String note, Instant at, @Nullable UUID by) {
        store.state(finding.id(), state, at.isBefore(finding.foundAt()) ? finding.foundAt() : at);
        note(
                finding,
                state == Finding.State.PUT_RIGHT ? FindingEvent.Kind.PUT_RIGHT : FindingEvent.Kind.WITHDRAWN,
                note,
                at,
                by);
        tasks.closeAll(finding.id(), "inspection.finding.ended");
    }

    private void note(Finding finding, FindingEvent.Kind kind, String note, Instant at, @Nullable UUID by) {
        store.note(List.of(finding), new FindingEvent(kind, note, at, by));
    }
}
