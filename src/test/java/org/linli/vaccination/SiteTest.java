package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.rides.Ride;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done at a site with whoever comes, what follows from it, and who is counted as vaccinated. */
class SiteTest extends SiteTesting {

    @Autowired
    Coverage coverage;

    @Test
    void nobodyIsFoundFitOfWhomADoctorHasFoundAnObstacleOrWhoseDoseIsNotDue() {
        TestClock.set("2022-02-07T20:00");
        Appointment of = coming(sun);
        Appointment early = coming(qian);
        Acting.run(secretary, () -> obstacles.enter(obstacle(sun, ObstacleReason.ALLERGY, null)));
        given(qian, 1, "2022-01-31");
        List<SiteResult> results = take(
                sent(of, "in", "08:40", null),
                sent(of, "asked", "08:45", null),
                sent(of, "declined", "08:46", null),
                sent(early, "in", "08:50", null),
                sent(early, "asked", "08:51", null));
        assertThat(results)
                .extracting(SiteResult::state)
                .containsExactly("stored", "refused", "stored", "stored", "refused");
        assertThat(results.get(1).problem()).contains("contraindication");
        assertThat(results.get(4).problem()).contains("too soon");
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun)))
                .as("what was said for the day does not end what the doctor found")
                .map(Obstacle::reason)
                .contains(ObstacleReason.ALLERGY);
    }

    @Test
    void aStepAboutWhatWasChangedElsewhereIsRefusedAndTheNextOnesAreTaken() {
        TestClock.set("2022-02-07T20:00");
        Appointment of = coming(sun);
        SiteEventSent jab = sent(of, "jab", "08:50", null);
        take(sent(of, "in", "08:40", null), sent(of, "asked", "08:45", null), jab);
        UUID dose = Objects.requireNonNull(jab.id());
        Acting.run(secretary, () -> doses.strike(dose, DoseEnd.TWICE));
        assertThat(take(sent(of, "undo", "08:55", jab.id()), sent(of, "left", "09:21", null)))
                .extracting(SiteResult::state)
                .containsExactly("refused", "stored");
    }

    @Test
    void whoeverCorrectsTheirAnswerIsStillDriven() {
        Appointment of = coming(sun, Needed.LIFT);
        Acting.run(secretary, () -> rides.withdraw(of.id()));
        coming(sun, Needed.LIFT, Needed.WHEELCHAIR);
        Ride there = Acting.as(secretary, () -> rides.get(of.id()));
        assertThat(there.isOpen()).isTrue();
        assertThat(there.room().wheelchair()).isTrue();
        assertThat(Acting.as(secretary, () -> rides.back(of.id())).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void aDoseGivenOnSiteIsOnRecordIsWatchedForHalfAnHourAndFollowedForAWeek() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T20:00");
        SiteEventSent jab = sent(of, "jab", "09:10", null);
        assertThat(take(sent(of, "in", "09:00", null), sent(of, "asked", "09:05", null), jab))
                .extracting(SiteResult::state)
                .containsOnly("stored");
        Dose dose = counting(sun).getLast().dose();
        assertThat(dose.number()).isEqualTo(2);
        assertThat(dose.batch()).isEqualTo("2021B");
        assertThat(dose.maker()).isEqualTo("北京科兴");
        assertThat(dose.site()).isEqualTo("江北街道方舱接种点");
        assertThat(state(of, "09:39")).isEqualTo(SiteVisit.State.WATCHED);
        assertThat(state(of, "09:40")).isEqualTo(SiteVisit.State.OVER);
        assertThat(take(jab)).extracting(SiteResult::state).containsExactly("known");
        assertThat(counting(sun)).hasSize(2);
        take(sent(of, "left", "09:42", null));
        assertThat(state(of, "09:43")).isEqualTo(SiteVisit.State.LEFT);
        assertThat(open(FollowUpTask.KEY))
                .extracting(Task::day)
                .containsExactly(LocalDate.of(2022, 2, 8), LocalDate.of(2022, 2, 10), LocalDate.of(2022, 2, 14));
        TestClock.set("2022-02-08T09:00");
        complete(
                fixture.actor("worker"),
                open(FollowUpTask.KEY).getFirst(),
                Map.of("how", "mild", "signs", List.of("sore", "tired")));
        assertThat(open(FollowUpTask.KEY)).hasSize(2);
    }

    @Test
    void whatDoesNotFollowIsRefusedInWordsAndTakesNothingElseWithIt() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T20:00");
        List<SiteResult> results = take(
                sent(of, "reaction", "09:00", null),
                sent(of, "in", "09:01", null),
                sent(of, "in", "09:02", null),
                sent(of, "reaction", "09:03", null));
        assertThat(results).extracting(SiteResult::state).containsExactly("refused", "stored", "refused", "refused");
        assertThat(results.getFirst().problem()).isNotEmpty();
    }

    @Test
    void aStepThatWasAMistakeIsTakenBackWithWhatItLedTo() {
        Appointment of = coming(sun);
        TestClock.set("2022-02-07T20:00");
        SiteEventSent jab = sent(of, "jab", "09:10", null);
        take(sent(of, "in", "09:00", null), sent(of, "asked", "09:05", null), jab);
        take(sent(of, "undo", "09:11", jab.id()));
        assertThat(state(of, "09:12")).isEqualTo(SiteVisit.State.FIT);
        assertThat(counting(sun)).hasSize(1);
        assertThat(open(FollowUpTask.KEY)).isEmpty();
        SiteEventSent declined = sent(of, "declined", "09:15", null);
        take(declined);
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun)))
                .map(Obstacle::until)
                .contains(LocalDate.of(2022, 2, 20));
        take(sent(of, "undo", "09:16", declined.id()));
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isEmpty();
    }

    @Test
    void whoeverDidNotComeIsCalledOnceAfterTheSiteHasClosed() {
        coming(sun);
        TestClock.set("2022-02-07T11:59");
        missed.run();
        assertThat(open(MissedTask.KEY)).isEmpty();
        TestClock.set("2022-02-07T12:00");
        missed.run();
        missed.run();
        assertThat(open(MissedTask.KEY)).hasSize(1);
        complete(
                fixture.actor("worker"),
                open(MissedTask.KEY).getFirst(),
                Map.of("answer", "later", "why_later", "fever", "until", "2022-02-15"));
        assertThat(Acting.as(secretary, () -> obstacles.holding(sun))).isPresent();
    }

    @Test
    void whoeverNeedsALiftIsDrivenThereAndBackAndTheDriverIsToldWhenTheyAreDone() {
        Appointment of = coming(sun, Needed.LIFT, Needed.BESIDE);
        List<Ride> asked = Acting.as(secretary, () -> rides.of(sun, 10));
        assertThat(asked).hasSize(2);
        Ride there = Acting.as(secretary, () -> rides.get(of.id()));
        assertThat(there.latest()).isEqualTo("2022-02-07T00:30:00Z");
        assertThat(there.room().companions()).isEqualTo(1);
        TestClock.set("2022-02-07T09:45");
        take(sent(of, "in", "09:00", null), sent(of, "asked", "09:05", null), sent(of, "jab", "09:10", null));
        take(sent(of, "left", "09:41", null));
        assertThat(Acting.as(secretary, () -> rides.back(of.id())).orElseThrow().readyAt())
                .isEqualTo("2022-02-07T01:41:00Z");
    }

    @Test
    void theTabletKnowsWhoIsExpectedAndWhoSeesOthersOnlyTheirs() throws Exception {
        coming(sun, Needed.WHEELCHAIR);
        String health = new SignedIn(port, "health")
                .response("/vaccination/site/state.json")
                .body();
        assertThat(health).contains("孙爷爷", "第2剂", "轮椅", "今天发热", "covid-2021-03").doesNotContain("19500607");
        assertThat(new SignedIn(port, "worker2")
                        .response("/vaccination/site/state.json")
                        .body())
                .doesNotContain("孙爷爷");
        assertThat(new SignedIn(port, "guard")
                        .response("/vaccination/site/state.json")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void coverageCountsRegisteredEldersByPartAndAgeAndNamesTheExcusedApart() throws Exception {
        given(wu, 1, "2021-07-01");
        given(wu, 2, "2021-07-29");
        given(wu, 3, "2022-02-01");
        Acting.run(secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, null)));
        Actor command = fixture.actor("command");
        List<Coverage.Part> parts = Acting.as(command, () -> coverage.parts(Fixture.XIFAN_1));
        CoverageLine all = parts.getFirst().all();
        int others = all.elders() - 3;
        assertThat(all.excused()).isEqualTo(1);
        assertThat(all.first()).isEqualTo(2);
        assertThat(all.full()).isEqualTo(1);
        assertThat(all.booster()).isEqualTo(1);
        assertThat(parts.getFirst().bands())
                .filteredOn(line -> line.band().equals("eighty"))
                .allSatisfy(line -> assertThat(line.booster()).isEqualTo(1));
        CoverageLine community = Acting.as(command, () -> coverage.parts(Fixture.XIFAN))
                .getFirst()
                .all();
        assertThat(community.elders()).isGreaterThanOrEqualTo(3 + others);
        List<CoverageStore.Point> curve = Acting.as(command, () -> coverage.curve(Fixture.XIFAN_1));
        assertThat(curve).hasSize(13);
        assertThat(curve.getFirst().first()).isEqualTo(1);
        assertThat(curve.getLast().first()).isEqualTo(2);
        String page = new SignedIn(port, "secretary")
                .get("/vaccination/coverage?area=330783005.xifan.g1.c01")
                .text();
        assertThat(page).contains("60岁以上在册", "其中禁忌、暂缓");
        assertThat(new SignedIn(port, "secretary")
                        .get("/vaccination?area=330783005.xifan.g1.c01&state=ALL&given=NONE")
                        .text())
                .contains("钱阿姨", "对疫苗成分过敏")
                .doesNotContain("吴奶奶");
    }
}
