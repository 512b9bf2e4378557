package org.linli.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.duty.DutyKind;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.duty.Post;
import org.linli.duty.PostPattern;
import org.linli.duty.Posts;
import org.linli.duty.Seat;
import org.linli.duty.SeatChange;
import org.linli.duty.Seats;
import org.linli.duty.Shifts;
import org.linli.duty.Team;
import org.linli.identity.Phone;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * At Tianli eleven groups of cadres, party members and residents' representatives have taken turns every day since duty
 * began; at Xiafan the market's managers stand at the gate and cadres at its peaks, since it opened again yesterday; at
 * Xifan whoever can be signed in as has a shift today, and one evening shift is still open; at Xilou the
 * lead, who needs a day off, is to stand at the gate tomorrow.
 */
@Component
@Profile("demo")
class DemoDuty {

    private static final int GROUPS = 11;
    private static final int AHEAD = 14;
    private static final int YOUNGEST = 25;
    private static final int OLDEST = 64;

    /** Whom a group has: as many as the posts of a day take. */
    private static final List<DutyKind> GROUP = List.of(
            DutyKind.CADRE,
            DutyKind.CADRE,
            DutyKind.PARTY_MEMBER,
            DutyKind.PARTY_MEMBER,
            DutyKind.REPRESENTATIVE,
            DutyKind.REPRESENTATIVE);

    private final Posts posts;
    private final DutyMembers members;
    private final Shifts shifts;
    private final Seats seats;
    private final Accounts accounts;

    DemoDuty(Posts posts, DutyMembers members, Shifts shifts, Seats seats, Accounts accounts) {
        this.posts = posts;
        this.members = members;
        this.shifts = shifts;
        this.seats = seats;
        this.accounts = accounts;
    }

    void stand(DemoFacts facts, Town town, LocalDate today) {
        AreaPath tianli = facts.root().child("tianli");
        tianli(tianli, town, today.minusDays(facts.reported().dutyDays() - 1L), today);
        market(facts.root().child("xiafan"), town, today);
        xifan(town, today);
        xilou(facts.root().child("ganxi").child("xilou"), town, today.plusDays(1));
    }

    private void tianli(AreaPath tianli, Town town, LocalDate first, LocalDate today) {
        Post room = post(tianli, "党群服务室", Post.Kind.PARTY_ROOM, "文化礼堂一楼", first);
        Post police = post(tianli, "警务室", Post.Kind.POLICE_ROOM, "村口东侧", first);
        for (Post post : List.of(room, police)) {
            pattern(post, first, null, "08:00", "16:00", "", DutyKind.CADRE, DutyKind.REPRESENTATIVE);
            pattern(post, first, null, "16:00", "22:00", "", DutyKind.PARTY_MEMBER);
        }
        List<Town.Resident> staff = staff(town, tianli, today, GROUPS * GROUP.size());
        List<List<DutyMember>> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            var team = new Team(Ids.next(), tianli, "第" + (group + 1) + "组");
            members.add(team);
            List<DutyMember> together = new ArrayList<>();
            for (int i = 0; i < GROUP.size(); i++) {
                Town.Resident who = staff.get(group * GROUP.size() + i);
                together.add(member(tianli, who, team.id(), first, GROUP.get(i)));
            }
            groups.add(together);
        }
        shifts.lay(tianli, first, today.plusDays(AHEAD));
        List<SeatChange> turns = new ArrayList<>();
        Set<String> standing = new HashSet<>();
        for (Seat seat : shifts.seats(tianli, first, today.plusDays(AHEAD))) {
            LocalDate day = seat.shift().day();
            List<DutyMember> group = groups.get((int) (ChronoUnit.DAYS.between(first, day) % GROUPS));
            group.stream()
                    .filter(one ->
                            one.kinds().contains(seat.kind().orElseThrow()) && standing.add(day + " " + one.id()))
                    .findFirst()
                    .ifPresent(one -> turns.add(new SeatChange(seat.id(), null, one.id())));
        }
        seats.publish(turns);
    }

    private void market(AreaPath xiafan, Town town, LocalDate today) {
        LocalDate open = today.minusDays(1);
        Post gate = post(xiafan, "农贸市场大门", Post.Kind.GATE, "市场南侧入口", open);
        pattern(gate, open, null, "06:00", "11:00", "", DutyKind.MANAGER, DutyKind.MANAGER);
        pattern(gate, open, null, "11:00", "13:00", "午间高峰", DutyKind.CADRE, DutyKind.CADRE);
        pattern(gate, open, null, "13:00", "17:00", "", DutyKind.MANAGER, DutyKind.MANAGER);
        pattern(gate, open, null, "17:00", "20:00", "晚间高峰", DutyKind.CADRE, DutyKind.CADRE);
        shifts.lay(xiafan, open, today.plusDays(AHEAD));
        List<Town.Resident> staff = staff(town, xiafan, today, 12);
        List<DutyMember> managers = new ArrayList<>();
        List<DutyMember> cadres = new ArrayList<>();
        for (int i = 0; i < staff.size(); i++) {
            boolean manages = i < 4;
            (manages ? managers : cadres)
                    .add(member(xiafan, staff.get(i), null, open, manages ? DutyKind.MANAGER : DutyKind.CADRE));
        }
        List<SeatChange> turns = new ArrayList<>();
        for (Seat seat : shifts.seats(xiafan, open, open.plusDays(6))) {
            boolean manages = seat.kind().equals(Optional.of(DutyKind.MANAGER));
            List<DutyMember> kind = manages ? managers : cadres;
            int day = (int) ChronoUnit.DAYS.between(open, seat.shift().day());
            int evening = seat.shift().note().isEmpty() || seat.shift().note().startsWith("午") ? 0 : 2;
            int at = (manages ? day * 2 : day * 4 + evening) + seat.number() - 1;
            turns.add(new SeatChange(seat.id(), null, kind.get(at % kind.size()).id()));
        }
        seats.publish(turns);
    }

    private void xifan(Town town, LocalDate today) {
        LocalDate first = today.minusDays(7);
        Post desk = post(DemoAccounts.XIFAN, "来访登记点", Post.Kind.CHECKPOINT, "村口牌坊下", first);
        pattern(desk, first, null, "08:00", "14:00", "", DutyKind.CADRE, DutyKind.VOLUNTEER);
        pattern(desk, first, null, "14:00", "20:00", "", DutyKind.CADRE, DutyKind.VOLUNTEER);
        List<DutyMember> cadres = new ArrayList<>();
        for (Role role : List.of(Role.SECRETARY, Role.GRID_LEADER, Role.GRID_WORKER)) {
            accounts.workingIn(DemoAccounts.XIFAN).stream()
                    .filter(account -> account.role() == role)
                    .limit(2)
                    .forEach(account -> cadres.add(member(DemoAccounts.XIFAN, account, first, DutyKind.CADRE)));
        }
        List<DutyMember> volunteers = new ArrayList<>();
        accounts.workingIn(DemoAccounts.XIFAN).stream()
                .filter(account -> account.role() == Role.VOLUNTEER)
                .forEach(account -> volunteers.add(member(DemoAccounts.XIFAN, account, first, DutyKind.VOLUNTEER)));
        staff(town, DemoAccounts.XIFAN, today, 4)
                .forEach(who -> volunteers.add(member(DemoAccounts.XIFAN, who, null, first, DutyKind.VOLUNTEER)));
        shifts.lay(DemoAccounts.XIFAN, first, today.plusDays(AHEAD));
        List<SeatChange> turns = new ArrayList<>();
        int turn = 0;
        for (Seat seat : shifts.seats(DemoAccounts.XIFAN, first, today.plusDays(6))) {
            List<DutyMember> kind = seat.kind().equals(Optional.of(DutyKind.CADRE)) ? cadres : volunteers;
            boolean open = seat.shift().day().equals(today.plusDays(1)) && turn % 4 == 3;
            if (!open) {
                turns.add(new SeatChange(
                        seat.id(), null, kind.get(turn / 2 % kind.size()).id()));
            }
            turn++;
        }
        seats.publish(turns);
    }

    private void xilou(AreaPath xilou, Town town, LocalDate first) {
        Post gate = post(xilou, "西楼村口卡口", Post.Kind.CHECKPOINT, "村口大樟树下", first);
        pattern(gate, first, null, "08:00", "12:00", "", DutyKind.CADRE);
        List<DutyMember> cadres = new ArrayList<>();
        accounts.workingIn(xilou).stream()
                .filter(account -> account.role() == Role.SECRETARY)
                .forEach(lead -> cadres.add(member(xilou, lead, first, DutyKind.CADRE)));
        staff(town, xilou, first, 3).forEach(who -> cadres.add(member(xilou, who, null, first, DutyKind.CADRE)));
        List<SeatChange> turns = new ArrayList<>();
        for (Seat seat : shifts.seats(xilou, first, first.plusDays(6))) {
            DutyMember one = cadres.get(turns.size() % cadres.size());
            turns.add(new SeatChange(seat.id(), null, one.id()));
        }
        seats.publish(turns);
    }

    private Post post(AreaPath path, String name, Post.Kind kind, String place, LocalDate since) {
        return posts.open(new Post(Ids.next(), path, name, kind, place, since, null, 0));
    }

    private void pattern(
            Post post,
            LocalDate from,
            @Nullable LocalDate until,
            String begins,
            String ends,
            String note,
            DutyKind... kinds) {
        posts.add(new PostPattern(
                Ids.next(),
                post.id(),
                PostPattern.Mode.REGULAR,
                EnumSet.allOf(DayOfWeek.class),
                from,
                until,
                new PostPattern.Hours(LocalTime.parse(begins), LocalTime.parse(ends)),
                Arrays.stream(kinds).map(Optional::of).toList(),
                note));
    }

    private DutyMember member(AreaPath path, Town.Resident who, @Nullable UUID team, LocalDate since, DutyKind kind) {
        var member = new DutyMember(Ids.next(), path, null, who.name(), Set.of(kind), team, null, since, null, 0);
        members.add(member, new Phone(Objects.requireNonNull(who.phone())));
        return member;
    }

    private DutyMember member(AreaPath path, Account account, LocalDate since, DutyKind kind) {
        var member = new DutyMember(
                Ids.next(), path, account.id(), account.name(), Set.of(kind), null, null, since, null, 0);
        members.add(member, null);
        return member;
    }

    /** Grown-up people of the community who can be called, the same each time. */
    private static List<Town.Resident> staff(Town town, AreaPath community, LocalDate today, int count) {
        List<Town.Resident> staff = town.residents.stream()
                .filter(one -> community.covers(one.path())
                        && one.phone() != null
                        && one.tags().isEmpty()
                        && !one.bornOn().isAfter(today.minusYears(YOUNGEST))
                        && one.bornOn().isAfter(today.minusYears(OLDEST)))
                .limit(count)
                .toList();
        if (staff.size() < count) {
            throw new IllegalStateException("Too few people of " + community.slug() + " can be on duty");
        }
        return staff;
    }
}
