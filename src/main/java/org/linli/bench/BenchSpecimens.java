package org.linli.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
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
import org.linli.care.Measures;
import org.linli.demo.Town;
import org.linli.divisions.Divisions;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.HealthCode;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlace;
import org.linli.policy.RiskPlaces;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays the ninety days of some tens of people through the services that staff use, with the clock set back: registered
 * on the day they came, temperatures and samples taken, a few missed, released. Everybody else's history is a copy of
 * one of these, so that whatever the rules of the product are, a million rows obey them.
 */
@Component
@Profile("bench")
class BenchSpecimens {

    /** So many of a hundred past temperatures were missed. */
    private static final int MISSED_PERCENT = 2;

    /** So many of a hundred temperatures of this morning have been taken. */
    private static final int TAKEN_ALREADY_PERCENT = 60;

    private static final String COUNTY_WITH_CASES = "330108";
    private static final String AT_RISK = "451024";

    /** Whoever comes from there gets a measure. */
    static final String ELSEWHERE = "421182";

    /** Whoever comes from there is registered and nothing more. */
    static final String NEARBY = "330782";

    private final Arrivals arrivals;
    private final Measures measures;
    private final Tasks tasks;
    private final Accounts accounts;
    private final RiskPlaces risks;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final BenchClock moments;

    BenchSpecimens(
            Arrivals arrivals,
            Measures measures,
            Tasks tasks,
            Accounts accounts,
            RiskPlaces risks,
            Divisions divisions,
            BusinessClock clock,
            BenchClock moments) {
        this.arrivals = arrivals;
        this.measures = measures;
        this.tasks = tasks;
        this.accounts = accounts;
        this.risks = risks;
        this.divisions = divisions;
        this.clock = clock;
        this.moments = moments;
    }

    /**
     * What a specimen's visit was.
     *
     * @param daysAgo on which they came
     * @param fever whether one of today waits for somebody to handle it; few get a copy of that
     */
    private record Visit(String origin, int daysAgo, boolean fever) {}

    /** Somebody whose history is copied; one in so many hundred gets that of a rare one. */
    record Specimen(int number, UUID arrival, BenchResident who, boolean rare) {}

    /** Marks as places at risk where some come from, then plays them all. */
    List<Specimen> play(BenchDistrict district, BenchStaff staff, long seed) {
        LocalDate today = BenchClock.TODAY;
        risks.put(List.of(risk(COUNTY_WITH_CASES, RiskLevel.LOCAL_CASES, today), risk(AT_RISK, RiskLevel.HIGH, today)));
        List<Visit> visits = visits(district.people());
        List<BenchResident> alone = BenchResident.livingAlone(district);
        if (alone.size() < visits.size()) {
            throw new IllegalStateException("Only " + alone.size() + " people live alone; --people is too small");
        }
        var playing = new Playing(staff, new Random(seed + 2));
        List<Specimen> specimens = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            BenchResident who = alone.get((int) ((long) i * alone.size() / visits.size()));
            specimens.add(new Specimen(i, Ids.next(), who, visits.get(i).fever()));
        }
        try {
            specimens.stream()
                    .sorted(Comparator.comparing(s -> -visits.get(s.number()).daysAgo()))
                    .forEach(s -> playing.register(s, visits.get(s.number())));
            specimens.forEach(s -> playing.carryOut(s, visits.get(s.number()).fever()));
        } finally {
            moments.run();
        }
        return specimens;
    }

    private static List<Visit> visits(int people) {
        int step = people < 10_000 ? 4 : 1;
        List<Visit> visits = new ArrayList<>();
        for (int day = 0; day <= 14; day += step) {
            visits.add(new Visit(ELSEWHERE, day, false));
            visits.add(new Visit(COUNTY_WITH_CASES, day, false));
        }
        for (int day = 0; day <= 20; day += 3 * step) {
            visits.add(new Visit(AT_RISK, day, false));
        }
        for (int day = 24; day < BenchLoad.DAYS; day += 6 * step) {
            visits.add(new Visit(ELSEWHERE, day, false));
            visits.add(new Visit(COUNTY_WITH_CASES, day + 1, false));
        }
        for (int day = 0; day < BenchLoad.DAYS; day += 8 * step) {
            visits.add(new Visit(NEARBY, day, false));
        }
        visits.add(new Visit(ELSEWHERE, 5, true));
        return visits;
    }

    private RiskPlace risk(String division, RiskLevel level, LocalDate today) {
        return new RiskPlace(
                division,
                divisions.fullName(division, Locale.SIMPLIFIED_CHINESE),
                level,
                today.minusDays(BenchLoad.DAYS + 30L),
                null,
                "bench");
    }

    private final class Playing {

        private final BenchStaff staff;
        private final Random chance;
        private final Instant now = moments.begin();
        private final Map<UUID, Actor> actors = new HashMap<>();

        Playing(BenchStaff staff, Random chance) {
            this.staff = staff;
            this.chance = chance;
        }

        void register(Specimen specimen, Visit visit) {
            LocalDate day = BenchClock.TODAY.minusDays(visit.daysAgo());
            Instant arrived = clock.at(day, LocalTime.of(7 + chance.nextInt(2), chance.nextInt(60)));
            moments.show(arrived.plus(Duration.ofMinutes(5 + chance.nextInt(60))));
            NewArrival arrival = arrival(specimen, visit.origin(), day, arrived);
            ArrivalOutcome outcome =
                    Acting.as(actor(staff.lookingAfter(specimen.who().community())), () -> arrivals.register(arrival));
            if (!(outcome instanceof ArrivalOutcome.Registered)) {
                throw new IllegalStateException("Specimen " + specimen.number() + " was not registered: " + outcome);
            }
        }

        private NewArrival arrival(Specimen specimen, String origin, LocalDate day, Instant arrived) {
            Town.Resident who = specimen.who().resident();
            List<PriorTest> tests = chance.nextInt(100) < 60
                    ? List.of(new PriorTest(
                            arrived.minus(Duration.ofHours(10 + chance.nextInt(34))), PriorTest.Result.NEGATIVE))
                    : List.of();
            return new NewArrival(
                    new ArrivalId(specimen.arrival()),
                    specimen.who().community(),
                    new Traveller(
                            who.name(),
                            IdentityDocument.read(Objects.requireNonNull(who.document()), day)
                                    .orThrow(),
                            new Phone(Objects.requireNonNull(who.phone()))),
                    specimen.who().address(),
                    null,
                    origin,
                    divisions.fullName(origin, Locale.SIMPLIFIED_CHINESE),
                    day,
                    arrived.atZone(clock.zone()).toLocalTime().withSecond(0).withNano(0),
                    Transport.TRAIN,
                    null,
                    null,
                    null,
                    HealthCode.GREEN,
                    2 + chance.nextInt(2),
                    tests,
                    ArrivalDetails.NONE,
                    ArrivalSource.DEMO);
        }

        void carryOut(Specimen specimen, boolean fever) {
            Optional<Measure> measure = measures.ofSource(
                    specimen.arrival(), new PersonId(specimen.who().resident().id()));
            measure.ifPresent(m -> tasks.ofSource(m.id().value()).stream()
                    .sorted(Comparator.comparing(Task::dueFrom))
                    .forEach(task -> carryOut(task, m, fever)));
        }

        private void carryOut(Task task, Measure measure, boolean fever) {
            boolean over = !task.dueUntil().isAfter(now);
            switch (task.kind()) {
                case "care.temperature" -> temperature(task, measure, fever, over);
                case "care.sample" -> {
                    if (over) {
                        boolean lately = task.dueUntil().isAfter(now.minus(Duration.ofDays(1)))
                                && !measure.endsOn().isBefore(BenchClock.TODAY);
                        String result = lately ? "pending" : "negative";
                        complete(
                                task,
                                task.datum("mode").equals("double")
                                        ? Map.of("result", result, "both", "yes")
                                        : Map.of("result", result));
                    }
                }
                case "care.release" -> {
                    if (measure.endsOn().isBefore(BenchClock.TODAY)) {
                        moments.show(task.dueFrom().plus(Duration.ofMinutes(10 + chance.nextInt(60))));
                        as(task, Map.of("told", "yes"));
                    }
                }
                default -> throw new IllegalStateException("A specimen has a " + task.kind());
            }
        }

        private void temperature(Task task, Measure measure, boolean fever, boolean over) {
            boolean today = task.day().equals(BenchClock.TODAY);
            boolean strict = measure.protocol().equals("14+7"); // a missed check would be an alarm
            int percent = fever || (strict && !today) ? 100 : today ? TAKEN_ALREADY_PERCENT : 100 - MISSED_PERCENT;
            if (over && chance.nextInt(100) < percent) {
                complete(
                        task,
                        fever && today
                                ? Map.of("celsius", "38.1", "symptoms", List.of("none"))
                                : Map.of("celsius", "36." + (1 + chance.nextInt(8))));
            }
        }

        private void complete(Task task, Map<String, ? extends @Nullable Object> answers) {
            Duration window = Duration.between(task.dueFrom(), task.dueUntil());
            moments.show(task.dueFrom()
                    .plus(window.multipliedBy(10 + chance.nextInt(80)).dividedBy(100)));
            as(task, answers);
        }

        private void as(Task task, Map<String, ? extends @Nullable Object> answers) {
            Acting.run(
                    actor(task.assigneeId()), () -> tasks.complete(task.id(), CompletionForm.now(Ids.next(), answers)));
        }

        private Actor actor(@Nullable UUID account) {
            return account == null
                    ? Actor.SYSTEM
                    : actors.computeIfAbsent(account, id -> accounts.get(id).actor());
        }
    }
}
