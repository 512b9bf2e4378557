package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;

/** Doses of people and why they are not given one: entered, put right, taken off the record, and seen on their page. */
class DosesTest extends VaccinationTesting {

    private static List<String> fields(Runnable entering) {
        try {
            entering.run();
        } catch (Refused refused) {
            return refused.problems().stream().map(Problem::field).toList();
        }
        return List.of();
    }

    private List<String> fields(Dose dose) {
        return fields(() -> Acting.run(secretary, () -> doses.enter(dose, null, DoseOrigin.TOLD)));
    }

    @Test
    void whatIsDueFollowsFromTheDosesAsTheyComeInInAnyOrder() {
        given(wu, 2, "2021-08-30");
        given(wu, 1, "2021-08-02");
        assertThat(next(wu).isBooster()).isTrue();
        assertThat(next(wu).from()).isEqualTo("2022-02-28");
        given(sun, 1, "2022-01-10");
        assertThat(next(sun)).isEqualTo(new DoseDue(2, false, LocalDate.of(2022, 1, 31), LocalDate.of(2022, 3, 7)));
        assertThat(next(qian)).isEqualTo(new DoseDue(1, false, null, null));
    }

    @Test
    void theSameOneSentAgainIsStoredOnce() {
        Dose dose = dose(wu, 1, "2022-01-10");
        Acting.run(secretary, () -> doses.enter(dose, null, DoseOrigin.CARD));
        Acting.run(secretary, () -> doses.enter(dose, null, DoseOrigin.CARD));
        assertThat(counting(wu)).hasSize(1);
    }

    @Test
    void daysAndNumbersThatCannotBeAreRefusedBesideTheirField() {
        assertThat(fields(dose(wu, 1, "2022-02-08"))).as("tomorrow").containsExactly("day");
        assertThat(fields(dose(wu, 1, "2020-06-30"))).as("before there was any").containsExactly("day");
        assertThat(fields(dose(wu, 4, "2022-01-10"))).as("beyond the booster").containsExactly("number");
        given(wu, 2, "2022-01-10");
        assertThat(fields(dose(wu, 2, "2022-01-31"))).as("twice").containsExactly("number");
        assertThat(fields(dose(wu, 1, "2022-01-10"))).as("on the same day").containsExactly("day");
        assertThat(fields(dose(wu, 3, "2022-01-03"))).as("before the second").containsExactly("day");
        assertThat(fields(dose(wu, 1, "2021-12-15"))).isEmpty();
    }

    @Test
    void whatWasWrongIsReplacedOrTakenOffAndStaysInTheTrail() {
        given(wu, 1, "2022-01-10");
        DoseOnRecord wrong = counting(wu).getFirst();
        Dose right = dose(wu, 1, "2022-01-04");
        Acting.run(secretary, () -> doses.correct(wrong.dose().id(), right, site.id(), DoseOrigin.CARD));
        assertThat(counting(wu)).extracting(one -> one.dose().day()).containsExactly(LocalDate.of(2022, 1, 4));
        assertThat(next(wu).from()).isEqualTo("2022-01-25");
        assertThatThrownBy(() -> Acting.run(
                        secretary,
                        () -> doses.correct(wrong.dose().id(), dose(wu, 1, "2022-01-05"), null, DoseOrigin.CARD)))
                .isInstanceOf(StaleRecord.class);
        Acting.run(secretary, () -> doses.strike(right.id(), DoseEnd.NOT_GIVEN));
        assertThat(next(wu).number()).isEqualTo(1);
        assertThat(Acting.as(secretary, () -> doses.of(wu)))
                .extracting(one -> one.ended() == null ? null : one.ended().why())
                .containsExactly(DoseEnd.CORRECTED, DoseEnd.NOT_GIVEN);
    }

    @Test
    void aNewObstacleTakesThePlaceOfTheOneBeforeAndOneThatIsOverHoldsNoMore() {
        Acting.run(secretary, () -> obstacles.enter(obstacle(wu, ObstacleReason.FEVER, MONDAY)));
        Acting.run(secretary, () -> obstacles.enter(obstacle(wu, ObstacleReason.ALLERGY, null)));
        Obstacle holding = Acting.as(secretary, () -> obstacles.holding(wu)).orElseThrow();
        assertThat(holding.kind()).isEqualTo(ObstacleKind.CONTRAINDICATION);
        assertThat(holding.holdsOn(MONDAY.plusYears(1))).isTrue();
        assertThat(obstacle(wu, ObstacleReason.FEVER, MONDAY).holdsOn(MONDAY.plusDays(1)))
                .isFalse();
        Acting.run(secretary, () -> obstacles.end(holding.id(), false));
        assertThat(Acting.as(secretary, () -> obstacles.holding(wu))).isEmpty();
        assertThat(Acting.as(secretary, () -> obstacles.of(wu))).hasSize(2);
        assertThat(fields(() -> Acting.run(
                        secretary, () -> obstacles.enter(obstacle(wu, ObstacleReason.FEVER, MONDAY.minusDays(1))))))
                .containsExactly("until");
    }

    @Test
    void theyAreSeenAndEnteredWhereOneWorksAndFollowWhoeverMoves() {
        given(wu, 1, "2022-01-10");
        Acting.run(secretary, () -> obstacles.enter(obstacle(wu, ObstacleReason.AFRAID, null)));
        Actor elsewhere = fixture.actor("worker2");
        assertThat(Acting.as(elsewhere, () -> doses.of(wu))).isEmpty();
        assertThatThrownBy(() ->
                        Acting.run(elsewhere, () -> doses.enter(dose(wu, 2, "2022-02-01"), null, DoseOrigin.TOLD)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.run(
                        fixture.actor("volunteer"),
                        () -> doses.enter(dose(wu, 2, "2022-02-01"), null, DoseOrigin.TOLD)))
                .isInstanceOf(Forbidden.class);
        move(wu, "2组9号");
        assertThat(Acting.as(elsewhere, () -> doses.of(wu))).hasSize(1);
        assertThat(Acting.as(elsewhere, () -> obstacles.holding(wu))).isPresent();
        assertThat(Acting.as(fixture.actor("worker"), () -> doses.of(wu))).isEmpty();
    }

    private void move(PersonId person, String address) {
        Acting.run(secretary, () -> {
            HouseholdId home = register.resident(Fixture.XIFAN, address);
            people.move(person, people.get(person).version(), home);
        });
    }

    @Test
    void thePageOfSomebodyTellsTheirDosesWhatIsDueAndWhatStandsAgainstIt() throws Exception {
        given(sun, 1, "2022-01-10");
        given(sun, 2, "2022-01-31");
        Acting.run(secretary, () -> doses.strike(counting(sun).getLast().dose().id(), DoseEnd.TWICE));
        Acting.run(secretary, () -> obstacles.enter(obstacle(sun, ObstacleReason.NERVOUS, null)));
        var worker = new SignedIn(port, "worker");
        String section = worker.get("/people/" + sun).select("#doses").text();
        assertThat(section)
                .contains("第2剂：1月31日", "起应种", "接种禁忌（医生认定）：未控制的癫痫等神经系统疾病", "东阳市人民医院 · 王医生")
                .contains("第1剂", "灭活疫苗 · 北京科兴 · 202112", "看过接种凭证", "已撤销 1 条", "重复登记");
        assertThat(worker.get("/people/" + sun).select(".story").text()).contains("接种第1剂");
        assertThat(new SignedIn(port, "auditor").get("/people/" + sun).select("#doses"))
                .isEmpty();
    }

    @Test
    void aFormThatIsWrongComesBackWithWhatWasTypedAndOneThatIsRightLeadsToThePerson() throws Exception {
        var worker = new SignedIn(port, "worker");
        String page = "/vaccination/people/" + wu + "/doses/new";
        String action = "/vaccination/people/" + wu + "/doses";
        Document again = worker.post(
                page, action, Map.of("vaccine", "inactivated", "number", "2", "day", "2022-13-01", "batch", "B-77"));
        assertThat(again.select("#problem-day").text()).contains("2022-01-05");
        assertThat(again.select("#f-batch").val()).isEqualTo("B-77");
        Document right = worker.post(
                page,
                action,
                Map.of(
                        "vaccine", "inactivated",
                        "number", "1",
                        "day", "2022-01-05",
                        "place", site.id().toString(),
                        "origin", "card"));
        assertThat(right.select(".alert-success").text()).contains("已登记吴奶奶第1剂");
        assertThat(counting(wu).getFirst().dose().site()).isEqualTo("江北街道方舱接种点");
        Document needed = worker.post(
                "/vaccination/people/" + wu + "/obstacles/new",
                "/vaccination/people/" + wu + "/obstacles",
                Map.of("reason", "allergy", "found", "2022-02-07"));
        assertThat(needed.select("#problem-doctor, #problem-institution")).hasSize(2);
    }
}
