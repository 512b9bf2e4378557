package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalOutcome;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.PriorTest;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.demo.VisitPlan.Visit;
import org.linli.divisions.Divisions;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.HealthCode;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays the weeks before today through the same services that staff use, with the clock set back: people are registered
 * on the day they came, workers take temperatures and samples, leaders confirm releases. What is due today is left to
 * do, and one fever of today waits for somebody to handle it.
 */
@Component
@Profile("demo")
class DemoHistory {

    /** Of a hundred past temperatures, so many were missed, as they are. */
    private static final int MISSED_PERCENT = 2;

    /** Of a hundred temperatures for which there is still time today, so many have been taken. */
    private static final int TAKEN_ALREADY_PERCENT = 55;

    /** Until the landlord has said yes. */
    private static final Duration PHONED = Duration.ofHours(2);

    private static final int DAYS_OF_WEEK = 7;

    /** From the beginning of the morning's temperatures to that of the evening's. */
    private static final Duration PART_OF_DAY = Duration.ofHours(10);

    private final Arrivals arrivals;
    private final Measures measures;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Divisions divisions;
    private final DemoArrangement arrangement;
    private final DemoMood mood;
    private final BusinessClock clock;

    DemoHistory(
            Arrivals arrivals,
            Measures measures,
            Tasks tasks,
            Accounts accounts,
            Divisions divisions,
            DemoArrangement arrangement,
            DemoMood mood,
            BusinessClock clock) {
        this.arrangement = arrangement;
        this.mood = mood;
        this.arrivals = arrivals;
        this.measures = measures;
        this.tasks = tasks;
        this.accounts = accounts;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** @param set sets the clock that the services look at */
    void play(DemoFacts facts, DemoFamily family, List<Visit> visits, Consumer<Instant> set) {
        Instant now = clock.now();
        new Playing(now, new Random(facts.seed() + 2), family.fatherId(), set).play(visits);
        mood.ask(family, now, set);
    }

    /** One run, from the moment at which it was begun. */
    private final class Playing {

        private final Instant now;
        private final Instant midnight;
        private final Random chance;
        private final PersonId father;
        private final Consumer<Instant> set;
        private final Map<UUID, Actor> actors = new HashMap<>();
        private final Map<AreaPath, Actor> secretaries = new HashMap<>();
        private final Map<AreaPath, List<Actor>> leaders = new HashMap<>();
        private @Nullable PersonId feverish;

        /** Whose household nobody was at yesterday, on the second day at home, on which no sample is due. */
        private @Nullable MeasureId silent;

        Playing(Instant now, Random chance, PersonId father, Consumer<Instant> set) {
            this.now = now;
            this.midnight = clock.startOf(clock.dayOf(now));
            this.chance = chance;
            this.father = father;
            this.set = set;
        }

        void play(List<Visit> visits) {
            List<Visit> ordered = visits.stream()
                    .sorted(Comparator.comparing(Visit::arrivedOn))
                    .toList();
            Map<UUID, PersonId> persons = new HashMap<>();
            for (Visit visit : ordered) {
                register(visit, persons);
            }
            persons.forEach(
                    (source, person) -> measures.ofSource(source, person).ifPresent(this::carryOut));
        }

        private void register(Visit visit, Map<UUID, PersonId> persons) {
            Instant arrived = between(visit.arrivedOn(), LocalTime.of(7, 0), LocalTime.of(15, 0));
            Instant registered = arrived.plus(Duration.ofMinutes(5 + chance.nextInt(60)));
            set.accept(registered.isAfter(now) ? now : registered);
            NewArrival arrival = arrival(visit, arrived);
            ArrivalOutcome made = Acting.as(secretary(visit.community()), () -> arrivals.register(arrival));
            if (!(made instanceof ArrivalOutcome.Registered)) {
                throw new IllegalStateException("Somebody came twice in the demo: " + made);
            }
            var person = new PersonId(visit.who().id());
            persons.put(arrival.id().value(), person);
            boolean isFather = person.equals(father);
            arrangement.settle(person, secretary(visit.community()), isFather);
            if (VisitPlan.isFeverish(visit, clock.dayOf(now))) {
                feverish = person;
            }
            if (isFather) {
                set.accept(registered.plus(PHONED));
                arrangement.findRoom(person);
            }
        }

        private NewArrival arrival(Visit visit, Instant arrived) {
            var phone = new Phone(Objects.requireNonNull(visit.who().phone()));
            IdentityDocument document = IdentityDocument.read(
                            Objects.requireNonNull(visit.who().document()), visit.arrivedOn())
                    .orThrow();
            List<PriorTest> tests = chance.nextInt(100) < 60
                    ? List.of(new PriorTest(
                            arrived.minus(Duration.ofHours(10 + chance.nextInt(34))), PriorTest.Result.NEGATIVE))
                    : List.of();
            Transport[] ways = {Transport.TRAIN, Transport.CAR, Transport.COACH, Transport.TRAIN};
            return new NewArrival(
                    new ArrivalId(Ids.next()),
                    visit.community(),
                    new Traveller(visit.who().name(), document, phone),
                    visit.address(),
                    null,
                    visit.origin(),
                    divisions.fullName(visit.origin(), Locale.SIMPLIFIED_CHINESE),
                    visit.arrivedOn(),
                    arrived.atZone(clock.zone()).toLocalTime().withSecond(0).withNano(0),
                    ways[chance.nextInt(ways.length)],
                    null,
                    null,
                    null,
                    HealthCode.GREEN,
                    2 + chance.nextInt(2),
                    tests,
                    ArrivalDetails.NONE,
                    ArrivalSource.DEMO);
        }

        private void carryOut(Measure measure) {
            boolean over = measure.endsOn().isBefore(clock.dayOf(now));
            LocalDate yesterday = clock.dayOf(now).minusDays(1);
            if (silent == null
                    && measure.number(yesterday) == 2
                    && measure.confinesOn(yesterday)
                    && !measure.personId().equals(father)) {
                silent = measure.id();
            }
            List<Task> all = tasks.ofSource(measure.id().value()).stream()
                    .sorted(Comparator.comparing(Task::dueFrom))
                    .toList();
            for (Task task : all) {
                switch (task.kind()) {
                    case "care.temperature" -> temperature(task);
                    case "care.sample" -> sample(task, over);
                    case "care.release" -> release(task, measure.endsOn());
                    default -> throw new IllegalStateException("The demo cannot do a " + task.kind());
                }
            }
        }

        private void temperature(Task task) {
            boolean over = !task.dueUntil().isAfter(now);
            boolean taken = chance.nextInt(100) < (over ? 100 - MISSED_PERCENT : TAKEN_ALREADY_PERCENT);
            boolean fever = isFromNow(task) && Objects.equals(task.personId(), feverish);
            if ((taken || fever) && task.dueFrom().isBefore(now) && !isSilent(task)) {
                String celsius = "36." + (1 + chance.nextInt(8));
                complete(
                        task,
                        during(task),
                        fever ? Map.of("celsius", "38.1", "symptoms", List.of("none")) : Map.of("celsius", celsius));
            }
        }

        private boolean isSilent(Task task) {
            return silent != null
                    && silent.value().equals(task.sourceId())
                    && task.day().equals(clock.dayOf(now).minusDays(1));
        }

        /**
         * Whether it is of the part of today that it is now, in the community whose secretary anybody may sign in as.
         */
        private boolean isFromNow(Task task) {
            return DemoAccounts.XIFAN.covers(task.path())
                    && !task.dueFrom().isBefore(midnight)
                    && task.dueFrom().isAfter(now.minus(PART_OF_DAY));
        }

        private void sample(Task task, boolean over) {
            if (task.dueUntil().isBefore(midnight)) {
                boolean pending = !over && task.dueUntil().isAfter(midnight.minus(Duration.ofDays(1)));
                complete(task, during(task), Map.of("result", pending ? "pending" : "negative"));
            }
        }

        /** On the evening of the last day; those whose last day was yesterday have waited for this morning. */
        private void release(Task task, LocalDate endsOn) {
            LocalDate yesterday = clock.dayOf(now).minusDays(1);
            if (endsOn.equals(yesterday)) {
                Duration gone = Duration.between(midnight, now);
                complete(task, midnight.plus(gone.dividedBy(2)), Map.of("told", "yes"));
            } else if (endsOn.isBefore(yesterday)) {
                complete(task, task.dueFrom().plus(Duration.ofMinutes(10 + chance.nextInt(90))), Map.of("told", "yes"));
            }
        }

        private void complete(Task task, Instant at, Map<String, ? extends @Nullable Object> answers) {
            set.accept(at);
            Acting.run(
                    onDuty(task, clock.dayOf(at)),
                    () -> tasks.complete(task.id(), CompletionForm.now(Ids.next(), answers)));
        }

        private Instant during(Task task) {
            Instant end = task.dueUntil().isAfter(now) ? now : task.dueUntil();
            Duration window = Duration.between(task.dueFrom(), end);
            return task.dueFrom()
                    .plus(window.multipliedBy(20 + chance.nextInt(80) * 3 / 4).dividedBy(100));
        }

        private Instant between(LocalDate day, LocalTime from, LocalTime until) {
            Instant first = clock.at(day, from);
            Instant last = clock.at(day, until);
            if (last.isAfter(now)) {
                // Early in the day everything of today has happened since midnight.
                first = midnight;
                last = now;
            }
            return first.plus(Duration.between(first, last)
                    .multipliedBy(chance.nextInt(100))
                    .dividedBy(110));
        }

        /** Whose it is; on their day off whoever leads there. */
        private Actor onDuty(Task task, LocalDate day) {
            Actor whose = actor(task.assigneeId());
            return !isOff(whose, day)
                    ? whose
                    : leaders
                            .computeIfAbsent(
                                    task.path(),
                                    path -> Stream.of(Role.GRID_LEADER, Role.SECRETARY)
                                            .flatMap(role -> accounts.lookingAfter(path, role).stream())
                                            .map(Account::actor)
                                            .toList())
                            .stream()
                            .filter(leader -> !isOff(leader, day))
                            .findFirst()
                            .orElse(whose);
        }

        /** One day a week, each another. */
        private boolean isOff(Actor who, LocalDate day) {
            return Math.floorMod(who.username().hashCode() + day.toEpochDay(), DAYS_OF_WEEK) == 0;
        }

        private Actor actor(@Nullable UUID account) {
            return account == null
                    ? Actor.SYSTEM
                    : actors.computeIfAbsent(account, id -> accounts.get(id).actor());
        }

        private Actor secretary(AreaPath community) {
            return secretaries.computeIfAbsent(
                    community,
                    path -> accounts.lookingAfter(path, Role.SECRETARY).stream()
                            .findFirst()
                            .map(Account::actor)
                            .orElseThrow(() -> new IllegalStateException("Nobody leads " + path)));
        }
    }
}
