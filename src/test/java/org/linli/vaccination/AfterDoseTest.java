package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.people.PersonId;
import org.linli.rides.Ride;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is asked how they are, or why they did not come, how often, and until when. */
class AfterDoseTest extends SiteTesting {

    private static final LocalDate FIRST = MONDAY.plusDays(1);

    @Autowired
    Invitations invitations;

    private SiteEventSent jab(Appointment of) {
        SiteEventSent jab = sent(of, "jab", "09:10", null);
        take(sent(of, "in", "09:00", null), sent(of, "asked", "09:05", null), jab);
        return jab;
    }

    private Dose given() {
        TestClock.set("2022-02-07T09:30");
        jab(coming(sun));
        return counting(sun).getLast().dose();
    }

    private Task only(String kind) {
        List<Task> open = open(kind);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private void nobody(Task task) {
        complete(
                fixture.actor("secretary"),
                task,
                Map.of(task.kind().equals(MissedTask.KEY) ? "answer" : "how", "nobody"));
    }

    @Test
    void whoIsAskedAfterADoseFollowsItWhenItIsStruckAndEnteredForSomebodyElse() {
        Dose wrong = given();
        Acting.run(secretary, () -> doses.strike(wrong.id(), DoseEnd.OTHER_PERSON));
        assertThat(open(FollowUpTask.KEY)).isEmpty();
        TestClock.set("2022-02-08T20:30");
        Acting.run(secretary, () -> doses.enter(dose(qian, 1, "2022-02-07"), site.id(), DoseOrigin.SITE));
        assertThat(open(FollowUpTask.KEY))
                .as("the first day is over")
                .extracting(Task::personId, Task::day)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(qian, MONDAY.plusDays(3)),
                        org.assertj.core.groups.Tuple.tuple(qian, MONDAY.plusDays(7)));
    }

    @Test
    void aDoseThatIsCorrectedIsAskedAboutOnItsOwnDaysAndNotTwiceOnOne() {
        Dose wrong = given();
        TestClock.set("2022-02-08T09:00");
        complete(fixture.actor("worker"), open(FollowUpTask.KEY).getFirst(), Map.of("how", "well"));
        Dose right = dose(sun, 2, "2022-02-07");
        Acting.run(secretary, () -> doses.correct(wrong.id(), right, site.id(), DoseOrigin.SITE));
        assertThat(open(FollowUpTask.KEY))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.sourceId()).isEqualTo(right.id()));
        given(wu, 1, "2022-02-01");
        assertThat(open(FollowUpTask.KEY)).as("not given here").hasSize(2);
    }

    @Test
    void whoeverIsNotReachedAfterADoseIsTriedAtTheDoorAndThenByTheCommunityAndThenNoMore() {
        given();
        TestClock.set("2022-02-08T09:00");
        Task call = open(FollowUpTask.KEY).getFirst();
        complete(fixture.actor("worker"), call, Map.of("how", "nobody"));
        Task door = of(FIRST);
        assertThat(door.assigneeId()).isEqualTo(fixture.account("worker").id());
        nobody(door);
        Task community = of(FIRST);
        assertThat(community.assigneeId()).isEqualTo(secretary.account());
        nobody(community);
        assertThat(open(FollowUpTask.KEY)).as("those of days 3 and 7").hasSize(2);
    }

    private Task of(LocalDate day) {
        List<Task> open = open(FollowUpTask.KEY).stream()
                .filter(task -> task.day().equals(day))
                .toList();
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    @Test
    void whoeverWasReachedAfterAllIsNotTriedAgainAndWhoeverWasNotAfterAllIs() {
        given();
        TestClock.set("2022-02-08T09:00");
        Task call = open(FollowUpTask.KEY).getFirst();
        complete(fixture.actor("worker"), call, Map.of("how", "nobody"));
        correct(call, Map.of("how", "well"), "2022-02-08T09:10");
        assertThat(open(FollowUpTask.KEY)).hasSize(2);
        correct(call, Map.of("how", "nobody"), "2022-02-08T09:20");
        assertThat(open(FollowUpTask.KEY)).hasSize(3);
    }

    private void correct(Task task, Map<String, Object> answers, String time) {
        TestClock.set(time);
        UUID wrong = Acting.as(secretary, () -> tasks.completions(task.id()))
                .getLast()
                .id();
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(task.id(), new CompletionForm(UUID.randomUUID(), null, answers, wrong)));
    }

    @Test
    void whoeverDidNotComeAndIsNotReachedIsTriedThreeTimesInAll() {
        coming(sun);
        TestClock.set("2022-02-07T12:00");
        missed.run();
        nobody(only(MissedTask.KEY));
        nobody(only(MissedTask.KEY));
        assertThat(only(MissedTask.KEY).assigneeId()).isEqualTo(secretary.account());
        nobody(only(MissedTask.KEY));
        missed.run();
        assertThat(open(MissedTask.KEY)).isEmpty();
    }

    @Test
    void whatSomebodySaidOfNotComingIsTakenBackWithTheAnswer() {
        coming(sun);
        TestClock.set("2022-02-07T12:00");
        missed.run();
        Task call = only(MissedTask.KEY);
        complete(fixture.actor("worker"), call, Map.of("answer", "later", "why_later", "fever", "until", "2022-03-31"));
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isPresent();
        correct(call, Map.of("answer", "again"), "2022-02-07T12:10");
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isEmpty();
        correct(call, Map.of("answer", "no", "why_not", "afraid"), "2022-02-07T12:20");
        correct(call, Map.of("answer", "elsewhere"), "2022-02-07T12:30");
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isEmpty();
    }

    @Test
    void whoeverHasTheDoseDidNotMissIt() {
        Appointment noted = coming(qian);
        TestClock.set("2022-02-07T09:30");
        take(sent(noted, "jab", "09:10", null));
        Acting.run(secretary, () -> doses.enter(dose(wu, 1, "2022-02-07"), site.id(), DoseOrigin.CARD));
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(
                        status -> appointments.make(day, people.get(wu), 1, java.util.Set.of())));
        TestClock.set("2022-02-07T12:00");
        missed.run();
        assertThat(open(MissedTask.KEY)).isEmpty();
    }

    @Test
    void whoeverCameWithoutSignalIsNotCalledAndIsAgainWhereThatWasAMistake() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T12:00");
        missed.run();
        nobody(only(MissedTask.KEY));
        TestClock.set("2022-02-07T12:10");
        SiteEventSent in = sent(of, "in", "09:00", null);
        take(in);
        missed.run();
        assertThat(open(MissedTask.KEY)).isEmpty();
        take(sent(of, "undo", "12:10", in.id()));
        missed.run();
        assertThat(open(MissedTask.KEY)).hasSize(1);
        given(sun, 2, "2022-02-07");
        assertThat(open(MissedTask.KEY)).as("was given it elsewhere").isEmpty();
    }

    @Test
    void whoeverDiedOrMovedAwayIsAskedNothingAnyMoreAndExpectedNowhere() {
        given();
        Appointment missedOne = coming(qian);
        TestClock.set("2022-02-07T12:00");
        missed.run();
        assertThat(only(MissedTask.KEY).sourceId()).isEqualTo(missedOne.id());
        VaccinationDay next = nextDay();
        invite(wu, next);
        Appointment later = Acting.as(
                secretary,
                () -> transaction.execute(
                        status -> appointments.make(next, people.get(qian), 1, java.util.Set.of(Needed.LIFT))));
        Acting.run(
                secretary,
                () -> List.of(sun, wu)
                        .forEach(one -> people.markDied(one, people.get(one).version(), MONDAY)));
        Acting.run(secretary, () -> people.markLeft(qian, people.get(qian).version(), MONDAY));
        assertThat(open(FollowUpTask.KEY)).isEmpty();
        assertThat(open(InvitationTask.KEY)).isEmpty();
        assertThat(open(MissedTask.KEY)).isEmpty();
        assertThat(Acting.as(
                                secretary,
                                () -> appointments.get(
                                        Objects.requireNonNull(later).id()))
                        .withdrawn())
                .isTrue();
        TestClock.set("2022-02-10T12:00");
        missed.run();
        assertThat(open(MissedTask.KEY)).isEmpty();
    }

    private VaccinationDay nextDay() {
        var wanted = new VaccinationDay(
                org.linli.platform.Ids.next(),
                day.path(),
                site.id(),
                MONDAY.plusDays(2),
                day.opens(),
                day.closes(),
                20,
                "inactivated",
                "",
                false,
                0);
        return Acting.as(secretary, () -> days.hold(wanted));
    }

    private void invite(PersonId person, VaccinationDay to) {
        Acting.run(secretary, () -> invitations.invite(List.of(person.value()), to.id()));
        assertThat(open(InvitationTask.KEY)).hasSize(1);
    }

    @Test
    void whoeverHasNotLeftTheSiteAfterAllIsNotReadyForTheWayBack() {
        Appointment of = coming(sun, Needed.LIFT);
        TestClock.set("2022-02-07T09:45");
        jab(of);
        SiteEventSent left = sent(of, "left", "09:41", null);
        take(left);
        assertThat(back(of).readyAt()).isNotNull();
        take(sent(of, "undo", "09:42", left.id()));
        assertThat(back(of).readyAt()).isNull();
        assertThat(back(of).canBeReady()).isTrue();
        take(sent(of, "left", "09:44", null));
        assertThat(back(of).readyAt()).isEqualTo("2022-02-07T01:44:00Z");
    }

    private Ride back(Appointment of) {
        return Acting.as(secretary, () -> rides.back(of.id())).orElseThrow();
    }
}
