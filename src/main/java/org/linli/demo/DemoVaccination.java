package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.vaccination.Appointment;
import org.linli.vaccination.Appointments;
import org.linli.vaccination.Dose;
import org.linli.vaccination.DoseOrigin;
import org.linli.vaccination.Doses;
import org.linli.vaccination.Invitations;
import org.linli.vaccination.Obstacle;
import org.linli.vaccination.ObstacleReason;
import org.linli.vaccination.Obstacles;
import org.linli.vaccination.SiteDesk;
import org.linli.vaccination.SiteEventSent;
import org.linli.vaccination.VaccinationDay;
import org.linli.vaccination.VaccinationDays;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loujia as it was reported: more than nine in ten elders have their first dose. Yesterday the second round began at
 * the Fangcang site in the former Guangfu hospital; tomorrow 18 are driven there by one car.
 */
@Component
@Profile("demo")
class DemoVaccination {

    private static final int ELDERLY = 60;

    /** One in so many elders has had no dose. */
    private static final int WITHOUT_EACH = 14;

    private static final int YESTERDAY = 12;
    private static final int TOMORROW = 18;
    private static final int TRIP = 6;
    private static final Duration BETWEEN_TRIPS = Duration.ofHours(2);
    private static final int ASKED_BESIDE = 6;
    private static final int PER_HALF_HOUR = 6;

    /** First doses were given week by week from so many days ago on. */
    private static final int FIRST_WEEKS = 8;

    private static final int SECOND_DUE = 28;

    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final String MAKER = "北京科兴";
    private static final String BATCH = "202112A34";
    private static final List<ObstacleReason> WHY = List.of(
            ObstacleReason.ALLERGY,
            ObstacleReason.HOSPITAL,
            ObstacleReason.AFRAID,
            ObstacleReason.CHRONIC,
            ObstacleReason.ACUTE,
            ObstacleReason.FAMILY);

    private final Doses doses;
    private final Obstacles obstacles;
    private final VaccinationDays days;
    private final Invitations invitations;
    private final Appointments appointments;
    private final SiteDesk desk;
    private final Tasks tasks;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoVaccination(
            Doses doses,
            Obstacles obstacles,
            VaccinationDays days,
            Invitations invitations,
            Appointments appointments,
            SiteDesk desk,
            Tasks tasks,
            Accounts accounts,
            BusinessClock clock) {
        this.doses = doses;
        this.obstacles = obstacles;
        this.days = days;
        this.invitations = invitations;
        this.appointments = appointments;
        this.desk = desk;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Answers who comes tomorrow and needs a lift.
     *
     * @param site where doses are given
     * @param set sets the clock that the services look at
     */
    List<UUID> play(DemoFacts facts, Town town, UUID site, LocalDate today, Consumer<Instant> set) {
        AreaPath loujia = facts.root().child("loujia");
        Actor secretary =
                accounts.lookingAfter(loujia, Role.SECRETARY).getFirst().actor();
        List<Town.Resident> elders = town.residents.stream()
                .filter(one -> loujia.covers(one.path()) && !one.bornOn().isAfter(today.minusYears(ELDERLY)))
                .toList();
        set.accept(clock.at(today.minusDays(4), MORNING));
        List<UUID> second = Acting.as(secretary, () -> before(elders, today));
        VaccinationDay first = Acting.as(secretary, () -> day(loujia, site, today.minusDays(1)));
        List<UUID> chosen = second.stream().limit(YESTERDAY).toList();
        Acting.run(secretary, () -> {
            invitations.invite(chosen, first.id());
            chosen.forEach(person -> answer(person, Map.of("answer", "comes")));
        });
        set.accept(clock.at(today.minusDays(1), NOON));
        Acting.run(secretary, () -> give(first));
        set.accept(clock.at(today, MORNING));
        List<UUID> driven = second.stream().skip(YESTERDAY).limit(TOMORROW).toList();
        List<UUID> others =
                second.stream().skip(YESTERDAY + TOMORROW).limit(ASKED_BESIDE).toList();
        Acting.run(secretary, () -> plan(day(loujia, site, today.plusDays(1)), driven, others, today));
        return driven;
    }

    /** What was given and said before; answers who is due for the second dose. */
    private List<UUID> before(List<Town.Resident> elders, LocalDate today) {
        List<UUID> due = new ArrayList<>();
        for (int i = 0; i < elders.size(); i++) {
            UUID person = elders.get(i).id();
            if (i % WITHOUT_EACH == 0) {
                obstacles.enter(obstacle(person, i / WITHOUT_EACH, today));
                continue;
            }
            int ago = 14 + i * 7 % (FIRST_WEEKS * 7);
            dose(person, 1, today.minusDays(ago));
            if (ago >= SECOND_DUE + 21) {
                dose(person, 2, today.minusDays(ago - SECOND_DUE));
            } else if (ago >= SECOND_DUE) {
                due.add(person);
            }
        }
        return due;
    }

    private void dose(UUID person, int number, LocalDate day) {
        doses.enter(
                new Dose(Ids.next(), person, "inactivated", MAKER, BATCH, number, "江北街道方舱接种点", day),
                null,
                DoseOrigin.CARD);
    }

    private Obstacle obstacle(UUID person, int nth, LocalDate today) {
        ObstacleReason why = WHY.get(nth % WHY.size());
        boolean isMedical = why == ObstacleReason.ALLERGY || why == ObstacleReason.CHRONIC;
        boolean isDelay = why == ObstacleReason.HOSPITAL || why == ObstacleReason.ACUTE;
        return new Obstacle(
                Ids.next(),
                person,
                why,
                isMedical ? "陈医生" : "",
                isMedical ? "东阳市人民医院" : "",
                isDelay ? today.plusDays(20) : null,
                "",
                today.minusDays(10),
                clock.now(),
                null,
                null);
    }

    private VaccinationDay day(AreaPath path, UUID site, LocalDate day) {
        return days.hold(new VaccinationDay(
                Ids.next(),
                path,
                site,
                day,
                MORNING,
                MORNING.plusHours(5),
                PER_HALF_HOUR,
                "inactivated",
                MAKER,
                false,
                0));
    }

    private void answer(UUID person, Map<String, Object> answers) {
        UUID invitation = invitations.last(List.of(person)).getFirst().id();
        Task task = tasks.ofSource(invitation).getFirst();
        tasks.complete(task.id(), CompletionForm.now(Ids.next(), answers));
    }

    /** Six an hour: each is checked in, asked, given the dose and watched. */
    private void give(VaccinationDay day) {
        Instant first = clock.at(day.day(), MORNING);
        List<SiteEventSent> done = new ArrayList<>();
        List<Appointment> coming = appointments.of(day.id());
        for (int i = 0; i < coming.size(); i++) {
            UUID of = coming.get(i).id();
            Instant at = first.plus(Duration.ofMinutes(i / TRIP * 60L + i % TRIP * 2L));
            done.add(event(of, "in", at));
            done.add(event(of, "asked", at.plus(Duration.ofMinutes(3))));
            done.add(event(of, "jab", at.plus(Duration.ofMinutes(5))));
            if (i == TRIP) {
                done.add(event(of, "reaction", at.plus(Duration.ofMinutes(20))));
            }
            done.add(event(of, "left", at.plus(Duration.ofMinutes(36))));
        }
        desk.take(clock.now(), done);
    }

    private SiteEventSent event(UUID of, String kind, Instant at) {
        return new SiteEventSent(
                Ids.next(),
                of,
                kind,
                at,
                "王护士",
                "id_card",
                "covid-2021-03",
                answers(),
                true,
                MAKER,
                BATCH,
                null,
                null,
                List.of("sore"),
                "mild",
                "",
                null);
    }

    private static Map<String, Boolean> answers() {
        Map<String, Boolean> answers = new HashMap<>();
        List.of("fever", "allergy", "acute", "nervous", "pressure", "vaccine", "contact")
                .forEach(key -> answers.put(key, false));
        answers.put("informed", true);
        return answers;
    }

    /** Whoever is driven has said so; of the others some cannot come yet, and some still have to be asked. */
    private void plan(VaccinationDay next, List<UUID> driven, List<UUID> others, LocalDate today) {
        invitations.invite(Stream.concat(driven.stream(), others.stream()).toList(), next.id());
        for (int i = (driven.size() - 1) / TRIP * TRIP; i >= 0; i -= TRIP) {
            opens(next.id(), MORNING.plus(BETWEEN_TRIPS.multipliedBy(i / TRIP)));
            driven.subList(i, Math.min(driven.size(), i + TRIP))
                    .forEach(person -> answer(person, Map.of("answer", "comes")));
        }
        for (int i = 0; i < others.size() / 2; i++) {
            answer(others.get(i), said(i, today));
        }
    }

    /** Whoever comes with the same trip has the same half hour; the last first, so that nobody's is moved. */
    private void opens(UUID day, LocalTime opens) {
        VaccinationDay now = days.get(day);
        days.change(new VaccinationDay(
                now.id(),
                now.path(),
                now.place(),
                now.day(),
                opens,
                now.closes(),
                now.perSlot(),
                now.vaccine(),
                now.maker(),
                now.cancelled(),
                now.version()));
    }

    private static Map<String, Object> said(int nth, LocalDate today) {
        return nth % 2 == 0
                ? Map.of(
                        "answer",
                        "later",
                        "why_later",
                        "away",
                        "until",
                        today.plusDays(12).toString())
                : Map.of("answer", "no", "why_not", "afraid");
    }
}
