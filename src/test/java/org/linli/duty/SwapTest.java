package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Two agree among themselves who stands in a shift, within the rules that hold for everybody. */
class SwapTest extends DutyTesting {

    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    @Autowired
    Swaps swaps;

    @Autowired
    MyDuty duty;

    private Actor worker;
    private Actor other;
    private DutyMember wang;
    private DutyMember zhao;
    private Post gate;
    private Seat wangs;
    private Seat zhaos;

    /** Wang stands on Wednesday, Zhao on Friday. */
    @BeforeEach
    void stand() {
        worker = fixture.actor("worker");
        other = fixture.actor("worker2");
        wang = withAccount("王五", "worker");
        zhao = withAccount("赵六", "worker2");
        gate = post("市场大门");
        daily(gate, "11:00", "13:00");
        put(on(WEDNESDAY), wang);
        put(on(FRIDAY), zhao);
        wangs = on(WEDNESDAY);
        zhaos = on(FRIDAY);
        Acting.run(worker, () -> duty.see(Instant.parse("2022-02-07T04:00:00Z")));
        Acting.run(other, () -> duty.see(Instant.parse("2022-02-07T04:00:00Z")));
    }

    private Seat on(LocalDate day) {
        return seats(gate, day).getFirst();
    }

    private Swap ask(UUID back) {
        return as(worker, () -> swaps.ask(Ids.next(), wangs.id(), zhao.id(), back, "家里有事"));
    }

    private Swap giveAway() {
        return as(worker, () -> swaps.ask(Ids.next(), wangs.id(), zhao.id(), null, ""));
    }

    @Test
    void twoExchangeTheirShiftsAndTheOneWhoAskedIsTold() {
        TestClock.set("2022-02-07T14:00");
        Swap swap = ask(zhaos.id());
        assertThat(as(other, duty::waiting)).isOne();
        assertThat(as(secretary, () -> swaps.openWithin(Fixture.XIFAN)))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.from()).isEqualTo("王五");
                    assertThat(asked.to()).isEqualTo("赵六");
                });
        Acting.run(other, () -> swaps.agree(swap.id()));
        Acting.run(other, () -> swaps.agree(swap.id()));
        assertThat(on(WEDNESDAY).member()).isEqualTo(zhao.id());
        assertThat(on(FRIDAY).member()).isEqualTo(wang.id());
        assertThat(as(worker, () -> duty.changes(wang)))
                .hasSize(2)
                .allMatch(change -> change.why() == SeatChange.Why.SWAP);
        assertThat(as(other, duty::waiting)).isZero();
        assertThat(as(secretary, () -> swaps.openWithin(Fixture.XIFAN))).isEmpty();
    }

    @Test
    void whatIsSentTwiceIsAskedOnce() {
        UUID id = Ids.next();
        Swap first = as(worker, () -> swaps.ask(id, wangs.id(), zhao.id(), null, ""));
        assertThat(as(worker, () -> swaps.ask(id, wangs.id(), zhao.id(), null, "")))
                .isEqualTo(first);
        assertRefused(this::giveAway, "duty.swap.asked.already");
    }

    @Test
    void whoCannotStandThereIsNotAskedAndDoesNotAgree() {
        Swap swap = giveAway();
        Acting.run(
                other,
                () -> members.keep(new Absence(Ids.next(), zhao.id(), Absence.Reason.ILLNESS, WEDNESDAY, WEDNESDAY)));
        assertRefused(() -> Acting.run(other, () -> swaps.agree(swap.id())), "duty.unfit.away");
        assertRefused(
                () -> as(
                        worker,
                        () -> swaps.ask(Ids.next(), wangs.id(), member("李四").id(), null, "")),
                "duty.swap.no.account");
        assertRefused(() -> as(other, () -> swaps.ask(Ids.next(), wangs.id(), wang.id(), null, "")), "duty.swap.over");
        assertRefused(() -> as(worker, () -> swaps.ask(Ids.next(), wangs.id(), wang.id(), null, "")), "duty.swap.self");
    }

    @Test
    void overlappingShiftsAreExchangedSinceEachLeavesTheirs() {
        Post room = post("党群服务室");
        daily(room, "12:00", "15:00");
        Seat beside = seats(room, WEDNESDAY).getFirst();
        put(beside, zhao);
        assertRefused(this::giveAway, "duty.swap.unfit");
        Swap swap = ask(beside.id());
        Acting.run(other, () -> swaps.agree(swap.id()));
        assertThat(on(WEDNESDAY).member()).isEqualTo(zhao.id());
        assertThat(seats(room, WEDNESDAY).getFirst().member()).isEqualTo(wang.id());
    }

    @Test
    void nobodyRestsLessThanElevenHoursThroughASwap() {
        Post night = post("卡口");
        daily(night, "22:00", "06:00");
        put(seats(night, WEDNESDAY.minusDays(1)).getFirst(), zhao);
        assertRefused(this::giveAway, "duty.swap.unfit");
    }

    @Test
    void nobodyStandsASeventhDayInARowThroughASwap() {
        for (int day = 3; day <= 8; day++) {
            if (day != 4) {
                put(on(MONDAY.plusDays(day)), zhao);
            }
        }
        assertRefused(this::giveAway, "duty.swap.unfit");
    }

    @Test
    void whoStandsAtNoNightIsGivenNone() {
        Post night = post("卡口");
        daily(night, "22:00", "06:00");
        Seat seat = seats(night, FRIDAY.plusDays(2)).getFirst();
        put(seat, wang);
        var noNights = new DutyMember(
                zhao.id(),
                zhao.path(),
                zhao.account(),
                zhao.name(),
                zhao.kinds(),
                null,
                DutyMember.NoNights.AGE,
                zhao.since(),
                null,
                zhao.version());
        Acting.run(secretary, () -> members.change(noNights, null));
        assertRefused(() -> as(worker, () -> swaps.ask(Ids.next(), seat.id(), zhao.id(), null, "")), "duty.swap.unfit");
    }

    @Test
    void itIsOverWhenTheShiftBeginsOrWhenItWasWithdrawnOrDeclined() {
        Swap withdrawn = giveAway();
        assertThatThrownBy(() -> Acting.run(other, () -> swaps.withdraw(withdrawn.id())))
                .isInstanceOf(NotFound.class);
        Acting.run(worker, () -> swaps.withdraw(withdrawn.id()));
        assertRefused(() -> Acting.run(other, () -> swaps.agree(withdrawn.id())), "duty.swap.over");
        Swap declined = giveAway();
        Acting.run(other, () -> swaps.decline(declined.id()));
        assertThat(as(worker, () -> swaps.openOf(wang))).isEmpty();
        Swap late = giveAway();
        TestClock.set("2022-02-09T11:00");
        assertThat(as(other, () -> swaps.openOf(zhao))).isEmpty();
        assertRefused(() -> Acting.run(other, () -> swaps.agree(late.id())), "duty.swap.over");
        assertThat(on(WEDNESDAY).member()).isEqualTo(wang.id());
    }

    @Test
    void ofTwoWhoAgreeAtOnceToTheSameShiftOneIsTooLate() throws Exception {
        DutyMember li = withAccount("李四", "leader");
        Swap one = giveAway();
        Swap two = as(worker, () -> swaps.ask(Ids.next(), wangs.id(), li.id(), null, ""));
        Actor leader = fixture.actor("leader");
        assertThat(atOnce(() -> agrees(other, one), () -> agrees(leader, two))).containsExactlyInAnyOrder(true, false);
    }

    private boolean agrees(Actor actor, Swap swap) {
        try {
            Acting.run(actor, () -> swaps.agree(swap.id()));
            return true;
        } catch (Refused | StaleRecord late) {
            return false;
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> second) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = two.submit(one);
            Future<Boolean> next = two.submit(second);
            return List.of(first.get(), next.get());
        }
    }

    @Test
    void whoeverLeadsThemSeesWhoSwapsAndNotWhy() throws Exception {
        Swap first = ask(zhaos.id());
        var leader = new SignedIn(port, "leader");
        Document waiting = leader.get("/duty/swaps");
        assertThat(waiting.select("section:has(#open-head)").text())
                .contains("王五请赵六换班")
                .contains("市场大门")
                .doesNotContain("家里有事");
        Acting.run(other, () -> swaps.agree(first.id()));
        Document answered = leader.get("/duty/swaps");
        assertThat(answered.select("section:has(#open-head)").text()).doesNotContain("王五");
        assertThat(answered.select("section:has(#ended-head)").text()).contains("王五请赵六换班", "已同意");
        assertThat(new SignedIn(port, "worker").response("/duty/swaps").statusCode())
                .isEqualTo(403);
        assertThat(new SignedIn(port, "xilou").get("/duty/swaps").text()).doesNotContain("王五");
    }

    @Test
    void whoTakesNoteOfAnOlderPageHasNotSeenWhatCameAfterIt() throws Exception {
        Acting.run(secretary, () -> seats.put(wangs.id(), wang.id(), null, SeatChange.Why.HAND));
        var browser = new SignedIn(port, "worker");
        browser.post("/duty/mine", "/duty/mine/changes", Map.of("until", "2022-01-01T00:00:00Z"));
        assertThat(as(worker, () -> duty.changes(wang))).isNotEmpty();
        assertThat(browser.answer("/duty/mine", "/duty/mine/changes", Map.of("until", "yesterday"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void itIsAskedAndAgreedToOnThePage() throws Exception {
        var asker = new SignedIn(port, "worker");
        String page = "/duty/mine/swaps/new?seat=" + wangs.id() + "&to=" + zhao.id();
        Document asked = asker.post(
                page,
                "/duty/mine/swaps",
                Map.of(
                        "id", Ids.next().toString(),
                        "seat", wangs.id().toString(),
                        "to", zhao.id().toString(),
                        "back", zhaos.id().toString(),
                        "words", "家里有事"));
        assertThat(asked.text()).contains("已发给赵六").contains("您请赵六来值这一班");
        var answering = new SignedIn(port, "worker2");
        Document mine = answering.get("/duty/mine");
        assertThat(mine.text()).contains("王五请您来值这一班").contains("家里有事");
        String agree = mine.expectFirst("form[action$=/agree]").attr("action");
        assertThat(answering.post("/duty/mine", agree, Map.of()).text()).contains("已同意");
        assertThat(on(WEDNESDAY).member()).isEqualTo(zhao.id());
    }
}
