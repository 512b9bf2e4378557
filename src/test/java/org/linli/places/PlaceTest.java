package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.Phone;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.Fixture;

/** Places are entered once, changed by who keeps them, and stay on record when they are no more. */
class PlaceTest extends PlaceTesting {

    private Place entered(Place place) {
        return Acting.as(fixture.actor("secretary"), () -> places.enter(place, null));
    }

    private static void assertRefused(ThrowingCallable call, String field, String key) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problems()).extracting(Problem::key).contains(key);
            assertThat(refused.problems()).extracting(Problem::field).contains(field);
        });
    }

    @Test
    void whatIsSentTwiceIsEnteredOnceAndTheSameIdWithOtherContentIsRefused() {
        Place shop = shop(Fixture.XIFAN_1, "小张超市");
        entered(shop);
        entered(shop);
        assertThat(Acting.as(fixture.actor("secretary"), () -> places.events(shop.id())))
                .extracting(PlaceEvent::kind)
                .containsExactly(PlaceEvent.Kind.ENTERED);
        assertThatThrownBy(() -> entered(shop.until(MONDAY))).isInstanceOf(Conflict.class);
        assertRefused(() -> entered(shop(Fixture.XIFAN_1, "小张超市")), "name", "place.named");
    }

    @Test
    void theNumberOfWhoRunsItIsSealedAndShownToWhoLooksAfterThePlace() {
        Place shop = shop(Fixture.XIFAN_1, "小张超市");
        Acting.run(fixture.actor("secretary"), () -> places.enter(shop, new Phone("13900001234")));
        assertThat(Acting.as(fixture.actor("worker"), () -> places.phones(List.of(shop.id()))))
                .containsEntry(shop.id(), "13900001234");
        assertThat(Acting.as(fixture.actor("xilou"), () -> places.phones(List.of(shop.id()))))
                .isEmpty();
        assertThatThrownBy(() -> Acting.as(fixture.actor("xilou"), () -> places.get(shop.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoWorksInACellSeesTheMarketOfTheirCommunityAndKeepsNone() {
        Place market = entered(place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null));
        Actor worker = fixture.actor("worker");
        assertThat(Acting.as(worker, () -> places.get(market.id())).name()).isEqualTo("下范农贸市场");
        assertThatThrownBy(() -> Acting.run(worker, () -> places.change(market, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> Acting.run(fixture.actor("leader"), () -> places.change(market, null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void twoWhoChangeAtOnceAreToldAndTheStorySaysWhatWasChanged() {
        Place shop = entered(shop(Fixture.XIFAN_1, "小张超市"));
        Actor secretary = fixture.actor("secretary");
        var renamed = new Place(
                shop.id(),
                shop.path(),
                shop.kind(),
                "小张便利店",
                null,
                shop.address(),
                shop.operator(),
                5,
                shop.licence(),
                shop.hours(),
                null,
                shop.since(),
                null,
                0);
        Acting.run(secretary, () -> places.change(renamed, new Phone("13900001234")));
        assertThatThrownBy(() -> Acting.run(secretary, () -> places.change(renamed, null)))
                .isInstanceOf(StaleRecord.class);
        assertThat(Acting.as(secretary, () -> places.events(shop.id()))
                        .getFirst()
                        .details())
                .containsExactly("place.name", "place.staff", "place.phone");
    }

    @Test
    void aMarketEndsWithItsStallsAndEachCanBeThereAgain() {
        Place market = entered(place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null));
        Place stall = entered(place(Fixture.XIFAN, PlaceKind.STALL, "A-12", market.id()));
        Actor secretary = fixture.actor("secretary");
        assertRefused(
                () -> Acting.run(secretary, () -> places.end(market.id(), MONDAY.plusDays(1))),
                "until",
                "place.until.wrong");
        Acting.run(secretary, () -> places.end(market.id(), MONDAY.minusDays(1)));
        Acting.run(secretary, () -> places.end(market.id(), MONDAY.minusDays(1)));
        assertThat(Acting.as(secretary, () -> places.get(stall.id())).hasEnded(MONDAY))
                .isTrue();
        assertThat(Acting.as(secretary, () -> places.markets(Fixture.XIFAN))).isEmpty();
        Acting.run(secretary, () -> places.resume(stall.id()));
        assertThat(Acting.as(secretary, () -> places.get(stall.id())).until()).isNull();
        assertThat(Acting.as(secretary, () -> places.events(stall.id())))
                .extracting(PlaceEvent::kind)
                .containsExactly(PlaceEvent.Kind.RESUMED, PlaceEvent.Kind.ENDED, PlaceEvent.Kind.ENTERED);
    }

    @Test
    void onlyAStallStandsInAMarketAndOnlyInOne() {
        Place shop = entered(shop(Fixture.XIFAN_1, "小张超市"));
        Place market = entered(place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null));
        assertRefused(
                () -> entered(place(Fixture.XIFAN, PlaceKind.SHOP, "小李超市", market.id())),
                "market",
                "place.market.stall");
        assertRefused(
                () -> entered(place(Fixture.XIFAN, PlaceKind.STALL, "A-13", shop.id())),
                "market",
                "place.market.choose");
    }

    @Test
    void nobodyEntersAPlaceOutsideTheirArea() {
        assertThatThrownBy(() -> entered(shop(Fixture.XILOU_1, "小张超市"))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() ->
                        Acting.run(fixture.actor("worker"), () -> places.enter(shop(Fixture.XIFAN_1, "小张超市"), null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
        var hub = new PlaceHours(EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(hub.isOpen(LocalDateTime.of(2022, 2, 6, 21, 59))).isFalse();
        assertThat(hub.isOpen(LocalDateTime.of(2022, 2, 6, 22, 0))).isTrue();
        assertThat(hub.isOpen(LocalDateTime.of(2022, 2, 7, 5, 59))).isTrue();
        assertThat(hub.isOpen(LocalDateTime.of(2022, 2, 7, 6, 0))).isFalse();
        assertThat(hub.isOpen(LocalDateTime.of(2022, 2, 7, 22, 0))).isFalse();
        var always = new PlaceHours(Set.of(DayOfWeek.MONDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(always.isOpen(LocalDateTime.of(2022, 2, 7, 23, 59))).isTrue();
    }
}
