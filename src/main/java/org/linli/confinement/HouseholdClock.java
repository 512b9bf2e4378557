package org.linli.confinement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.HiddenChildren;
import org.linli.access.Role;
import org.linli.arrangements.Arrangement;
import org.linli.arrangements.Arrangements;
import org.linli.care.Measure;
import org.linli.care.MeasureWording;
import org.linli.care.Measures;
import org.linli.needs.Need;
import org.linli.needs.Needs;
import org.linli.people.Household;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a household that is confined has to know: how long, what comes and when, whom to call, what was promised. */
@Service
@Transactional(readOnly = true)
class HouseholdClock {

    /** What was asked for and has ended is told so long. */
    private static final Duration LATELY = Duration.ofDays(3);

    /** Kinds of task that may stand on a door. */
    private static final Set<String> FOR_THE_DOOR = Set.of("care.temperature", "care.sample", "supplies.delivery");

    private final Measures measures;
    private final MeasureWording wording;
    private final Tasks tasks;
    private final Needs needs;
    private final Leaves leaves;
    private final Arrangements arrangements;
    private final Accounts accounts;
    private final Texts texts;
    private final BusinessClock clock;
    private final HiddenChildren children;

    HouseholdClock(
            Measures measures,
            MeasureWording wording,
            Tasks tasks,
            Needs needs,
            Leaves leaves,
            Arrangements arrangements,
            Accounts accounts,
            Texts texts,
            BusinessClock clock,
            HiddenChildren children) {
        this.children = children;
        this.measures = measures;
        this.wording = wording;
        this.tasks = tasks;
        this.needs = needs;
        this.leaves = leaves;
        this.arrangements = arrangements;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Somebody under a measure.
     *
     * @param remaining how long it goes on, in words
     * @param isConfined whether they must stay at home today
     */
    record Under(PersonCard card, Measure measure, String protocol, String remaining, boolean isConfined) {}

    /**
     * What comes.
     *
     * @param what in a word, fit for a door
     * @param detail of it, which is not: where somebody is taken, what they need
     * @param isForTheDoor whether a neighbour may read it: not when the home is empty, nor what they need
     * @param who names of those whom it is about; none for the household
     */
    record Coming(Instant from, Instant until, String what, String detail, List<String> who, boolean isForTheDoor) {

        private Coming of(List<String> names) {
            return new Coming(from, until, what, detail, List.copyOf(names), isForTheDoor);
        }
    }

    /** Somebody to call. */
    record Contact(String name, Role role, @Nullable String phone) {}

    /**
     * All of it.
     *
     * @param tomorrow what comes on the next day, where anything does
     */
    record Face(
            List<Under> under,
            List<Coming> today,
            List<Coming> tomorrow,
            List<Contact> contacts,
            List<Need> needs,
            List<Leave> leaves,
            @Nullable Arrangement arrangement) {}

    Face of(Household household, List<PersonCard> members) {
        LocalDate today = clock.today();
        List<PersonId> ids = members.stream().map(PersonCard::id).toList();
        Map<PersonId, Measure> running = measures.active(ids);
        List<Task> open = tasks.openOf(household, ids);
        return new Face(
                members.stream()
                        .flatMap(
                                card -> Optional.ofNullable(running.get(card.id()))
                                        .map(measure -> under(card, measure, today))
                                        .stream())
                        .toList(),
                coming(open, members, today),
                coming(open, members, today.plusDays(1)),
                contacts(household),
                needs.ofHousehold(household.id(), LATELY).stream()
                        .filter(need -> !isHidden(need.person(), members))
                        .toList(),
                leaves.standing(household.id()).stream()
                        .filter(leave -> !isHidden(leave.person(), members))
                        .toList(),
                arrangements.open(household.id()).orElse(null));
    }

    private Under under(PersonCard card, Measure measure, LocalDate today) {
        return new Under(
                card,
                measure,
                wording.protocol(measure.protocol()),
                wording.remaining(measure, today),
                measure.confinesOn(today));
    }

    private List<Coming> coming(List<Task> open, List<PersonCard> members, LocalDate day) {
        Map<Coming, List<String>> who = new LinkedHashMap<>();
        for (Task task : open) {
            if (task.day().equals(day) && comesToTheDoor(task)) {
                var coming = new Coming(
                        task.dueFrom(),
                        task.dueUntil(),
                        what(task),
                        detail(task),
                        List.of(),
                        FOR_THE_DOOR.contains(task.kind()));
                who.computeIfAbsent(coming, each -> new ArrayList<>()).addAll(name(task, members));
            }
        }
        return who.entrySet().stream()
                .map(each -> each.getKey().of(each.getValue()))
                .toList();
    }

    /** What its worker does; what leaders and secretaries have to see to is not told at the door. */
    private boolean comesToTheDoor(Task task) {
        return tasks.kind(task.kind()).assignedTo().getFirst() == Role.GRID_WORKER;
    }

    private boolean isHidden(@Nullable PersonId person, List<PersonCard> members) {
        return person != null
                && children.isSo()
                && members.stream().noneMatch(card -> card.id().equals(person));
    }

    private String what(Task task) {
        return texts.of("tasks.kind." + task.kind());
    }

    private String detail(Task task) {
        return tasks.kind(task.kind()).detail(task).in(texts);
    }

    private List<String> name(Task task, List<PersonCard> members) {
        if (isHidden(task.personId(), members)) {
            return List.of(texts.of(HiddenChildren.ONE));
        }
        return members.stream()
                .filter(card -> card.id().equals(task.personId()))
                .map(PersonCard::name)
                .toList();
    }

    /** Their worker, or who stands in where there is none, and the secretary. */
    private List<Contact> contacts(Household household) {
        return Stream.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY)
                .flatMap(role ->
                        accounts.lookingAfter(household.path(), role).stream().limit(1))
                .map(HouseholdClock::contact)
                .toList();
    }

    private static Contact contact(Account account) {
        return new Contact(account.name(), account.role(), account.phone());
    }
}
