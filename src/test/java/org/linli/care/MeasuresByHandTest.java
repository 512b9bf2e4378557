package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.linli.care.CareFixture.arrived;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.policy.Anchors;
import org.linli.policy.Protocol.Anchor;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody put under a measure because staff say so. On noon of 7 February 2022. */
class MeasuresByHandTest extends CareTesting {

    private static final String CATALOGUE = "catalogue-2022";

    @Autowired
    MeasuresByHand byHand;

    private static MeasureChoice choice(PersonId person, String version, String protocol, LocalDate on) {
        return new MeasureChoice(person, version, protocol, null, on, "疾控通知，某病例的密切接触者");
    }

    @Test
    void aProtocolOfTheCatalogueIsCountedFromTheLastContact() {
        MeasuresByHand.Put put =
                as(secretary, () -> byHand.put(choice(laid.xu(), CATALOGUE, "7+3", ARRIVAL.minusDays(2))));
        assertThat(put.begun()).isTrue();
        Measure measure = get(put.measure());
        assertThat(measure.policyVersion()).isEqualTo(CATALOGUE);
        assertThat(measure.anchor()).isEqualTo(Anchor.LAST_CONTACT);
        assertThat(measure.endsOn()).isEqualTo(ARRIVAL.plusDays(8));
        assertThat(measures.slots(secretary, put.measure(), "care.sample"))
                .extracting(task -> task.day())
                .contains(ARRIVAL.plusDays(1), ARRIVAL.plusDays(8));
        assertThat(as(secretary, () -> allMeasures.moves(put.measure()))
                        .getFirst()
                        .reason())
                .contains("疾控通知");
    }

    @Test
    void aCloseContactWhoLivesHereGetsFourteenAndSevenFromTheContact() {
        var wanted = new MeasureChoice(
                laid.xu(), CareFixture.VERSION, "14+7", Anchor.LAST_CONTACT, ARRIVAL.minusDays(1), "密接");
        MeasuresByHand.Put put = as(secretary, () -> byHand.put(wanted));
        assertThat(get(put.measure()).anchor()).isEqualTo(Anchor.LAST_CONTACT);
        assertThat(get(put.measure()).endsOn()).isEqualTo(ARRIVAL.plusDays(20));
    }

    @Test
    void itTakesThePlaceOfWhatIsLaxer() {
        MeasureId before = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        MeasuresByHand.Put put =
                as(secretary, () -> byHand.put(choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL)));
        assertThat(put.begun()).isTrue();
        assertThat(ending(before).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(get(put.measure()).supersedes()).isEqualTo(before);
        assertThat(as(secretary, () -> allMeasures.moves(before)).getFirst().reason())
                .contains("7+7", "2022-02-21");
    }

    @Test
    void whatIsStricterGoesOnAndTheChoiceIsRecorded() {
        MeasureId before = measures.begin(
                secretary, laid.xu(), "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        MeasureChoice choice = choice(laid.xu(), CATALOGUE, "三天两检", ARRIVAL);
        assertThat(as(secretary, () -> byHand.preview(choice)).begins()).isFalse();
        MeasuresByHand.Put put = as(secretary, () -> byHand.put(choice));
        assertThat(put.begun()).isFalse();
        assertThat(put.measure()).isEqualTo(before);
        MeasureDecision kept = as(secretary, () -> allMeasures.moves(before)).getFirst();
        assertThat(kept.kind()).isEqualTo(MeasureDecisionKind.KEPT);
        assertThat(kept.reason()).contains("三天两检", "疾控通知");
        assertThat(actions()).contains("care.kept.by.hand");
    }

    @Test
    void theSameIsNotBegunTwice() {
        as(secretary, () -> byHand.put(choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL)));
        refused("protocol", choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL));
        assertThat(actions()).contains("care.begun.by.hand");
    }

    @Test
    void refusesWhatCannotBe() {
        refused("on", choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL.plusDays(1)));
        refused("on", choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL.minusDays(15)));
        refused("protocol", choice(laid.xu(), CareFixture.VERSION, "9+9", ARRIVAL));
        refused("reason", new MeasureChoice(laid.xu(), CATALOGUE, "7+3", null, ARRIVAL, " "));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> as(worker, () -> byHand.put(choice(laid.xu(), CATALOGUE, "7+3", ARRIVAL))));
    }

    @Test
    void thoseWhoLiveWithThePersonAreCoveredDuringTheDaysAtHome() {
        MeasuresByHand.Put put =
                as(secretary, () -> byHand.put(choice(laid.fan(), CareFixture.VERSION, "3+11", ARRIVAL)));
        assertThat(as(secretary, () -> allMeasures.coResidents(put.measure()))).isNotEmpty();
    }

    @Test
    void itIsUndoneByEndingItEarly() {
        MeasuresByHand.Put put =
                as(secretary, () -> byHand.put(choice(laid.xu(), CareFixture.VERSION, "7+7", ARRIVAL)));
        Measure measure = get(put.measure());
        org.linli.access.Acting.run(secretary, () -> care.endEarly(measure.id(), measure.version(), "弄错了人"));
        assertThat(ending(put.measure()).outcome()).isEqualTo(Outcome.ENDED_EARLY);
    }

    private List<String> actions() {
        return as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> jdbc.sql("select action from access.audit_entry where subject = :person")
                                .param("person", laid.xu().toString())
                                .query(String.class)
                                .list()));
    }

    private void refused(String field, MeasureChoice choice) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(secretary, () -> byHand.put(choice)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly(field));
    }

    @Test
    @Tag("browser")
    void aSecretaryDoesItOnAPhone() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/people/" + laid.xu());
            page.click("a[href*='/care/new']");
            page.selectOption("#f-protocol", CareFixture.VERSION + "/7+7");
            page.fill("#f-on", "2022-02-06");
            page.waitForSelector("#preview .decision");
            assertThat(page.textContent("#preview")).contains("7+7", "2月20日", "第1、2、3、4、7天");
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.picture("by-hand-preview");
            page.click("#by-hand button.btn-primary");
            visitor.waitForQuiet();
            assertThat(page.textContent("#problem-reason")).contains("原因");
            assertThat(page.inputValue("#f-on")).isEqualTo("2022-02-06");
            page.fill("#f-reason", "疾控通知，密接的密接");
            page.click("#by-hand button.btn-primary");
            visitor.waitForQuiet();
            assertThat(page.textContent("main")).contains("已纳入 7+7", "疾控通知", "工作人员选定");
            visitor.picture("by-hand-measure");
            assertThat(visitor.open("/people/" + laid.xu()).textContent(".story"))
                    .isNotEmpty();
            assertThat(page.textContent("main")).contains("7+7", "疾控通知，密接的密接");
            visitor.assertNoComplaints();
        }
    }
}
