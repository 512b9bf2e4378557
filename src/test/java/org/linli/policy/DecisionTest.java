package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.policy.RiskLevel.HIGH;
import static org.linli.policy.RiskLevel.LOCAL_CASES;
import static org.linli.policy.RiskLevel.LOW;
import static org.linli.policy.RiskLevel.MEDIUM;
import static org.linli.policy.ShippedPolicies.BOOK;
import static org.linli.policy.ShippedPolicies.DONGYANG;
import static org.linli.policy.ShippedPolicies.FEB_7;
import static org.linli.policy.ShippedPolicies.place;
import static org.linli.policy.ShippedPolicies.risks;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linli.policy.Decision.Step;

class DecisionTest {

    private static final Facts WUHAN = Facts.arrival("420106", "湖北武汉武昌区", FEB_7);

    private static Decision decide(Facts facts, RiskPlace... places) {
        return BOOK.decide(facts, risks(places), FEB_7);
    }

    @Test
    void monitorsButDoesNotConfineWhoComesFromOutsideJinhua() {
        Decision decision = decide(WUHAN);
        assertThat(decision.version()).isEqualTo(DONGYANG);
        assertThat(decision.rule()).isEqualTo("outside-jinhua");
        assertThat(decision.protocol()).isEqualTo("2+14");
        assertThat(Objects.requireNonNull(decision.plan()).confines()).isFalse();
    }

    @Test
    void registersWhoComesFromWithinJinhuaAndNothingMore() {
        Decision decision = decide(Facts.arrival("330782", "义乌市", FEB_7));
        assertThat(decision.rule()).isEqualTo("within-jinhua");
        assertThat(decision.protocol()).isNull();
        assertThat(decision.reason().zh()).isEqualTo("从金华市内（义乌市）来，2022年2月7日抵东，只登记，不管控。");
    }

    @Test
    void keepsAtHomeWhoCameFromNobodyKnowsWhere() {
        for (String code : new String[] {"", "000000"}) {
            Decision decision = decide(Facts.arrival(code, "老家", FEB_7));
            assertThat(decision.rule()).isEqualTo("unknown-origin");
            assertThat(decision.protocol()).isEqualTo("3+11");
            assertThat(Objects.requireNonNull(decision.plan()).confinesOn(FEB_7.plusDays(1)))
                    .isTrue();
        }
    }

    @Test
    void quarantinesWhoComesFromAbroadAndFromAnAreaAtRiskToo() {
        for (String code : new String[] {"990000", "992119", "810000", "710000"}) {
            Decision decision = decide(Facts.arrival(code, "境外", FEB_7), place("990000", "境外", HIGH));
            assertThat(decision.rule()).isEqualTo("from-abroad");
            assertThat(decision.protocol()).isEqualTo("14+7+7");
        }
        assertThat(decide(Facts.arrival("820000", "澳门", FEB_7)).protocol()).isEqualTo("2+14");
    }

    @Test
    void countsDaysSinceEntryOfWhoWasQuarantinedElsewhere() {
        Facts facts = Facts.arrival("991016", "境外日本", FEB_7)
                .anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(14)));
        Plan plan = Objects.requireNonNull(decide(facts).plan());
        assertThat(plan.phases().get(1).from()).isEqualTo(FEB_7.plusDays(1));
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(14));
    }

    @Test
    void quarantinesWhoComesFromAMediumOrHighRiskArea() {
        assertThat(decide(WUHAN, place("420106", "武昌区", MEDIUM)).protocol()).isEqualTo("14+7");
        assertThat(decide(WUHAN, place("420000", "湖北省", HIGH)).protocol()).isEqualTo("14+7");
        assertThat(decide(WUHAN, place("420106", "武昌区", LOW)).protocol()).isEqualTo("2+14");
        assertThat(decide(WUHAN, place("420107", "青山区", HIGH)).protocol()).isEqualTo("2+14");
    }

    @Test
    void keepsAtHomeForThreeDaysWhoComesFromACountyWithCases() {
        assertThat(decide(WUHAN, place("420106", "武昌区", LOCAL_CASES)).protocol())
                .isEqualTo("3+11");
    }

    @Test
    void judgesByRiskEvenWithinJinhua() {
        Facts facts = Facts.arrival("330782", "义乌市", FEB_7);
        assertThat(decide(facts, place("330782", "义乌市", HIGH)).protocol()).isEqualTo("14+7");
    }

    @Test
    void countsAPlaceVisitedFourteenDaysBeforeButNotFifteen() {
        RiskPlace listed = place("420106", "武昌区", HIGH);
        Facts facts = Facts.arrival("340100", "合肥", FEB_7);
        assertThat(decide(facts.alsoAt(new Stay("420106", "武昌", FEB_7.minusDays(14))), listed)
                        .protocol())
                .isEqualTo("14+7");
        assertThat(decide(facts.alsoAt(new Stay("420106", "武昌", FEB_7.minusDays(15))), listed)
                        .protocol())
                .isEqualTo("2+14");
    }

    @Test
    void countsAPlaceThatWasListedAfterThePersonHadLeft() {
        Facts facts = Facts.arrival("340100", "合肥", FEB_7).alsoAt(new Stay("420106", "武昌", FEB_7.minusDays(5)));
        var later = new RiskPlace("420106", "武昌区", HIGH, FEB_7.minusDays(1), null, "n");
        var lifted = new RiskPlace("420106", "武昌区", HIGH, FEB_7.minusDays(20), FEB_7.minusDays(6), "n");
        assertThat(decide(facts, later).protocol()).isEqualTo("14+7");
        assertThat(decide(facts, lifted).protocol()).isEqualTo("2+14");
    }

    @Test
    void countsFromTheLastDayInTheWorstPlaceWhenNobodyWroteDownWhenItWasLeft() {
        Facts facts = Facts.arrival("340100", "合肥", FEB_7).alsoAt(new Stay("420106", "武昌", FEB_7.minusDays(5)));
        Decision decision = decide(facts, place("420106", "武昌区", HIGH));
        Plan plan = Objects.requireNonNull(decision.plan());
        assertThat(plan.anchoredOn()).isEqualTo("2022-02-02");
        assertThat(plan.endsOn()).isEqualTo("2022-02-23");
        assertThat(decision.reason().zh())
                .isEqualTo("14天内到过中、高风险地区（武昌区），2022年2月7日抵东。" + "从2022年2月2日离开之日起算，实行14+7管控，至2022年2月23日晚。");
        assertThat(decision.reason().en()).contains("leaving on 2 February 2022", "evening of 23 February 2022");
    }

    @Test
    void believesADeclarationThatIsWorseThanTheList() {
        assertThat(decide(WUHAN.declaring(HIGH)).protocol()).isEqualTo("14+7");
        Facts leftLongAgo =
                WUHAN.declaring(HIGH).anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(15)));
        assertThat(decide(leftLongAgo).protocol()).isEqualTo("2+14");
    }

    @Test
    void showsEveryRuleAndWhetherItHeld() {
        assertThat(decide(WUHAN).trace())
                .extracting(Step::rule, Step::holds, Step::decided)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("positive-test", false, false),
                        org.assertj.core.groups.Tuple.tuple("from-abroad", false, false),
                        org.assertj.core.groups.Tuple.tuple("close-contact", false, false),
                        org.assertj.core.groups.Tuple.tuple("risk-area", false, false),
                        org.assertj.core.groups.Tuple.tuple("contact-of-contact", false, false),
                        org.assertj.core.groups.Tuple.tuple("county-with-cases", false, false),
                        org.assertj.core.groups.Tuple.tuple("unknown-origin", false, false),
                        org.assertj.core.groups.Tuple.tuple("outside-jinhua", true, true),
                        org.assertj.core.groups.Tuple.tuple("within-jinhua", false, false));
    }

    @Test
    void asksForTheExactPlaceWhereARoughOneHasListedPlacesInside() {
        RiskPlace inside = place("420106003", "武昌区某街道", HIGH);
        Decision decision = decide(Facts.arrival("420100", "武汉", FEB_7), inside, place("430100", "长沙", HIGH));
        assertThat(decision.protocol()).isEqualTo("2+14");
        assertThat(decision.closer()).containsExactly(inside);
    }

    @Test
    void decidesByTheNewestVersionThatHasBegun() {
        LocalDate now = LocalDate.of(2026, 11, 23);
        assertThat(BOOK.inForce(now).version()).isEqualTo(DONGYANG);
        assertThat(BOOK.inForce(LocalDate.of(2020, 1, 1)).version()).isEqualTo(DONGYANG);
        assertThat(BOOK.decide(Facts.arrival("420106", "武昌", now), RiskList.EMPTY, now)
                        .protocol())
                .isEqualTo("2+14");
    }

    @Test
    void aCloseContactGetsFourteenAndSevenFromTheLastContact() {
        Decision decision = decide(WUHAN.inContact(new CaseContact(FEB_7.minusDays(2), CaseContact.Kind.CLOSE)));
        assertThat(decision.rule()).isEqualTo("close-contact");
        assertThat(decision.protocol()).isEqualTo("14+7");
        Plan plan = Objects.requireNonNull(decision.plan());
        assertThat(plan.anchor()).isEqualTo(Protocol.Anchor.LAST_CONTACT);
        assertThat(plan.anchoredOn()).isEqualTo(FEB_7.minusDays(2));
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(19));
    }

    @Test
    void aContactOfAContactGetsSevenAndSevenFromTheLastContact() {
        Decision decision = decide(WUHAN.inContact(new CaseContact(FEB_7.minusDays(2), CaseContact.Kind.SECONDARY)));
        assertThat(decision.protocol()).isEqualTo("7+7");
        assertThat(Objects.requireNonNull(decision.plan()).endsOn()).isEqualTo(FEB_7.plusDays(12));
        assertThat(decision.reason().zh()).contains("密接的密接", "2022年2月5日");
    }

    @Test
    void aCloseContactFromAnAreaAtRiskIsCountedFromTheLaterDay() {
        Facts facts = WUHAN.declaring(HIGH).anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(1)));
        Decision before = decide(facts.inContact(new CaseContact(FEB_7.minusDays(5), CaseContact.Kind.CLOSE)));
        assertThat(Objects.requireNonNull(before.plan()).anchoredOn()).isEqualTo(FEB_7.minusDays(1));
        Decision after = decide(facts.inContact(new CaseContact(FEB_7, CaseContact.Kind.CLOSE)));
        assertThat(Objects.requireNonNull(after.plan()).anchoredOn()).isEqualTo(FEB_7);
    }

    @Test
    void aContactLongBeforeTheArrivalDecidesNothing() {
        assertThat(decide(WUHAN.inContact(new CaseContact(FEB_7.minusDays(15), CaseContact.Kind.CLOSE)))
                        .rule())
                .isEqualTo("outside-jinhua");
    }

    @Test
    void aLaterCloseContactOfWhoCameFromAbroadGovernsBecauseItEndsCentralQuarantineLater() {
        Facts abroad = Facts.arrival("991016", "境外日本", FEB_7)
                .anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(14)));
        assertThat(decide(abroad).rule()).isEqualTo("from-abroad");
        Decision decision = decide(abroad.inContact(new CaseContact(FEB_7.minusDays(1), CaseContact.Kind.CLOSE)));
        assertThat(decision.rule()).isEqualTo("close-contact");
        assertThat(Objects.requireNonNull(decision.plan()).anchoredOn()).isEqualTo(FEB_7.minusDays(1));
        assertThat(decision.trace().stream().filter(Step::decided))
                .extracting(Step::rule)
                .containsExactly("close-contact");
    }

    @Test
    void aContactOfAContactYesterdayGovernsBesideAnAreaAtRiskLeftThirteenDaysAgo() {
        Facts facts = WUHAN.declaring(HIGH).anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(13)));
        var yesterday = new CaseContact(FEB_7.minusDays(1), CaseContact.Kind.SECONDARY);
        Decision decision = decide(facts.inContact(yesterday));
        assertThat(decision.rule()).isEqualTo("contact-of-contact");
        assertThat(Objects.requireNonNull(decision.plan()).endsOn()).isEqualTo(FEB_7.plusDays(13));
        Facts leftToday = WUHAN.declaring(HIGH).anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7));
        assertThat(decide(leftToday.inContact(yesterday)).rule()).isEqualTo("risk-area");
    }

    @Test
    void theReasonSaysWhatElseHoldsWhereAnotherRuleStoodFirst() {
        Facts facts = WUHAN.declaring(HIGH)
                .anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7.minusDays(13)))
                .inContact(new CaseContact(FEB_7.minusDays(1), CaseContact.Kind.SECONDARY));
        Bilingual reason = decide(facts).reason();
        assertThat(reason.zh()).startsWith("密接的密接").endsWith("同时符合：抵东前14天内到过中、高风险地区。按其中最严的管控。");
        assertThat(reason.en())
                .endsWith("Also holds: Was in a medium- or high-risk area in the 14 days before arriving."
                        + " The strictest governs.");
    }

    @Test
    void ofTwoThatAskForTheSameTheFirstInTheFileGoverns() {
        Facts facts = WUHAN.declaring(HIGH)
                .anchored(Anchors.arrival(FEB_7).leftRiskArea(FEB_7))
                .testedPositive(FEB_7);
        assertThat(decide(facts).rule()).isEqualTo("positive-test");
    }
}
