package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is due, whom somebody asks to come to a day, and what becomes of the answers. */
class InvitationTest extends VaccinationTesting {

    @Autowired
    Invitations invitations;

    @Autowired
    VaccinationDays days;

    @Autowired
    Appointments appointments;

    private VaccinationDay day;

    /** The day after tomorrow from 8:30 to 9:30, two in each half hour; the second dose of one of three is due. */
    @BeforeEach
    void hold() {
        day = day(2);
        given(sun, 1, "2022-01-10");
        given(wu, 1, "2022-01-31");
    }

    private VaccinationDay day(int perSlot) {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                LocalDate.of(2022, 2, 9),
                LocalTime.of(8, 30),
                LocalTime.of(9, 30),
                perSlot,
                "inactivated",
                "",
                false,
                0);
        return Acting.as(secretary, () -> days.hold(wanted));
    }

    private int invite(PersonId... persons) {
        return Acting.as(
                secretary,
                () -> invitations
                        .invite(List.of(persons).stream().map(PersonId::value).toList(), day.id())
                        .asked());
    }

    private Task task(PersonId person) {
        List<Task> tasks = open(InvitationTask.KEY).stream()
                .filter(task -> person.equals(task.personId()))
                .toList();
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }

    private Invitation last(PersonId person) {
        return Acting.as(secretary, () -> invitations.last(List.of(person.value())))
                .getFirst();
    }

    private List<Appointment> coming() {
        return Acting.as(secretary, () -> appointments.of(day.id()));
    }

    private static List<String> names(Document page) {
        return page.select("#list-rows tbody tr td[data-label=姓名] a").eachText();
    }

    @Test
    void theListNamesThoseOfSixtyAndOverWhoAreDueAndFiltersThemByAgeDoseAnswerAndObstacle() throws Exception {
        var secretary = new SignedIn(port, "secretary");
        assertThat(names(secretary.get("/vaccination")))
                .as("the second dose of one is not due yet, and who is younger is not listed")
                .containsExactlyInAnyOrder("徐素珍", "孙爷爷", "钱阿姨");
        assertThat(names(secretary.get("/vaccination?state=SOON"))).containsExactly("吴奶奶");
        assertThat(names(secretary.get("/vaccination?band=seventy")))
                .contains("孙爷爷")
                .doesNotContain("吴奶奶", "钱阿姨");
        assertThat(names(secretary.get("/vaccination?band=sixty&state=ALL"))).containsExactly("钱阿姨");
        assertThat(names(secretary.get("/vaccination?band=eighty&state=ALL"))).containsExactly("吴奶奶");
        assertThat(names(secretary.get("/vaccination?dose=2"))).containsExactly("孙爷爷");
        assertThat(names(secretary.get("/vaccination?dose=1"))).contains("钱阿姨").doesNotContain("孙爷爷");
        assertThat(names(secretary.get("/vaccination?dose=booster"))).isEmpty();
        assertThat(names(secretary.get("/vaccination?q=qay"))).containsExactly("钱阿姨");
        assertThat(names(secretary.get("/vaccination?area=330783005.xifan.g1.c02")))
                .isEmpty();
        Acting.run(this.secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, null)));
        assertThat(names(secretary.get("/vaccination"))).contains("孙爷爷").doesNotContain("钱阿姨");
        assertThat(secretary.get("/vaccination?state=EXCUSED").text()).contains("钱阿姨", "对疫苗成分过敏");
        String file = secretary.response("/vaccination.csv").body();
        assertThat(file).contains("孙爷爷", "第2剂", "2022-01-31").doesNotContain("13905790041");
        assertThat(new SignedIn(port, "worker").response("/vaccination.csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverIsTickedIsAskedByPhoneOrAtTheDoorAndOnlyOnceForADay() throws Exception {
        var page = new SignedIn(port, "secretary");
        Document said = page.post(
                "/vaccination",
                "/vaccination/invite",
                Map.of("chosen", sun.toString(), "day", day.id().toString()));
        assertThat(said.select(".alert-success").text()).contains("已通知1人");
        assertThat(task(sun).datum(InvitationTask.WAY)).isEqualTo(InvitationTask.CALL);
        assertThat(task(sun).dueUntil()).isEqualTo("2022-02-08T12:00:00Z");
        assertThat(invite(sun, qian, wu))
                .as("not due on that day, or asked before")
                .isEqualTo(1);
        assertThat(names(page.get("/vaccination?answer=OPEN"))).hasSize(2);
        Document nothing =
                page.post("/vaccination", "/vaccination/invite", Map.of("chosen", sun.toString(), "day", ""));
        assertThat(nothing.select(".alert-danger").text()).contains("请选择哪一天");
    }

    @Test
    void whoComesGetsTheEarliestHalfHourWithRoomAndWhatTheyNeedIsKept() throws Exception {
        given(qian, 1, "2022-01-10");
        invite(sun, qian);
        complete(fixture.actor("worker"), task(sun), Map.of("answer", "comes", "needs", List.of("lift", "wheelchair")));
        complete(fixture.actor("worker"), task(qian), Map.of("answer", "comes"));
        assertThat(coming()).extracting(Appointment::slot).containsExactly(LocalTime.of(8, 30), LocalTime.of(8, 30));
        assertThat(coming()).extracting(Appointment::ticket).containsExactly(1, 2);
        assertThat(last(sun).needs()).containsExactlyInAnyOrder(Needed.LIFT, Needed.WHEELCHAIR);
        assertThat(last(qian).answer()).isEqualTo(Invitation.Answer.COMES);
        Document page = new SignedIn(port, "secretary").get("/vaccination/days/" + day.id());
        assertThat(page.text()).contains("来接种2人，可约4人", "其中1人需要接送", "接送、轮椅");
        assertThat(names(new SignedIn(port, "secretary").get("/vaccination?answer=LIFT")))
                .containsExactly("孙爷爷");
    }

    @Test
    void aHalfHourThatIsFullLeadsToTheNextAndOnesThatAreAllFullToNone() {
        Actor command = fixture.actor("command");
        VaccinationDay small = Acting.as(secretary, () -> {
            VaccinationDay now = days.get(day.id());
            days.change(new VaccinationDay(
                    now.id(),
                    now.path(),
                    now.place(),
                    now.day(),
                    now.opens(),
                    now.closes(),
                    1,
                    now.vaccine(),
                    "",
                    false,
                    now.version()));
            return days.get(day.id());
        });
        List<PersonId> three = List.of(wu, sun, qian);
        three.forEach(person -> Acting.run(
                command,
                () -> transaction.executeWithoutResult(
                        status -> appointments.make(small, people.get(person), 2, Set.of()))));
        assertThat(coming())
                .extracting(Appointment::slot)
                .containsExactly(null, LocalTime.of(8, 30), LocalTime.of(9, 0));
        assertThat(Acting.as(secretary, () -> appointments.room(small))).isZero();
    }

    @Test
    void notNowAndNoAreKeptWithTheirReasonAndTakenBackWithTheAnswer() {
        invite(sun, qian);
        Task later = task(sun);
        complete(
                fixture.actor("worker"),
                later,
                Map.of("answer", "later", "why_later", "hospital", "until", "2022-02-20", "note", "腿摔伤"));
        complete(fixture.actor("worker"), task(qian), Map.of("answer", "no", "why_not", "afraid"));
        Obstacle postponed = Acting.as(secretary, () -> obstacles.holding(sun)).orElseThrow();
        assertThat(postponed.kind()).isEqualTo(ObstacleKind.POSTPONED);
        assertThat(postponed.until()).isEqualTo("2022-02-20");
        assertThat(Acting.as(secretary, () -> obstacles.holding(qian))
                        .orElseThrow()
                        .reason())
                .isEqualTo(ObstacleReason.AFRAID);
        UUID first = Acting.as(secretary, () -> tasks.completions(later.id()))
                .getFirst()
                .id();
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(
                        later.id(), new CompletionForm(UUID.randomUUID(), null, Map.of("answer", "comes"), first)));
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isEmpty();
        assertThat(coming()).extracting(Appointment::person).containsExactly(sun.value());
        TestClock.set("2022-02-21T09:00");
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isEmpty();
    }

    @Test
    void whoeverIsNotReachedByPhoneIsAskedAtTheDoorAndWhoeverWasGivenTheDoseNoMore() {
        invite(sun);
        Task call = task(sun);
        complete(fixture.actor("worker"), call, Map.of("answer", "nobody"));
        Task door = task(sun);
        assertThat(door.id()).isNotEqualTo(call.id());
        assertThat(door.datum(InvitationTask.WAY)).isEqualTo(InvitationTask.KNOCK);
        given(sun, 2, "2022-02-06");
        assertThat(open(InvitationTask.KEY)).isEmpty();
    }

    @Test
    void nobodyIsAskedToADayThatHasBegunOrWasCancelled() {
        TestClock.set("2022-02-09T08:30");
        assertThatThrownBy(() -> invite(sun)).isInstanceOf(Refused.class);
    }

    @Test
    void aDayIsHeldByAFormThatSaysWhatIsWrong() throws Exception {
        var page = new SignedIn(port, "secretary");
        Document wrong = page.post(
                "/vaccination/days/new",
                "/vaccination/days",
                Map.of("place", site.id().toString(), "day", "2022-02-01", "opens", "9点", "perSlot", "0"));
        assertThat(wrong.select("#problem-opens, #problem-perSlot")).hasSize(2);
        Document held = page.post(
                "/vaccination/days/new",
                "/vaccination/days",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "place", site.id().toString(),
                        "day", "2022-02-10",
                        "opens", "08:30",
                        "closes", "10:15",
                        "perSlot", "10",
                        "vaccine", "inactivated"));
        assertThat(held.select(".alert-success").text()).contains("可约40人");
        assertThat(new SignedIn(port, "worker")
                        .response("/vaccination/days/new")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.get("/vaccination/days").text()).contains("江北街道方舱接种点", "08:30–10:15");
    }
}
