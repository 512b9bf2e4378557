package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.statement.Statements;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Days in a row that a post was manned, as the street counts them: both ends. */
class DutyDaysTest extends DutyTesting {

    private static final LocalDate FIRST = LocalDate.of(2021, 12, 11);

    @Autowired
    DutyDays days;

    @Autowired
    Attendances attendances;

    @Autowired
    Statements statements;

    private Post gate() {
        var post = new Post(Ids.next(), Fixture.XIFAN, "天里大门", Post.Kind.GATE, "", FIRST, null, 0);
        as(secretary, () -> posts.open(post));
        pattern(post, PostPattern.Mode.REGULAR, FIRST, null, "08:00", "16:00");
        TestClock.set("2021-12-11T07:00");
        Acting.run(secretary, () -> shifts.lay(Fixture.XIFAN, FIRST, MONDAY));
        return post;
    }

    private void fill(Post post, DutyMember member, LocalDate from, LocalDate until) {
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            put(seats(post, day).getFirst(), member);
        }
    }

    private DutyDays.Count count(Post post) {
        return as(secretary, () -> days.of(post));
    }

    @Test
    void fromTheEleventhOfDecemberToTheSeventhOfFebruaryAreFiftyNineDays() {
        Post post = gate();
        DutyMember li = since("李四");
        fill(post, li, FIRST, MONDAY);
        TestClock.set("2022-02-07T12:00");
        DutyDays.Count count = count(post);
        assertThat(count.inRow()).isEqualTo(59);
        assertThat(count.since()).isEqualTo(FIRST);
        assertThat(count.gaps()).isEmpty();
        assertThat(count.keptSince()).isNull();
    }

    private DutyMember since(String name) {
        DutyMember member = member(name);
        assertThat(member.since()).isBeforeOrEqualTo(FIRST);
        return member;
    }

    @Test
    void aGapIsNamedAndTheRowBeginsBehindIt() {
        Post post = gate();
        DutyMember li = since("李四");
        fill(post, li, FIRST, MONDAY.minusDays(4));
        fill(post, li, MONDAY.minusDays(2), MONDAY);
        TestClock.set("2022-02-07T12:00");
        DutyDays.Count count = count(post);
        assertThat(count.inRow()).isEqualTo(3);
        assertThat(count.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.day()).isEqualTo(MONDAY.minusDays(3)));
    }

    @Test
    void sinceAttendanceIsKeptADayCountsOnlyWhenSomebodySignedInAndTheStatementSaysSo() {
        Post post = gate();
        DutyMember li = since("李四");
        fill(post, li, FIRST, MONDAY);
        TestClock.set("2022-02-06T08:00");
        as(
                secretary,
                () -> attendances.signInFor(
                        Ids.next(), seats(post, MONDAY.minusDays(1)).getFirst().id()));
        TestClock.set("2022-02-07T08:10");
        assertThat(count(post).inRow()).isEqualTo(58);
        TestClock.set("2022-02-07T08:11");
        assertThat(count(post).inRow()).isZero();
        assertThat(figure("duty.uncovered")).isOne();
        assertThat(figure("duty.manned")).isZero();
        as(
                secretary,
                () -> attendances.signInFor(
                        Ids.next(), seats(post, MONDAY).getFirst().id()));
        assertThat(count(post).inRow()).isEqualTo(59);
        assertThat(count(post).keptSince()).isEqualTo(MONDAY.minusDays(1));
        assertThat(figure("duty.uncovered")).isZero();
        assertThat(figure("duty.manned")).isOne();
    }

    private long figure(String key) {
        return as(secretary, () -> statements.live(Fixture.XIFAN, MONDAY).live()).stream()
                .filter(figure -> figure.counter().key().equals(key))
                .mapToLong(figure -> figure.value())
                .sum();
    }
}
