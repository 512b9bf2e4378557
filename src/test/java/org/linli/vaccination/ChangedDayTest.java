package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.rides.Ride;
import org.linli.rides.RideRequests;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of appointments, lifts and invitations when a day changes, and of those who are under a measure. */
class ChangedDayTest extends VaccinationTesting {

    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    @Autowired
    Invitations invitations;

    @Autowired
    VaccinationDays days;

    @Autowired
    Appointments appointments;

    @Autowired
    RideRequests rides;

    @Autowired
    MeasuresByHand byHand;

    private VaccinationDay day;

    /** Wednesday from 8:30 to 10:00, one in each half hour. */
    @BeforeEach
    void hold() {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                WEDNESDAY,
                LocalTime.of(8, 30),
                LocalTime.of(10, 0),
                1,
                "inactivated",
                "",
                false,
                0);
        day = Acting.as(secretary, () -> days.hold(wanted));
        given(sun, 1, "2022-01-10");
        given(qian, 1, "2022-01-10");
        given(wu, 1, "2022-01-10");
    }

    private void change(LocalDate on, String opens, boolean cancelled) {
        Acting.run(
                secretary,
                () -> days.change(new VaccinationDay(
                        day.id(),
                        day.path(),
                        day.place(),
                        on,
                        LocalTime.parse(opens),
                        day.closes(),
                        1,
                        day.vaccine(),
                        "",
                        cancelled,
                        days.get(day.id()).version())));
    }

    private int invite(PersonId... persons) {
        return Acting.as(
                secretary,
                () -> invitations
                        .invite(List.of(persons).stream().map(PersonId::value).toList(), day.id())
                        .asked());
    }

    private Task task(String kind, PersonId person) {
        List<Task> tasks = open(kind).stream()
                .filter(task -> person.equals(task.personId()))
                .toList();
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }

    private void comes(PersonId person, String... needs) {
        complete(
                fixture.actor("worker"),
                task(InvitationTask.KEY, person),
                Map.of("answer", "comes", "needs", List.of(needs)));
    }

    private Appointment of(PersonId person) {
        return Acting.as(secretary, () -> appointments.of(day.id())).stream()
                .filter(one -> one.person().equals(person.value()))
                .findFirst()
                .orElseThrow();
    }

    private Ride lift(PersonId person) {
        return Acting.as(secretary, () -> rides.of(person, 10)).stream()
                .filter(ride -> !ride.isBack())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayThatMovesTakesLiftsAndOpenInvitationsAlongAndEverybodyWhoComesIsTold() {
        invite(sun, qian, wu);
        comes(sun, "lift");
        comes(qian);
        change(WEDNESDAY.plusDays(1), "08:30", false);
        assertThat(lift(sun).latest()).isEqualTo("2022-02-10T00:30:00Z");
        assertThat(Acting.as(secretary, () -> rides.back(lift(sun).id()))
                        .orElseThrow()
                        .earliest())
                .isEqualTo("2022-02-10T01:30:00Z");
        assertThat(task(ChangedDayTask.KEY, sun).datum(ChangedDayTask.TIME)).isEqualTo("08:30");
        assertThat(task(ChangedDayTask.KEY, qian).datum(ChangedDayTask.DAY)).isEqualTo("2022-02-10");
        assertThat(task(ChangedDayTask.KEY, sun).dueUntil()).isEqualTo("2022-02-09T12:00:00Z");
        assertThat(task(InvitationTask.KEY, wu).datum(InvitationTask.DAY)).isEqualTo("2022-02-10");
        assertThat(task(InvitationTask.KEY, wu).dueUntil()).isEqualTo("2022-02-09T12:00:00Z");
        change(WEDNESDAY.plusDays(2), "08:30", false);
        assertThat(task(ChangedDayTask.KEY, sun).datum(ChangedDayTask.DAY))
                .as("told once, of what holds now")
                .isEqualTo("2022-02-11");
    }

    @Test
    void onlyThoseWhoseHalfHourIsNoMoreGetAnotherAndAreTold() {
        invite(sun, qian);
        comes(sun, "lift");
        comes(qian);
        assertThat(of(qian).slot()).isEqualTo("09:00");
        change(WEDNESDAY, "09:00", false);
        assertThat(of(qian).slot()).isEqualTo("09:00");
        assertThat(of(sun).slot()).isEqualTo("09:30");
        assertThat(lift(sun).latest()).isEqualTo("2022-02-09T01:30:00Z");
        assertThat(open(ChangedDayTask.KEY)).extracting(Task::personId).containsExactly(sun);
    }

    @Test
    void aDayThatIsCancelledWithdrawsAppointmentsAndLiftsTellsThemAndLeavesNobodyAnswered() throws Exception {
        invite(sun, qian, wu);
        comes(sun, "lift");
        complete(fixture.actor("worker"), task(InvitationTask.KEY, qian), Map.of("answer", "no", "why_not", "afraid"));
        change(WEDNESDAY, "08:30", true);
        assertThat(Acting.as(secretary, () -> appointments.of(day.id()))).isEmpty();
        assertThat(lift(sun).state()).isEqualTo(Ride.State.WITHDRAWN);
        assertThat(open(InvitationTask.KEY)).isEmpty();
        assertThat(open(ChangedDayTask.KEY)).extracting(Task::personId).containsExactly(sun);
        assertThat(new SignedIn(port, "worker").get("/").text()).contains("告知接种日变动", "江北街道方舱接种点的接种取消");
        assertThat(Acting.as(secretary, () -> invitations.last(List.of(sun.value(), qian.value(), wu.value()))))
                .as("whoever does not want it still does not")
                .extracting(Invitation::person)
                .containsExactly(qian.value());
        day = next();
        assertThat(invite(sun, wu)).isEqualTo(2);
    }

    private VaccinationDay next() {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                WEDNESDAY.plusDays(1),
                LocalTime.of(8, 30),
                LocalTime.of(10, 0),
                5,
                "inactivated",
                "",
                false,
                0);
        return Acting.as(secretary, () -> days.hold(wanted));
    }

    @Test
    void whoeverCannotComeAtTheNewTimeIsAmongThoseToBeAskedAgainAndWhoeverIsNotReachedIsTriedAgain() {
        invite(sun, qian);
        comes(sun);
        comes(qian);
        change(WEDNESDAY.plusDays(1), "08:30", false);
        complete(fixture.actor("worker"), task(ChangedDayTask.KEY, sun), Map.of("outcome", "cannot"));
        assertThat(Acting.as(secretary, () -> appointments.of(day.id())))
                .extracting(Appointment::person)
                .containsExactly(qian.value());
        assertThat(Acting.as(secretary, () -> invitations.last(Set.of(sun.value()))))
                .isEmpty();
        complete(fixture.actor("worker"), task(ChangedDayTask.KEY, qian), Map.of("outcome", "nobody"));
        complete(fixture.actor("worker"), task(ChangedDayTask.KEY, qian), Map.of("outcome", "told"));
        assertThat(open(ChangedDayTask.KEY)).isEmpty();
    }

    @Test
    void whoeverDoesNotComeAfterAllIsNotToldOfTheNewTimeAndNothingBringsTheirAppointmentBack() {
        invite(sun);
        Task call = task(InvitationTask.KEY, sun);
        comes(sun, "lift");
        change(WEDNESDAY.plusDays(1), "08:30", false);
        Task told = task(ChangedDayTask.KEY, sun);
        UUID wrong = Acting.as(secretary, () -> tasks.completions(call.id()))
                .getLast()
                .id();
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(
                        call.id(),
                        new CompletionForm(
                                UUID.randomUUID(), null, Map.of("answer", "no", "why_not", "afraid"), wrong)));
        assertThat(open(ChangedDayTask.KEY)).isEmpty();
        assertThatThrownBy(() -> complete(fixture.actor("worker"), told, Map.of("outcome", "told")))
                .isInstanceOf(Refused.class);
        assertThat(Acting.as(secretary, () -> appointments.of(day.id()))).isEmpty();
        assertThat(lift(sun).state()).isEqualTo(Ride.State.WITHDRAWN);
    }

    @Test
    void whoeverIsGivenTheDoseElsewhereOrMustNotHaveItComesNoMoreAndIsNotFetched() {
        invite(sun, qian, wu);
        comes(sun, "lift");
        comes(qian, "lift");
        comes(wu, "lift");
        given(sun, 2, "2022-02-06");
        Acting.run(secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, WEDNESDAY.minusDays(1))));
        assertThat(lift(qian).isOpen()).as("it is over by the day").isTrue();
        Acting.run(secretary, () -> obstacles.enter(obstacle(wu, ObstacleReason.ALLERGY, WEDNESDAY)));
        assertThat(Acting.as(secretary, () -> appointments.of(day.id())))
                .extracting(Appointment::person)
                .containsExactly(qian.value());
        assertThat(lift(sun).state()).isEqualTo(Ride.State.WITHDRAWN);
        assertThat(lift(wu).state()).isEqualTo(Ride.State.WITHDRAWN);
        change(WEDNESDAY.plusDays(1), "08:30", false);
        assertThat(open(ChangedDayTask.KEY)).extracting(Task::personId).containsExactly(qian);
    }

    @Test
    void theLiftOfWhoeverLivesElsewhereMeanwhileFollowsTheDay() {
        invite(sun);
        comes(sun, "lift");
        Actor command = fixture.actor("command");
        Acting.run(
                command, () -> people.move(sun, people.get(sun).version(), register.resident(Fixture.XILOU, "1组9号")));
        change(WEDNESDAY.plusDays(1), "08:30", false);
        assertThat(Acting.as(command, () -> rides.of(sun, 10)))
                .extracting(Ride::latest)
                .contains(Instant.parse("2022-02-10T00:30:00Z"));
        change(WEDNESDAY.plusDays(1), "08:30", true);
        assertThat(Acting.as(command, () -> rides.of(sun, 10)))
                .extracting(Ride::state)
                .containsOnly(Ride.State.WITHDRAWN);
    }

    @Test
    void aDayThatWasCancelledStaysSo() {
        invite(sun);
        comes(sun);
        change(WEDNESDAY, "08:30", true);
        assertThatThrownBy(() -> change(WEDNESDAY, "08:30", false)).isInstanceOf(Refused.class);
        assertThat(task(ChangedDayTask.KEY, sun).datum(ChangedDayTask.WHAT)).isEqualTo(ChangedDayTask.OFF);
    }

    @Test
    void whoeverIsToBeToldIsTriedAgainBeforeTheyWouldSetOut() {
        invite(sun);
        comes(sun);
        TestClock.set("2022-02-07T19:00");
        change(MONDAY.plusDays(1), "08:30", false);
        complete(fixture.actor("worker"), task(ChangedDayTask.KEY, sun), Map.of("outcome", "nobody"));
        Task again = task(ChangedDayTask.KEY, sun);
        assertThat(again.dueUntil()).as("an hour before half past eight").isEqualTo("2022-02-07T23:30:00Z");
        TestClock.set("2022-02-08T08:00");
        complete(fixture.actor("worker"), again, Map.of("outcome", "nobody"));
        again = task(ChangedDayTask.KEY, sun);
        assertThat(again.dueUntil()).as("at once").isEqualTo("2022-02-08T00:30:00Z");
        TestClock.set("2022-02-08T08:30");
        complete(fixture.actor("worker"), again, Map.of("outcome", "nobody"));
        assertThat(open(ChangedDayTask.KEY)).isEmpty();
    }

    @Test
    void whoeverSaysOnTheDayItselfThatTheyComeGetsAHalfHourToComeAndWhoeverIsNotDrivenIsSeen() throws Exception {
        invite(sun, qian);
        TestClock.set("2022-02-09T09:10");
        comes(sun, "lift");
        assertThat(of(sun).slot()).isEqualTo("09:30");
        assertThat(lift(sun).latest()).isEqualTo("2022-02-09T01:30:00Z");
        comes(qian, "lift");
        assertThat(of(qian).slot()).isNull();
        Document page = new SignedIn(port, "secretary").get("/vaccination/days/" + day.id());
        assertThat(page.text()).contains("其中2人需要接送 1人还没有接送安排");
        assertThat(page.select("li:has(.bg-red-lt)").text()).contains("钱阿姨").doesNotContain("孙爷爷");
        Acting.run(secretary, () -> rides.withdraw(of(sun).id()));
        assertThat(new SignedIn(port, "secretary")
                        .get("/vaccination/days/" + day.id())
                        .text())
                .contains("2人还没有接送安排");
    }

    @Test
    void aDayIsNotMovedToOneThatIsOver() {
        assertThatThrownBy(() -> change(MONDAY.minusDays(1), "08:30", false)).isInstanceOf(Refused.class);
    }

    private void confine(PersonId person) {
        Acting.run(
                secretary,
                () -> byHand.put(new MeasureChoice(person, "dongyang-2022-02", "14+7", null, MONDAY, "密切接触者")));
    }

    @Test
    void whoeverMustStayAtHomeIsNotAskedToADayOfOthersAndIsDrivenAloneWhereTheyComeAllTheSame() {
        confine(sun);
        assertThat(invite(sun, qian)).isEqualTo(1);
        comes(qian, "lift");
        assertThat(lift(qian).room().alone()).isFalse();
        confine(qian);
        assertThat(lift(qian).room().alone()).isTrue();
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(
                        status -> appointments.make(day, people.get(sun), 2, Set.of(Needed.LIFT))));
        assertThat(lift(sun).room().alone()).isTrue();
    }
}
