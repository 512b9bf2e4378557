package org.linli.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.rosters.RosterSample.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.platform.Languages;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a plan misses, who could stand in, and what changed, in words. */
class RosterWordsTest {

    private final RosterSample sample = new RosterSample(RosterSample.RULES.weights());
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    RosterWordsTest() {
        messages.setBasename("messages/rosters");
        messages.setDefaultEncoding("UTF-8");
    }

    private List<String> words(List<RosterRemark> remarks, Locale locale) {
        return remarks.stream()
                .map(remark -> messages.getMessage(remark.key(), remark.values(), locale))
                .toList();
    }

    @Test
    void theSecondFestivalIsNamed() {
        UUID one = sample.anybody();
        sample.anybody();
        sample.history.put(one, new RosterHistory(0, 0, 0, 0, 1));
        UUID seat = sample.seat(MONDAY, 8, 2, 1, null, "New Year's Eve");
        RosterProblem problem = sample.problem();
        var plan = new RosterPlan(Map.of(seat, one), RosterScore.ZERO);
        List<RosterRemark> remarks = RosterExplanation.of(problem, plan).remarks();
        assertThat(words(remarks, Languages.ENGLISH))
                .contains("stands on New Year's Eve: festival duty for the second time");
        assertThat(words(remarks, Languages.CHINESE)).contains("第2次在节日值班：New Year's Eve");
        assertThat(remarks.getFirst().member()).isEqualTo(one);
        assertThat(remarks.getFirst().seat()).isEqualTo(seat);
    }

    @Test
    void whatWeighsMostIsSaidFirstAndItsCostsAreTheScore() {
        UUID one = sample.inTeam(1);
        UUID other = sample.inTeam(2);
        UUID first = sample.seat(MONDAY, 8, 4, 1, null, null);
        UUID second = sample.seat(MONDAY, 8, 4, 1, null, null);
        UUID third = sample.seat(MONDAY, 13, 8, 2, null, null);
        Map<UUID, UUID> members = Map.of(first, one, second, other, third, one);
        RosterExplanation explanation =
                RosterExplanation.of(sample.problem(), new RosterPlan(members, RosterScore.ZERO));
        assertThat(words(explanation.remarks(), Languages.ENGLISH))
                .containsExactly(
                        "stands 4 h more than a fair share of the season",
                        "stands 4 h less than a fair share of the season",
                        "2 teams share a shift on 2022-02-07");
        assertThat(explanation.remarks().stream().mapToLong(RosterRemark::cost).sum())
                .isEqualTo(sample.score(members).missed());
    }

    @Test
    void aBrokenLimitOfALockedSeatIsSaid() {
        UUID one = sample.anybody();
        UUID first = sample.seat(MONDAY, 14, 8);
        UUID second = sample.seat(MONDAY.plusDays(1), 7, 4);
        sample.locked.putAll(Map.of(first, one, second, one));
        List<RosterRemark> remarks = RosterExplanation.of(sample.problem(), new RosterPlan(Map.of(), RosterScore.ZERO))
                .remarks();
        assertThat(words(remarks, Languages.ENGLISH))
                .containsExactly("has 9 h of rest before 2022-02-08, fewer than 11");
        assertThat(words(remarks, Languages.CHINESE)).containsExactly("2022-02-08上岗前只休息9小时，少于11小时");
        assertThat(remarks.getFirst().seat()).isEqualTo(second);
    }

    @Test
    void theBestReplacementIsRestedFreeOfTheTeamAndBelowTheirShare() {
        UUID ill = sample.inTeam(1);
        UUID mate = sample.inTeam(1);
        UUID best = sample.inTeam(1);
        UUID stranger = sample.inTeam(2);
        UUID tired = sample.inTeam(1);
        sample.inTeam(1);
        sample.awayOn(MONDAY, MONDAY);
        for (UUID each : List.of(ill, mate, stranger, tired)) {
            sample.history.put(each, new RosterHistory(59, 100 * 60, 0, 0, 0));
        }
        sample.history.put(best, new RosterHistory(59, 80 * 60, 0, 0, 0));
        LocalDate before = MONDAY.minusDays(1);
        sample.fixed.add(new RosterDuty(tired, before, sample.at(before, 18), sample.at(before, 22)));
        UUID seat = sample.seat(MONDAY, 7, 6, 1, null, null);
        UUID next = sample.seat(MONDAY, 7, 6, 1, null, null);
        var plan = new RosterPlan(Map.of(seat, ill, next, mate), RosterScore.ZERO);
        List<RosterReplacement> three = new RosterReplacements(sample.problem(), plan).of(seat);
        assertThat(three)
                .extracting(RosterReplacement::member)
                .as("the mate stands there already, one is away, one was up until ten")
                .containsExactly(best, stranger);
        assertThat(words(three.getFirst().reasons(), Languages.ENGLISH))
                .contains("free on 2022-02-07", "of the same team as the others", "of this part of the community");
        assertThat(words(three.getFirst().reasons(), Languages.CHINESE))
                .anyMatch(reason -> reason.matches("本轮比应担的少[0-9.]+小时"));
        assertThat(three.getLast().reasons()).noneMatch(reason -> reason.key().equals("rosters.reason.team"));
    }

    @Test
    void threeReplacementsAreTheMostAndNoneWhereNobodyCan() {
        UUID ill = sample.anybody();
        UUID seat = sample.seat(MONDAY, 7, 6);
        var plan = new RosterPlan(Map.of(seat, ill), RosterScore.ZERO);
        assertThat(new RosterReplacements(sample.problem(), plan).of(seat)).isEmpty();
        for (int i = 0; i < 5; i++) {
            sample.anybody();
        }
        assertThat(new RosterReplacements(sample.problem(), plan).of(seat)).hasSize(3);
    }

    @Test
    void teamsTakeTurnsAndWhoWaitedLongestStands() {
        UUID a1 = sample.inTeam(1);
        UUID a2 = sample.inTeam(1);
        UUID b1 = sample.inTeam(2);
        UUID b2 = sample.inTeam(2);
        List<UUID> seats = List.of(0, 1, 2, 3).stream()
                .map(day -> sample.seat(MONDAY.plusDays(day), 8, 4))
                .toList();
        Map<UUID, UUID> members = RosterRotation.of(sample.problem()).members();
        assertThat(seats.stream().map(members::get)).containsExactly(a1, b1, a2, b2);
    }

    @Test
    void whereNobodyOfTheTeamCanTheNextOneStandsIn() {
        sample.inTeam(1);
        sample.awayOn(MONDAY, MONDAY);
        UUID other = sample.inTeam(2);
        UUID seat = sample.seat(MONDAY, 8, 4);
        assertThat(RosterRotation.of(sample.problem()).members()).containsEntry(seat, other);
    }

    @Test
    void aComparisonConcernsWhoGainsOrLoses() {
        UUID one = sample.anybody();
        UUID other = sample.anybody();
        sample.anybody();
        UUID kept = sample.seat(MONDAY, 8, 4);
        UUID moved = sample.seat(MONDAY.plusDays(1), 8, 4);
        UUID opened = sample.seat(MONDAY.plusDays(2), 8, 4);
        RosterComparison comparison = RosterComparison.of(
                sample.problem(), Map.of(kept, one, moved, one, opened, one), Map.of(kept, one, moved, other));
        assertThat(comparison.changes()).extracting(RosterChange::member).containsExactly(one, other);
        assertThat(comparison.changes().getFirst().lost())
                .extracting(RosterSeat::id)
                .containsExactly(moved, opened);
        assertThat(comparison.changes().getLast().gained())
                .extracting(RosterSeat::id)
                .containsExactly(moved);
        assertThat(comparison.opened()).extracting(RosterSeat::id).containsExactly(opened);
        assertThat(comparison.closed()).isEmpty();
    }
}
