package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.people.PersonId;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** An observation that is over and a serious reaction, and who is told of them at once. */
class SiteAlarmTest extends SiteTesting {

    @Autowired
    ObservationWatch watch;

    @Autowired
    DoseTimeline timeline;

    private SiteEventSent jab(Appointment of) {
        SiteEventSent jab = sent(of, "jab", "09:10", null);
        take(sent(of, "in", "09:00", null), sent(of, "asked", "09:05", null), jab);
        return jab;
    }

    private SiteEventSent reaction(Appointment of, String severity) {
        return sent(of, "reaction", "09:20", null, severity, List.of("rash", "breath"));
    }

    private Task alarm(String kind) {
        List<Task> open = open(kind);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    @Test
    void anObservationThatIsOverAndNotEndedIsAnAlarmOfWhoeverGaveTheDoseAndEndsWithTheReleaseThatComesInLate()
            throws Exception {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T09:44");
        jab(of);
        watch.run();
        assertThat(open(ObservationTask.KEY)).as("five minutes are left to tap").isEmpty();
        TestClock.set("2022-02-07T09:45");
        watch.run();
        watch.run();
        Task alarm = alarm(ObservationTask.KEY);
        assertThat(alarm.assigneeId()).isEqualTo(secretary.account());
        assertThat(new SignedIn(port, "worker").get("/").text())
                .as("whoever goes with them sees it too")
                .contains("留观超时", "第2剂接种后留观时间已到");
        TestClock.set("2022-02-07T10:30");
        take(sent(of, "left", "09:41", null));
        watch.run();
        assertThat(open(ObservationTask.KEY)).isEmpty();
    }

    @Test
    void nobodyWhoIsWatchedWasLetGoOrWasGivenNoDoseRaisesAnAlarmAndALetGoThatIsTakenBackRaisesAnother() {
        Appointment first = coming(sun);
        Appointment second = coming(qian);
        TestClock.set("2022-02-07T09:30");
        SiteEventSent jab = jab(first);
        jab(second);
        watch.run();
        SiteEventSent left = sent(second, "left", "09:41", null);
        TestClock.set("2022-02-07T09:42");
        take(left);
        take(sent(first, "undo", "09:42", jab.id()));
        TestClock.set("2022-02-07T10:00");
        watch.run();
        assertThat(open(ObservationTask.KEY)).isEmpty();
        take(sent(second, "undo", "09:59", left.id()));
        watch.run();
        assertThat(alarm(ObservationTask.KEY).personId()).isEqualTo(qian);
    }

    @Test
    void aSecondNeedleBeginsTheHalfHourAnewAndRaisesAnAlarmOfItsOwn() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T09:46");
        jab(of);
        watch.run();
        Task first = alarm(ObservationTask.KEY);
        take(sent(of, "jab", "09:30", null));
        watch.run();
        assertThat(open(ObservationTask.KEY)).as("watched again").isEmpty();
        TestClock.set("2022-02-07T10:05");
        watch.run();
        assertThat(alarm(ObservationTask.KEY).id()).isNotEqualTo(first.id());
    }

    @Test
    void whoeverSeesToAnObservationLetsThemGoOrSaysThatTheyAreIll() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T09:50");
        jab(of);
        watch.run();
        Task alarm = alarm(ObservationTask.KEY);
        complete(fixture.actor("worker"), alarm, Map.of("how", "released"));
        assertThat(state(of, "09:51")).isEqualTo(SiteVisit.State.LEFT);
        UUID wrong = Acting.as(secretary, () -> tasks.completions(alarm.id()))
                .getFirst()
                .id();
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(
                        alarm.id(),
                        new CompletionForm(
                                UUID.randomUUID(), null, Map.of("how", "ill", "signs", List.of("faint")), wrong)));
        assertThat(state(of, "09:51")).isEqualTo(SiteVisit.State.OVER);
        assertThat(alarm(ReactionTask.KEY).datum(ReactionTask.SIGNS)).isEqualTo("faint");
    }

    @Test
    void aSeriousReactionAtTheSiteTellsTheHealthStationAndTheCommunityAtOnceAndIsWithdrawnWithTheMistake()
            throws Exception {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T09:30");
        jab(of);
        take(reaction(of, "mild"));
        assertThat(open(ReactionTask.KEY)).isEmpty();
        SiteEventSent serious = reaction(of, "serious");
        take(serious);
        take(serious);
        Task alarm = alarm(ReactionTask.KEY);
        assertThat(alarm.assigneeId()).isEqualTo(fixture.account("health").id());
        assertThat(new SignedIn(port, "secretary").get("/").text()).contains("接种后严重反应", "接种点上出现：皮疹、呼吸困难");
        assertThat(told(sun)).contains("/tasks/" + alarm.id());
        take(sent(of, "undo", "09:25", serious.id()));
        assertThat(open(ReactionTask.KEY)).isEmpty();
    }

    private List<String> told(PersonId person) {
        return Acting.as(secretary, () -> timeline.of(person)).stream()
                .filter(entry -> entry.key().equals("vaccination.story.serious"))
                .map(entry -> Objects.toString(entry.href()))
                .toList();
    }

    @Test
    void aSeriousReactionToldAtAFollowUpIsAnAlarmUntilItIsCorrectedAndAnotherOnceItIsSeriousAgain() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T09:30");
        jab(of);
        TestClock.set("2022-02-08T09:00");
        Task asked = open(FollowUpTask.KEY).getFirst();
        complete(fixture.actor("worker"), asked, Map.of("how", "serious", "signs", List.of("fever")));
        Task first = alarm(ReactionTask.KEY);
        TestClock.set("2022-02-08T09:05");
        correct(asked, Map.of("how", "mild", "signs", List.of("sore")));
        assertThat(open(ReactionTask.KEY)).isEmpty();
        TestClock.set("2022-02-08T09:10");
        correct(asked, Map.of("how", "serious", "signs", List.of("breath")));
        assertThat(alarm(ReactionTask.KEY).id()).isNotEqualTo(first.id());
        complete(
                fixture.actor("health"), alarm(ReactionTask.KEY), Map.of("outcome", "hospital", "note", "已由急救车送市人民医院"));
        assertThat(open(ReactionTask.KEY)).isEmpty();
    }

    private void correct(Task task, Map<String, Object> answers) {
        UUID wrong = Acting.as(secretary, () -> tasks.completions(task.id()))
                .getLast()
                .id();
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(
                        task.id(), new CompletionForm(UUID.randomUUID(), null, new HashMap<>(answers), wrong)));
    }
}
