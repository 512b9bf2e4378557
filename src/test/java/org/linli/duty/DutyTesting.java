package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tests of duty begin with: no posts, no members, noon of 7 February 2022, a Monday. */
@LinliTest
public abstract class DutyTesting {

    protected static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    protected Posts posts;

    @Autowired
    protected DutyMembers members;

    @Autowired
    protected Shifts shifts;

    @Autowired
    protected Seats seats;

    @Autowired
    protected Fixture fixture;

    @LocalServerPort
    protected int port;

    protected Actor secretary;

    @BeforeEach
    void begin() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate duty.post, duty.member, duty.team cascade");
        }
        TestClock.reset();
        secretary = fixture.actor("secretary");
    }

    protected static <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    protected Post post(String name) {
        var post = new Post(Ids.next(), Fixture.XIFAN, name, Post.Kind.GATE, "西门", MONDAY.minusDays(59), null, 0);
        return as(secretary, () -> posts.open(post));
    }

    /** Every day, from a week ago. */
    protected PostPattern daily(Post post, String begins, String ends, DutyKind... kinds) {
        return pattern(post, PostPattern.Mode.REGULAR, MONDAY.minusDays(7), null, begins, ends, kinds);
    }

    /** @param kinds of the seats; none for one of anybody */
    protected PostPattern pattern(
            Post post,
            PostPattern.Mode mode,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate until,
            String begins,
            String ends,
            DutyKind... kinds) {
        boolean closed = mode == PostPattern.Mode.CLOSED;
        List<Optional<DutyKind>> seats = kinds.length == 0
                ? List.of(Optional.empty())
                : List.of(kinds).stream().map(Optional::of).toList();
        var pattern = new PostPattern(
                Ids.next(),
                post.id(),
                mode,
                EnumSet.allOf(DayOfWeek.class),
                from,
                until,
                closed ? null : new PostPattern.Hours(LocalTime.parse(begins), LocalTime.parse(ends)),
                closed ? List.of() : seats,
                "");
        Acting.run(secretary, () -> posts.add(pattern));
        return pattern;
    }

    protected DutyMember member(String name, DutyKind... kinds) {
        var member = new DutyMember(
                Ids.next(),
                Fixture.XIFAN,
                null,
                name,
                kinds.length == 0 ? Set.of(DutyKind.VOLUNTEER) : Set.of(kinds),
                null,
                null,
                MONDAY.minusDays(59),
                null,
                0);
        Acting.run(secretary, () -> members.add(member, null));
        return member;
    }

    protected List<Seat> seats(Post post, LocalDate day) {
        return as(secretary, () -> shifts.ofPost(post.id(), day, day));
    }

    protected void put(Seat seat, DutyMember member) {
        Acting.run(secretary, () -> seats.put(seat.id(), seat.member(), member.id(), SeatChange.Why.HAND));
    }

    /** One who signs in with that account. */
    protected DutyMember withAccount(String name, String username, DutyKind... kinds) {
        var member = new DutyMember(
                Ids.next(),
                Fixture.XIFAN,
                fixture.account(username).id(),
                name,
                kinds.length == 0 ? Set.of(DutyKind.VOLUNTEER) : Set.of(kinds),
                null,
                null,
                MONDAY.minusDays(59),
                null,
                0);
        Acting.run(secretary, () -> members.add(member, null));
        return member;
    }

    /** With a reason that stands there as the first or a later one. */
    protected static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .contains(key));
    }
}
