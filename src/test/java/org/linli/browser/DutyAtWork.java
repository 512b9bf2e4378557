package org.linli.browser;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.duty.Attendances;
import org.linli.duty.DutyKind;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.duty.DutyPlan;
import org.linli.duty.DutyPlans;
import org.linli.duty.Post;
import org.linli.duty.PostPattern;
import org.linli.duty.Posts;
import org.linli.duty.Seat;
import org.linli.duty.SeatChange;
import org.linli.duty.Seats;
import org.linli.duty.Shifts;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.springframework.context.ApplicationContext;

/**
 * A post at work from 11 to 20.
 *
 * @param pattern of its shifts
 * @param own seat of the secretary, who has not come
 * @param empty seat of nobody
 * @param workers sign-in of the worker
 * @param volunteers sign-in of somebody without an account
 * @param coming seat of the secretary on the next day
 * @param colleague the worker
 * @param volunteer who has no account
 * @param plan that is proposed for the next days
 */
public record DutyAtWork(
        UUID post,
        UUID pattern,
        UUID own,
        UUID empty,
        UUID workers,
        UUID volunteers,
        UUID coming,
        UUID colleague,
        UUID volunteer,
        UUID plan) {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    static DutyAtWork lay(ApplicationContext context, Fixture fixture) {
        Actor secretary = fixture.actor("secretary");
        return Acting.as(secretary, () -> {
            var post = new Post(Ids.next(), Fixture.XIFAN, "市场大门", Post.Kind.GATE, "西门", TODAY, null, 0);
            Posts posts = context.getBean(Posts.class);
            posts.open(post);
            var daily = new PostPattern(
                    Ids.next(),
                    post.id(),
                    PostPattern.Mode.REGULAR,
                    EnumSet.allOf(DayOfWeek.class),
                    TODAY,
                    null,
                    new PostPattern.Hours(LocalTime.of(11, 0), LocalTime.of(20, 0)),
                    List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    "");
            posts.add(daily);
            DutyMember own = member(context, "书记老周", secretary.account());
            DutyMember worker = member(context, "王五", fixture.account("worker").id());
            DutyMember volunteer = member(context, "李四", null);
            List<Seat> today = context.getBean(Shifts.class).ofPost(post.id(), TODAY, TODAY);
            List<Seat> tomorrow = context.getBean(Shifts.class).ofPost(post.id(), TODAY.plusDays(1), TODAY.plusDays(1));
            put(context, today.get(0), own);
            put(context, today.get(1), worker);
            put(context, today.get(2), volunteer);
            put(context, tomorrow.get(0), own);
            Attendances attendances = context.getBean(Attendances.class);
            return new DutyAtWork(
                    post.id(),
                    daily.id(),
                    today.get(0).id(),
                    today.get(3).id(),
                    attendances.signInFor(Ids.next(), today.get(1).id()).id(),
                    attendances.signInFor(Ids.next(), today.get(2).id()).id(),
                    tomorrow.get(0).id(),
                    worker.id(),
                    volunteer.id(),
                    planned(context));
        });
    }

    private static UUID planned(ApplicationContext context) {
        DutyPlans plans = context.getBean(DutyPlans.class);
        UUID plan = plans.begin(Fixture.XIFAN, TODAY.plusDays(1), TODAY.plusDays(3), DutyPlan.Way.ROTATION)
                .id();
        while (plans.get(plan).isRunning()) {
            Thread.onSpinWait();
        }
        return plan;
    }

    private static DutyMember member(ApplicationContext context, String name, @Nullable UUID account) {
        var member = new DutyMember(
                Ids.next(), Fixture.XIFAN, account, name, Set.of(DutyKind.CADRE), null, null, TODAY, null, 0);
        context.getBean(DutyMembers.class).add(member, null);
        return member;
    }

    private static void put(ApplicationContext context, Seat seat, DutyMember member) {
        context.getBean(Seats.class).put(seat.id(), null, member.id(), SeatChange.Why.HAND);
    }
}
