package org.linli.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.rosters.RosterSample.MONDAY;
import static org.linli.rosters.RosterSample.NOTHING;
import static org.linli.rosters.RosterSample.id;
import static org.linli.rosters.RosterSample.member;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.AreaPath;

/** Each rule where it is just broken and where it just holds, with its exact weight. */
class RosterScoreTest {

    private static final RosterScore FINE = new RosterScore(0, 0, 0);

    private final RosterSample sample = new RosterSample(NOTHING);

    private static RosterScore broken(long times) {
        return new RosterScore(times, 0, 0);
    }

    private static RosterScore missed(long weight) {
        return new RosterScore(0, 0, weight);
    }

    @Test
    void nobodyStandsInTwoPlacesAtOnce() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 8, 4);
        sample.seat(MONDAY, 11, 4);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void oneDutyMayFollowTheOther() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 8, 4);
        sample.seat(MONDAY, 12, 4);
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void tenHoursBetweenTwoDaysAreTooFew() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 14, 8);
        sample.seat(MONDAY.plusDays(1), 8, 4);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void elevenHoursBetweenTwoDaysAreEnough() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 13, 8);
        sample.seat(MONDAY.plusDays(1), 8, 4);
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void aBreakWithinOneDayNeedsNoElevenHours() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 11, 2);
        sample.seat(MONDAY, 17, 3);
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void restReachesBackToTheDayBeforeThePlan() {
        UUID member = sample.anybody();
        sample.fixed.add(new RosterDuty(
                member, MONDAY.minusDays(1), sample.at(MONDAY.minusDays(1), 18), sample.at(MONDAY.minusDays(1), 23)));
        sample.seat(MONDAY, 8, 4);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void thirteenHoursADayAreTooMany() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 6, 7);
        sample.seat(MONDAY, 14, 6);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void twelveHoursADayAreAllowed() {
        UUID member = sample.anybody();
        sample.seat(MONDAY, 6, 6);
        sample.seat(MONDAY, 14, 6);
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void eachDayAfterTheSixthInARowIsOneTooMany() {
        UUID member = sample.anybody();
        for (int day = 0; day < 8; day++) {
            sample.seat(MONDAY.plusDays(day), 8, 4);
        }
        assertThat(sample.allTo(member)).isEqualTo(broken(2));
    }

    @Test
    void sixDaysInARowAndThenADayOffAreAllowed() {
        UUID member = sample.anybody();
        for (int day = 0; day < 13; day++) {
            if (day != 6) {
                sample.seat(MONDAY.plusDays(day), 8, 4);
            }
        }
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void aRunOfDaysBeginsBeforeThePlan() {
        UUID member = sample.anybody();
        for (int day = 1; day <= 6; day++) {
            LocalDate before = MONDAY.minusDays(day);
            sample.fixed.add(new RosterDuty(member, before, sample.at(before, 8), sample.at(before, 12)));
        }
        assertThat(sample.score(Map.of())).as("what is past is not the plan's").isEqualTo(FINE);
        sample.seat(MONDAY, 8, 4);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void theThirdNightInARowIsOneTooMany() {
        UUID member = sample.anybody();
        for (int day = 0; day < 3; day++) {
            sample.seat(MONDAY.plusDays(day), 22, 8);
        }
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
    }

    @Test
    void twoNightsInARowAndThenOneOffAreAllowed() {
        UUID member = sample.anybody();
        for (int day = 0; day < 5; day++) {
            if (day != 2) {
                sample.seat(MONDAY.plusDays(day), 22, 8);
            }
        }
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void aSeatForACadreIsForNobodyElse() {
        UUID cadre = sample.add(member(1, null, RosterKind.CADRE, RosterKind.DRIVER));
        UUID volunteer = sample.add(member(2, null, RosterKind.VOLUNTEER));
        sample.seat(MONDAY, 8, 4, 1, RosterKind.CADRE, null);
        assertThat(sample.allTo(volunteer)).isEqualTo(broken(1));
        assertThat(sample.allTo(cadre)).isEqualTo(FINE);
    }

    @Test
    void whoIsAwayDoesNotStand() {
        UUID member = sample.anybody();
        sample.awayOn(MONDAY, MONDAY);
        sample.seat(MONDAY, 20, 4);
        assertThat(sample.allTo(member)).isEqualTo(broken(1));
        sample.seats.clear();
        sample.seat(MONDAY.plusDays(1), 0, 4);
        assertThat(sample.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void whoDoesNoNightsStandsByDayOnly() {
        UUID member = sample.add(new RosterMember(
                id(1), "pregnant", EnumSet.noneOf(RosterKind.class), null, false, List.of(), Set.of(), null));
        sample.seat(MONDAY, 19, 6);
        assertThat(sample.allTo(member)).as("three hours from 22:00 on").isEqualTo(broken(1));
        sample.seats.clear();
        sample.seat(MONDAY, 19, 5);
        assertThat(sample.allTo(member)).as("two hours from 22:00 on").isEqualTo(FINE);
    }

    @Test
    void anEmptySeatIsCounted() {
        sample.anybody();
        sample.seat(MONDAY, 8, 4);
        assertThat(sample.score(Map.of())).isEqualTo(new RosterScore(0, 1, 0));
    }

    @Test
    void hoursOffTheShareCostTheirSquare() {
        var weighed = new RosterSample(new RosterWeights(3, 0, 0, 0, 0, 0, 0, 0));
        UUID one = weighed.anybody();
        UUID other = weighed.anybody();
        UUID first = weighed.seat(MONDAY, 8, 4);
        UUID second = weighed.seat(MONDAY.plusDays(1), 8, 4);
        assertThat(weighed.score(Map.of(first, one, second, one)))
                .as("8 half hours too many, and as many too few")
                .isEqualTo(missed(3 * 64 * 2));
        assertThat(weighed.score(Map.of(first, one, second, other))).isEqualTo(FINE);
    }

    @Test
    void hoursAreSharedOverTheSeasonAndByTheDaysSomebodyCouldStand() {
        var weighed = new RosterSample(new RosterWeights(1, 0, 0, 0, 0, 0, 0, 0));
        UUID whole = weighed.anybody();
        UUID ill = weighed.anybody();
        weighed.history.put(whole, new RosterHistory(59, 120 * 60, 0, 0, 0));
        weighed.history.put(ill, new RosterHistory(29, 58 * 60, 0, 0, 0));
        UUID seat = weighed.seat(MONDAY, 8, 4);
        assertThat(weighed.score(Map.of(seat, ill)))
                .as("182 h for 60 and 30 days: 121.5 and 60.5 h, so that 1.5 h are missed on either side")
                .isEqualTo(missed(3 * 3 + 3 * 3));
        assertThat(weighed.score(Map.of(seat, whole))).isEqualTo(missed(5 * 5 + 5 * 5));
    }

    @Test
    void nightsWeekendsAndFestivalsOffTheShareCostTheirSquare() {
        for (RosterMeasure measure : List.of(RosterMeasure.NIGHTS, RosterMeasure.WEEKENDS, RosterMeasure.FESTIVALS)) {
            var weighed = new RosterSample(new RosterWeights(
                    0,
                    measure == RosterMeasure.NIGHTS ? 5 : 0,
                    measure == RosterMeasure.WEEKENDS ? 5 : 0,
                    measure == RosterMeasure.FESTIVALS ? 5 : 0,
                    0,
                    0,
                    0,
                    0));
            UUID one = weighed.anybody();
            UUID other = weighed.anybody();
            UUID first = weighed.seat(MONDAY.plusDays(5), 22, 8, 1, null, "Lantern Festival");
            UUID second = weighed.seat(MONDAY.plusDays(6), 22, 8, 2, null, "Lantern Festival");
            assertThat(weighed.score(Map.of(first, one, second, one)))
                    .as("%s: one shift too many is four quarters", measure)
                    .isEqualTo(missed(5 * 16 * 2));
            assertThat(weighed.score(Map.of(first, one, second, other)))
                    .as(measure.name())
                    .isEqualTo(FINE);
        }
    }

    @Test
    void whoCanDoNoNightsOwesNone() {
        var weighed = new RosterSample(new RosterWeights(0, 5, 0, 0, 0, 0, 0, 0));
        UUID member = weighed.anybody();
        weighed.add(new RosterMember(
                id(9), "over 65", EnumSet.noneOf(RosterKind.class), null, false, List.of(), Set.of(), null));
        weighed.seat(MONDAY, 22, 8);
        assertThat(weighed.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void eachFurtherTeamInAShiftCosts() {
        var weighed = new RosterSample(new RosterWeights(0, 0, 0, 0, 7, 0, 0, 0));
        UUID one = weighed.inTeam(1);
        UUID mate = weighed.inTeam(1);
        UUID other = weighed.inTeam(2);
        UUID loose = weighed.anybody();
        UUID first = weighed.seat(MONDAY, 8, 4, 1, null, null);
        UUID second = weighed.seat(MONDAY, 8, 4, 1, null, null);
        assertThat(weighed.score(Map.of(first, one, second, other))).isEqualTo(missed(7));
        assertThat(weighed.score(Map.of(first, one, second, mate))).isEqualTo(FINE);
        assertThat(weighed.score(Map.of(first, one, second, loose))).isEqualTo(FINE);
    }

    @Test
    void aDayThatWasWishedOffCosts() {
        var weighed = new RosterSample(new RosterWeights(0, 0, 0, 0, 0, 9, 0, 0));
        UUID member = weighed.add(new RosterMember(
                id(1), "wishes", EnumSet.noneOf(RosterKind.class), null, true, List.of(), Set.of(MONDAY), null));
        weighed.seat(MONDAY, 8, 4);
        assertThat(weighed.allTo(member)).isEqualTo(missed(9));
        weighed.seats.clear();
        weighed.seat(MONDAY.plusDays(1), 8, 4);
        assertThat(weighed.allTo(member)).isEqualTo(FINE);
    }

    @Test
    void aWayCostsOnceToAnotherGridAndTwiceToAnotherCommunity() {
        var weighed = new RosterSample(new RosterWeights(0, 0, 0, 0, 0, 0, 6, 0));
        UUID near = living(weighed, 1, "330783005.c1.g1.c02");
        UUID far = living(weighed, 2, "330783005.c1.g2.c02");
        UUID farther = living(weighed, 3, "330783005.c10.g1.c02");
        weighed.seat(MONDAY, 8, 4);
        assertThat(weighed.allTo(near)).isEqualTo(FINE);
        assertThat(weighed.allTo(far)).isEqualTo(missed(6));
        assertThat(weighed.allTo(farther)).isEqualTo(missed(12));
    }

    private static UUID living(RosterSample sample, int number, String home) {
        return sample.add(new RosterMember(
                id(number),
                "member " + number,
                EnumSet.noneOf(RosterKind.class),
                null,
                true,
                List.of(),
                Set.of(),
                AreaPath.of(home)));
    }

    @Test
    void whoDoesDutyOfOneAreaStandsInItAndAtPostsForAllAroundIt() {
        UUID elsewhere = ofArea(1, "330783005.c10");
        UUID own = ofArea(2, "330783005.c1");
        UUID below = ofArea(3, "330783005.c1.g1.c02");
        sample.seat(MONDAY, 8, 4);
        assertThat(sample.allTo(elsewhere)).isEqualTo(broken(1));
        assertThat(sample.allTo(own)).isEqualTo(FINE);
        assertThat(sample.allTo(below)).isEqualTo(FINE);
    }

    private UUID ofArea(int number, String area) {
        return sample.add(new RosterMember(
                id(number),
                "member " + number,
                EnumSet.noneOf(RosterKind.class),
                null,
                true,
                List.of(),
                Set.of(),
                null,
                AreaPath.of(area)));
    }

    @Test
    void aPostForAWholeCommunityIsNearForAllOfIt() {
        assertThat(RosterSeatRule.steps(AreaPath.of("1.c1"), AreaPath.of("1.c1.g2.c03")))
                .isZero();
        assertThat(RosterSeatRule.steps(AreaPath.of("1.c1"), AreaPath.of("1.c2.g2.c03")))
                .isEqualTo(2);
    }

    @Test
    void aSeatTakenFromWhoeverHasItCosts() {
        var weighed = new RosterSample(new RosterWeights(0, 0, 0, 0, 0, 0, 0, 8));
        UUID has = weighed.anybody();
        UUID other = weighed.anybody();
        UUID seat = weighed.seat(MONDAY, 8, 4);
        weighed.present.put(seat, has);
        assertThat(weighed.allTo(other)).isEqualTo(missed(8));
        assertThat(weighed.allTo(has)).isEqualTo(FINE);
    }

    @Test
    void aLockedSeatStaysAndWhatItBreaksIsCounted() {
        UUID member = sample.anybody();
        sample.awayOn(MONDAY, MONDAY);
        UUID other = sample.anybody();
        UUID seat = sample.seat(MONDAY, 8, 4);
        sample.locked.put(seat, member);
        assertThat(sample.allTo(other)).isEqualTo(broken(1));
    }
}
