package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands between somebody and the needle, and what becomes of a dose that was given all the same. */
class SiteRulesTest extends VaccinationTesting {

    @Autowired
    SiteDesk desk;

    @Autowired
    SiteWalkIns walkIns;

    @Autowired
    VaccinationDays days;

    @Autowired
    Invitations invitations;

    @Autowired
    Appointments appointments;

    @Autowired
    Screenings screenings;

    @Autowired
    BusinessClock clock;

    private VaccinationDay day(String vaccine, LocalDate on) {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                on,
                LocalTime.of(8, 30),
                LocalTime.of(16, 30),
                20,
                vaccine,
                "",
                false,
                0);
        return Acting.as(secretary, () -> days.hold(wanted));
    }

    private Appointment coming(VaccinationDay day, PersonId person) {
        Appointment made = Acting.as(
                secretary,
                () -> transaction.execute(status -> appointments.make(day, people.get(person), 1, Set.of())));
        assertThat(made).isNotNull();
        return made;
    }

    private SiteEventSent step(Appointment of, String kind, String time, @Nullable UUID undone) {
        Map<String, Boolean> answers = new HashMap<>();
        screenings.on(MONDAY).questions().forEach(one -> answers.put(one.key(), !one.stopsAt()));
        return new SiteEventSent(
                UUID.randomUUID(),
                of.id(),
                kind,
                Instant.parse("2022-02-07T" + time + ":00Z").minus(Duration.ofHours(8)),
                "王医生",
                "id_card",
                screenings.on(MONDAY).version(),
                answers,
                true,
                "",
                "2021B",
                null,
                null,
                List.of("rash"),
                "mild",
                "",
                undone);
    }

    private List<SiteResult> take(SiteEventSent... events) {
        return Acting.as(secretary, () -> desk.take(clock.now(), List.of(events)));
    }

    private String asked() throws Exception {
        return new SignedIn(port, "health")
                .response("/vaccination/site/state.json")
                .body();
    }

    @Test
    void whoseEarlierDosesDoNotGoWithTheVaccineOfTheDayIsNotInvitedAndThatIsSaid() {
        VaccinationDay day = day("vector", LocalDate.of(2022, 2, 9));
        given(sun, 1, "2022-01-10");
        Invited invited = Acting.as(secretary, () -> invitations.invite(List.of(sun.value(), wu.value()), day.id()));
        assertThat(invited).isEqualTo(new Invited(1, 1));
        assertThat(open(InvitationTask.KEY)).extracting(Task::personId).containsExactly(wu);
    }

    @Test
    void whoseEarlierDosesDoNotGoWithTheVaccineOfTheDayIsNotFoundFitAndTheTabletSaysSoBefore() throws Exception {
        VaccinationDay day = day("vector", MONDAY);
        given(sun, 1, "2022-01-10");
        Appointment of = coming(day, sun);
        assertThat(asked()).contains("以前接种的是灭活疫苗，今天是腺病毒载体疫苗");
        List<SiteResult> results = take(step(of, "in", "09:00", null), step(of, "asked", "09:01", null));
        assertThat(results).extracting(SiteResult::state).containsExactly("stored", "refused");
        assertThat(results.getLast().problem()).contains("must not be mixed");
    }

    @Test
    void theThirdDoseIsCalledABoosterUnlessThreeAreTheCourse() throws Exception {
        given(sun, 1, "2021-06-10");
        given(sun, 2, "2021-07-10");
        VaccinationDay day = day("inactivated", LocalDate.of(2022, 2, 9));
        Acting.run(secretary, () -> invitations.invite(List.of(sun.value()), day.id()));
        assertThat(new SignedIn(port, "worker").get("/today").text())
                .contains("加强针")
                .doesNotContain("第3剂");
        given(sun, 3, "2022-02-05");
        assertThat(new SignedIn(port, "secretary").get("/people/" + sun).text())
                .contains("加强针")
                .doesNotContain("第3剂");
    }

    @Test
    void afterABoosterPeopleAreAskedHowTheyAreAfterTheBooster() throws Exception {
        TestClock.set("2022-02-07T12:00");
        given(sun, 1, "2021-06-10");
        given(sun, 2, "2021-07-10");
        Appointment of = coming(day("inactivated", MONDAY), sun);
        take(step(of, "in", "09:00", null), step(of, "asked", "09:01", null), step(of, "jab", "09:02", null));
        String task = "/tasks/" + open(FollowUpTask.KEY).getFirst().id();
        assertThat(new SignedIn(port, "worker").get(task).text())
                .contains("加强针后第1天")
                .doesNotContain("第3剂");
    }

    @Test
    void aDoseThatWasGivenAgainstTheRulesIsOnRecordWithAMarkAndADoctorLooksAtIt() throws Exception {
        TestClock.set("2022-02-07T12:00");
        VaccinationDay day = day("inactivated", MONDAY);
        given(sun, 1, "2022-01-31");
        Appointment of = coming(day, sun);
        SiteEventSent jab = step(of, "jab", "09:02", null);
        List<SiteResult> results = take(
                step(of, "in", "09:00", null),
                step(of, "asked", "09:01", null),
                jab,
                step(of, "reaction", "09:10", null));
        assertThat(results).extracting(SiteResult::state).containsExactly("stored", "refused", "marked", "stored");
        assertThat(results.get(2).problem()).contains("too soon").contains("the doctor had not agreed");
        DoseOnRecord known = counting(sun).getLast();
        assertThat(known.dose().number()).isEqualTo(2);
        assertThat(known.against()).containsExactly(DoseAgainst.EARLY, DoseAgainst.NOT_FIT);
        assertThat(take(jab)).extracting(SiteResult::state).containsExactly("known");
        assertThat(open(FollowUpTask.KEY)).hasSize(3);
        List<Task> looks = open(DoseDoubtTask.KEY);
        assertThat(looks).hasSize(1);
        assertThat(asked()).contains("未到规定间隔、医生未同意");
        assertThat(new SignedIn(port, "secretary").get("/people/" + sun).text()).contains("接种时与规定不符：未到规定间隔、医生未同意");
        complete(fixture.actor("health"), looks.getFirst(), Map.of("found", "watch"));
        assertThat(open(DoseDoubtTask.KEY)).isEmpty();
        take(step(of, "undo", "09:20", jab.id()));
        assertThat(counting(sun)).hasSize(1);
    }

    @Test
    void whoHadLeftAndIsGivenTheDoseIsWatchedAndASecondDoseIsLookedAtByTheDoctor() {
        TestClock.set("2022-02-07T12:00");
        Appointment of = coming(day("inactivated", MONDAY), wu);
        SiteEventSent second = step(of, "jab", "09:06", null);
        assertThat(take(
                        step(of, "in", "09:00", null),
                        step(of, "left", "09:01", null),
                        step(of, "jab", "09:05", null),
                        second))
                .extracting(SiteResult::state)
                .containsExactly("stored", "stored", "marked", "marked");
        SiteVisit visit =
                Acting.as(secretary, () -> desk.visits(List.of(of.id()))).get(of.id());
        assertThat(visit).isNotNull();
        assertThat(visit.at(Instant.parse("2022-02-07T01:10:00Z"))).isEqualTo(SiteVisit.State.WATCHED);
        assertThat(visit.until()).as("half an hour after the second").isEqualTo("2022-02-07T01:36:00Z");
        assertThat(counting(wu)).hasSize(1);
        assertThat(open(DoseDoubtTask.KEY)).hasSize(2);
        assertThat(take(step(of, "undo", "09:08", second.id())))
                .extracting(SiteResult::state)
                .containsExactly("stored");
        assertThat(counting(wu)).as("the first one stays").hasSize(1);
        assertThat(open(DoseDoubtTask.KEY)).hasSize(1);
    }

    @Test
    void theTabletShowsWhatStandsAgainstADoseTheLastOneAndEarlierReactions() throws Exception {
        VaccinationDay earlier = day("inactivated", MONDAY);
        TestClock.set("2022-02-07T10:00");
        Appointment first = coming(earlier, wu);
        take(
                step(first, "in", "09:00", null),
                step(first, "asked", "09:01", null),
                step(first, "jab", "09:02", null),
                step(first, "reaction", "09:05", null));
        TestClock.set("2022-03-07T08:00");
        VaccinationDay day = day("inactivated", LocalDate.of(2022, 3, 7));
        coming(day, wu);
        Acting.run(secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, null)));
        coming(day, qian);
        assertThat(asked())
                .contains("第1剂 · 2月7日")
                .contains("2月7日 皮疹")
                .contains("对疫苗成分过敏 · 东阳市人民医院 · 王医生")
                .contains("医生登记过此人有接种禁忌");
    }

    @Test
    void theDoctorIsNamedWithTheQuestions() {
        TestClock.set("2022-02-07T12:00");
        Appointment of = coming(day("inactivated", MONDAY), wu);
        SiteEventSent asked = step(of, "asked", "09:01", null);
        take(step(of, "in", "09:00", null), asked);
        assertThat(Acting.as(secretary, () -> desk.visits(List.of(of.id()))).get(of.id()))
                .extracting(visit -> visit.asked() == null ? "" : visit.asked().text("doctor"))
                .isEqualTo("王医生");
    }

    @Test
    void whoeverComesWithoutAnAppointmentIsTakenInByTheNumberOfTheirDocument() {
        VaccinationDay day = day("inactivated", MONDAY);
        String number = PeopleFixture.citizen("1940-01-03", 244).number();
        Acting.run(secretary, () -> {
            assertThat(walkIns.find(day.id(), number)).isEqualTo(new SiteWalkIns.Found(null, "吴奶奶"));
            Appointment made = walkIns.takeIn(day.id(), number);
            assertThat(made.number()).isEqualTo(1);
            assertThat(made.slot()).as("the half hour that runs").isEqualTo("12:00");
            assertThat(walkIns.takeIn(day.id(), number).id()).isEqualTo(made.id());
            assertThat(walkIns.find(day.id(), number).appointment()).isEqualTo(made.id());
        });
        assertRefused(day, PeopleFixture.citizen("1941-01-03", 311).number(), "vaccination.site.walk-in.unknown");
        assertRefused(day("inactivated", LocalDate.of(2022, 2, 9)), number, "vaccination.site.walk-in.day");
    }

    private void assertRefused(VaccinationDay day, String number, String key) {
        assertThatThrownBy(() -> Acting.run(secretary, () -> walkIns.takeIn(day.id(), number)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().key()).isEqualTo(key));
    }

    @Test
    void eachIsNotedOnceForEachOpeningOfThePageHoweverOftenItAsks() throws Exception {
        coming(day("inactivated", MONDAY), wu);
        var nurse = new SignedIn(port, "health");
        String address = "/vaccination/site/state.json?opening=";
        String opening = UUID.randomUUID().toString();
        int before = looks();
        nurse.response(address + opening);
        nurse.response(address + opening);
        assertThat(looks()).isEqualTo(before + 1);
        nurse.response(address + UUID.randomUUID());
        assertThat(looks()).isEqualTo(before + 2);
    }

    private int looks() throws Exception {
        try (Connection owner = TestDatabase.asOwner();
                PreparedStatement select = owner.prepareStatement(
                        "select count(*) from access.audit_entry where action = 'person.seen.dose' and subject = ?")) {
            select.setString(1, wu.toString());
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }
}
