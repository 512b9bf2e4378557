package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for rides, correcting them, the way back, withdrawing. */
class RideTest extends PeopleTesting {

    private static final RideEnd STATION = RideEnd.address("义乌站", null);

    @Autowired
    RideRequests requests;

    @Override
    protected List<String> emptied() {
        return List.of("rides.request");
    }

    private static Instant at(String time) {
        return Instant.parse("2022-02-08T" + time + ":00+08:00");
    }

    private RideAsk toTheStation(PersonId person, @Nullable Instant back) {
        return new RideAsk(
                UUID.randomUUID(),
                person,
                RidePurpose.VACCINATION,
                RideEnd.home(),
                STATION,
                at("08:30"),
                at("09:30"),
                back,
                new RideRoom(1, true, false, true),
                "按两次门铃");
    }

    private Ride ask(RideAsk asked) {
        return as(secretary, () -> requests.ask(asked));
    }

    private Ride get(UUID id) {
        return as(secretary, () -> requests.get(id));
    }

    private Ride back(UUID id) {
        return as(secretary, () -> requests.back(id).orElseThrow());
    }

    @Test
    void theWayBackIsARideOfItsOwnThatIsMovedWhenTheyAreReady() {
        Ride out = ask(toTheStation(laid.xu(), at("10:15")));
        Ride back = back(out.id());
        assertThat(back.state()).isEqualTo(Ride.State.EXPECTED);
        assertThat(back.from()).isEqualTo(STATION);
        assertThat(back.to()).isEqualTo(RideEnd.home());
        assertThat(back.begins()).isEqualTo(at("10:15"));
        as(secretary, () -> told(out.id(), at("10:40")));
        as(secretary, () -> told(back.id(), at("11:00")));
        Ride ready = get(back.id());
        assertThat(ready.begins()).as("as it was told first").isEqualTo(at("10:40"));
        assertThat(ready.ends()).isEqualTo(at("13:40"));
        assertThat(ready.state()).isEqualTo(Ride.State.WAITING);
        assertThat(get(out.id()).ends()).isEqualTo(at("09:30"));
    }

    private boolean told(UUID ride, Instant at) {
        requests.ready(ride, at);
        return true;
    }

    @Test
    void theWayBackFollowsWhenTheWayThereIsPutRight() {
        Ride out = ask(toTheStation(laid.xu(), at("10:15")));
        var elsewhere = new RideAsk(
                out.id(),
                out.person(),
                RidePurpose.HOSPITAL,
                RideEnd.home(),
                RideEnd.address("人民医院", null),
                at("13:30"),
                at("14:30"),
                null,
                RideRoom.ONE_SEAT,
                "");
        as(secretary, () -> corrected(elsewhere, out.version()));
        Ride back = back(out.id());
        assertThat(back.from()).isEqualTo(elsewhere.to());
        assertThat(back.begins()).isEqualTo(at("15:15"));
        assertThat(back.room()).isEqualTo(RideRoom.ONE_SEAT);
        assertThat(back.purpose()).isEqualTo(RidePurpose.HOSPITAL);
    }

    @Test
    void aWayBackInTheNightIsAMistakeInTyping() {
        assertThatThrownBy(() -> ask(toTheStation(laid.xu(), at("02:15").plus(Duration.ofDays(1)))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems()).extracting("key").containsExactly("rides.back.far"));
    }

    @Test
    void whoeverHasNoWayBackCannotBeReadyForIt() {
        Ride out = ask(toTheStation(laid.xu(), null));
        assertThatThrownBy(() -> as(secretary, () -> told(out.id(), at("10:00"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems()).extracting("key").containsExactly("rides.no.back"));
    }

    @Test
    void whatIsSentTwiceIsAskedOnce() {
        RideAsk asked = toTheStation(laid.xu(), at("10:15"));
        ask(asked);
        ask(asked);
        assertThat(as(secretary, () -> requests.of(laid.xu(), 10))).hasSize(2);
        assertThatThrownBy(() -> ask(new RideAsk(
                        asked.id(),
                        laid.li(),
                        asked.purpose(),
                        asked.from(),
                        asked.to(),
                        asked.earliest(),
                        asked.latest(),
                        null,
                        asked.room(),
                        "")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void withTheWayThereGoesTheWayBack() {
        Ride out = ask(toTheStation(laid.xu(), at("10:15")));
        as(worker(), () -> {
            requests.withdraw(out.id());
            requests.withdraw(out.id());
            return true;
        });
        assertThat(get(out.id()).state()).isEqualTo(Ride.State.WITHDRAWN);
        assertThat(back(out.id()).state()).isEqualTo(Ride.State.WITHDRAWN);
        assertThatThrownBy(() -> as(secretary, () -> told(out.id(), at("10:00"))))
                .isInstanceOf(Refused.class);
    }

    private Actor worker() {
        return fixture.actor("worker");
    }

    @Test
    void eachMistakeIsNamedByItsField() {
        var asked = new RideAsk(
                UUID.randomUUID(),
                laid.xu(),
                RidePurpose.HOSPITAL,
                RideEnd.place(UUID.randomUUID()),
                RideEnd.address(" ", null),
                at("09:30"),
                at("09:30"),
                at("09:00"),
                new RideRoom(4, false, false, false),
                "长".repeat(201));
        assertThatThrownBy(() -> ask(asked))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting("field")
                                .containsExactlyInAnyOrder(
                                        "latest", "backAt", "from", "toWords", "companions", "note"));
    }

    @Test
    void whatHasChangedMeanwhileIsNotOverwritten() {
        RideAsk asked = toTheStation(laid.xu(), null);
        Ride ride = ask(asked);
        var later = new RideAsk(
                ride.id(),
                laid.xu(),
                RidePurpose.HOSPITAL,
                RideEnd.home(),
                STATION,
                at("09:30"),
                at("10:30"),
                null,
                RideRoom.ONE_SEAT,
                "");
        as(secretary, () -> corrected(later, 0));
        assertThat(get(ride.id()).purpose()).isEqualTo(RidePurpose.HOSPITAL);
        assertThat(get(ride.id()).room()).isEqualTo(RideRoom.ONE_SEAT);
        assertThatThrownBy(() -> as(secretary, () -> corrected(later, 0))).isInstanceOf(StaleRecord.class);
    }

    private boolean corrected(RideAsk asked, int version) {
        requests.correct(asked, version);
        return true;
    }

    @Test
    void nobodySeesRidesOfElsewhere() throws IOException {
        Ride ride = ask(toTheStation(laid.xu(), null));
        assertThatThrownBy(() -> as(fixture.actor("xilou"), () -> requests.get(ride.id())))
                .isInstanceOf(NotFound.class);
        assertThat(new SignedIn(port, "xilou").get("/rides?state=ALL").text()).doesNotContain("徐素珍");
    }

    @Test
    void theListAndThePersonsPageShowWhoIsToBeDriven() throws IOException {
        Ride ride = ask(toTheStation(laid.xu(), at("10:15")));
        var browser = new SignedIn(port, "secretary");
        Document list = browser.get("/rides");
        assertThat(list.text()).contains("徐素珍", "接种疫苗", "义乌站", "陪同1人、轮椅、需搀扶", "尚未可返程");
        assertThat(browser.get("/rides?purpose=hospital").text()).doesNotContain("徐素珍");
        assertThat(browser.get("/people/" + laid.xu()).select("#rides").text()).contains("接种疫苗", "义乌站");
        assertThat(browser.get("/rides/" + ride.id()).text()).contains("徐素珍", "按两次门铃", "返程");
    }

    @Test
    void aFormThatIsRefusedComesBackAsItWasTyped() throws IOException {
        TestClock.set("2022-02-08T07:00");
        var browser = new SignedIn(port, "worker");
        Document page = browser.post(
                "/rides/new?person=" + laid.xu(),
                "/rides/new",
                Map.of(
                        "person", laid.xu().toString(),
                        "purpose", "hospital",
                        "from", "home",
                        "to", "address",
                        "toWords", "市人民医院",
                        "toPosition", "这里",
                        "day", "2022-02-08",
                        "earliest", "9点",
                        "latest", "10:00"));
        assertThat(page.select("#f-toWords").val()).isEqualTo("市人民医院");
        assertThat(page.select("#problem-earliest").text()).contains("09:00");
        assertThat(page.select("#problem-toPosition").text()).contains("纬度");
        assertThat(as(secretary, () -> requests.of(laid.xu(), 10))).isEmpty();
    }
}
