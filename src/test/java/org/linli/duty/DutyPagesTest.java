package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;

/** The pages of duty as the server sends them. */
class DutyPagesTest extends DutyTesting {

    @Test
    void whoeverWorksInTheCommunitySeesWhoIsOnDutyNowWithTheNumberToCall() throws IOException {
        Post gate = post("市场北门");
        daily(gate, "11:00", "13:00", DutyKind.CADRE);
        daily(gate, "17:00", "20:00", DutyKind.CADRE);
        put(seats(gate, MONDAY).getFirst(), member("金国强", DutyKind.CADRE));
        Document today = new SignedIn(port, "worker").get("/duty");
        assertThat(today.select(".is-now").text()).contains("11:00–13:00", "金国强");
        assertThat(today.select(".duty-shifts li:last-child").text()).contains("17:00–20:00", "空缺");
        assertThat(today.select(".alert-danger").text()).contains("1");
        assertThat(new SignedIn(port, "worker")
                        .get("/area/330783005.xifan.g1.c01")
                        .select(".duty-now")
                        .text())
                .contains("市场北门", "金国强");
    }

    @Test
    void somebodyOfAnotherCommunityAtAPostOfTheSubdistrictIsNotNobody() throws IOException {
        Actor command = fixture.actor("command");
        var hotline = new Post(Ids.next(), Fixture.JIANGBEI, "街道热线", Post.Kind.HOTLINE, "", MONDAY, null, 0);
        var member = new DutyMember(
                Ids.next(), Fixture.XILOU, null, "赵六", Set.of(DutyKind.CADRE), null, null, MONDAY, null, 0);
        Acting.run(command, () -> posts.open(hotline));
        Acting.run(
                command,
                () -> posts.add(new PostPattern(
                        Ids.next(),
                        hotline.id(),
                        PostPattern.Mode.REGULAR,
                        EnumSet.allOf(DayOfWeek.class),
                        MONDAY,
                        null,
                        new PostPattern.Hours(LocalTime.of(8, 0), LocalTime.of(20, 0)),
                        List.of(Optional.empty()),
                        "")));
        Acting.run(command, () -> members.add(member, null));
        Seat seat =
                as(command, () -> shifts.ofPost(hotline.id(), MONDAY, MONDAY)).getFirst();
        Acting.run(command, () -> seats.put(seat.id(), null, member.id(), SeatChange.Why.HAND));
        assertThat(new SignedIn(port, "xilou").get("/duty/attendance").text()).contains("赵六");
        String seen = new SignedIn(port, "command").get("/duty").text();
        assertThat(seen).contains("街道热线", "赵六");
        assertThat(new SignedIn(port, "secretary").get("/duty/attendance").text())
                .contains("街道热线", "其他辖区人员")
                .doesNotContain("赵六", "还没有安排人");
    }

    @Test
    void aSecretaryPutsSomebodyIntoASeatAndIsToldSo() throws IOException {
        Post gate = post("市场北门");
        daily(gate, "17:00", "20:00", DutyKind.CADRE);
        DutyMember cadre = member("金国强", DutyKind.CADRE);
        DutyMember volunteer = member("李四");
        Seat seat = seats(gate, MONDAY).getFirst();
        var secretary = new SignedIn(port, "secretary");
        String address = "/duty/seats/" + seat.id();
        Document page = secretary.get(address);
        assertThat(page.select("select[name=member] option").eachText()).containsExactly("暂不安排", "金国强");
        assertThat(page.select(".duty-candidates").text()).contains("李四不是这个位置需要的人员类别");
        Document refused =
                secretary.post(address, address, Map.of("member", volunteer.id().toString()));
        assertThat(refused.select(".problems-summary").text()).contains("李四不是这个位置需要的人员类别");
        Document said =
                secretary.post(address, address, Map.of("member", cadre.id().toString()));
        assertThat(said.select(".alert-success").text()).contains("金国强", "市场北门", "17:00–20:00");
    }

    @Test
    void theWeekIsEditedWhereItIsSeenByWhoeverKeepsThePost() throws IOException {
        Post gate = post("市场北门");
        daily(gate, "17:00", "20:00", DutyKind.CADRE);
        Seat seat = seats(gate, MONDAY).getFirst();
        var secretary = new SignedIn(port, "secretary");
        Document week = secretary.get("/duty/week");
        assertThat(week.select(".duty-week a[href='/duty/seats/" + seat.id() + "']"))
                .hasSize(1);
        Document form = secretary.get(week.select("[data-day^=周四] a.duty-add").attr("href"));
        assertThat(form.select("[name=from]").val()).isEqualTo("2022-02-10");
        assertThat(form.select("[name=until]").val()).isEqualTo("2022-02-10");
        assertThat(new SignedIn(port, "worker").get("/duty/week").select("a.duty-change, a.duty-add"))
                .isEmpty();
    }

    @Test
    void theRosterOfFourWeeksIsTakenAwayAsAFile() throws IOException {
        Post gate = post("市场北门");
        daily(gate, "17:00", "20:00", DutyKind.CADRE);
        put(seats(gate, MONDAY).getFirst(), member("金国强", DutyKind.CADRE));
        var secretary = new SignedIn(port, "secretary");
        assertThat(secretary.response("/duty/week.csv").body()).contains("市场北门", "17:00–20:00 金国强", "17:00–20:00 空缺");
        assertThat(new SignedIn(port, "worker").response("/duty/week.csv").statusCode())
                .isEqualTo(403);
    }
}
