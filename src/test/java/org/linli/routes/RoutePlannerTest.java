package org.linli.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.linli.routes.RouteSample.ALWAYS;
import static org.linli.routes.RouteSample.at;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.platform.solving.SolvingBudget;

class RoutePlannerTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final RouteRoom ONE = new RouteRoom(1, 0);

    private final RouteSample sample = new RouteSample();

    @Test
    void whoeverGoesTheSameWayRidesTogetherInOneCar() {
        sample.car(4, 0);
        sample.car(4, 0);
        sample.ride(at(10), at(100));
        sample.ride(at(20), at(110));
        RoutePlan plan = sample.plan();
        assertThat(plan.vehicles()).isEqualTo(1);
        assertThat(plan.metres()).isEqualTo(220);
        assertThat(plan.routes().values()).contains(List.of());
        sample.check(plan);
    }

    @Test
    void aFullCarDrivesTwiceAndAWheelchairNeedsItsPlace() {
        sample.car(2, 1);
        for (int i = 0; i < 3; i++) {
            sample.ride(at(10), at(100));
        }
        sample.ride(at(10), at(100), new RouteRoom(0, 1), INFINITE, false, false);
        UUID second = sample.ride(at(10), at(100), new RouteRoom(0, 2), INFINITE, false, false);
        RoutePlan plan = sample.plan();
        assertThat(plan.metres()).as("there and back twice").isEqualTo(100 + 90 + 90 + 100);
        assertThat(plan.left()).containsOnlyKeys(second).containsValue(RouteReason.NO_ROOM);
        sample.check(plan);
    }

    @Test
    void whoCannotBeInTimeIsLeftWithTheReason() {
        sample.car(1, 0);
        UUID late = sample.ride(at(10), at(500, 0, 400));
        UUID one = sample.ride(at(10, 0, 10), at(300, 0, 300));
        UUID other = sample.ride(at(20, 0, 20), at(310, 0, 310));
        RoutePlan plan = sample.plan();
        assertThat(plan.left())
                .hasSize(2)
                .containsEntry(late, RouteReason.NO_TIME)
                .containsValue(RouteReason.ALL_BUSY);
        assertThat(List.of(one, other)).anyMatch(id -> !plan.left().containsKey(id));
        sample.check(plan);
    }

    @Test
    void aCloseContactRidesAloneWithAProtectedDriver() {
        sample.car(new RouteRoom(4, 0), 0, ALWAYS, false, List.of());
        UUID shielded = sample.car(new RouteRoom(4, 0), 0, ALWAYS, true, List.of());
        UUID contact = sample.ride(at(10), at(100), ONE, INFINITE, false, true);
        sample.ride(at(10), at(100));
        RoutePlan plan = sample.plan();
        assertThat(plan.left()).isEmpty();
        assertThat(plan.of(shielded)).anyMatch(stop -> contact.equals(stop.request()));
        sample.check(plan);
    }

    @Test
    void nobodySitsInTheCarForLongerThanTheyMay() {
        sample.car(4, 0);
        sample.ride(at(10), at(500), ONE, 490, false, false);
        sample.ride(at(10), at(500), ONE, 489, false, false);
        var tooFar = new UUID(2, 1);
        RoutePlan plan = sample.plan();
        assertThat(plan.left()).containsOnlyKeys(tooFar).containsValue(RouteReason.NO_TIME);
        sample.check(plan);
    }

    @Test
    void theCarWaitsWhileItIsEmptyAndNotWithPeopleInIt() {
        UUID car = sample.car(4, 0);
        sample.ride(at(10, 0, 1000), at(100, 800, 900), ONE, 120, false, false);
        RoutePlan plan = sample.plan();
        List<RouteStop> stops = plan.of(car);
        assertThat(stops.get(1).begins()).isEqualTo(800);
        assertThat(stops.get(0).begins())
                .as("so that they are there when it opens")
                .isEqualTo(710);
        assertThat(plan.waiting()).isZero();
    }

    @Test
    void waitingCostsWhatItWeighsAndAMetreWhatItWeighs() {
        sample.car(1, 0);
        sample.ride(at(0), at(100), ONE, INFINITE, true, false);
        sample.ride(at(100, 50, ALWAYS), at(0), ONE, INFINITE, true, false);
        RoutePlan plan = sample.plan();
        assertThat(plan.waiting()).as("from 50 to 100").isEqualTo(50);
        assertThat(plan.metres()).isEqualTo(200);
        var model = new RouteModel(sample.problem());
        assertThat(cost(model, 0, 1, 2, 3)).isEqualTo(1000 + 2 * 50 + 200);
        assertThat(cost(model, 2, 3, 0, 1))
                .as("the other way round it drives there empty, and who asked first waits")
                .isEqualTo(1000 + 2 * (50 + 200) + 400);
    }

    @Test
    void aSecondCountsOnlyBeyondWhatAnybodyHasThePatienceFor() {
        sample.car(2, 0);
        sample.ride(at(0), at(100), ONE, INFINITE, true, false);
        sample.ride(at(100, 50, ALWAYS), at(0), ONE, INFINITE, true, false);
        sample.ride(at(0, 0, ALWAYS), new RouteEnd(110, 0, ALWAYS, 40), ONE, INFINITE, true, false);
        sample.weights = new RouteWeights(1000, 2, 1, 30);
        var model = new RouteModel(sample.problem());
        assertThat(cost(model, 0, 1, 2, 3)).as("one waits from 50 to 100").isEqualTo(1000 + 2 * (50 - 30) + 200);
        assertThat(cost(model, 2, 3, 0, 1))
                .as("50 and 200, each with its own patience")
                .isEqualTo(1000 + 2 * (20 + 170) + 400);
        assertThat(cost(model, 0, 4, 5, 1))
                .as("who sits in the car while another gets out: 10 on, 40 there, 10 back")
                .isEqualTo(1000 + 2 * (60 - 30) + 220);
        sample.weights = new RouteWeights(1000, 2, 1, 60);
        assertThat(cost(new RouteModel(sample.problem()), 0, 4, 5, 1))
                .as("just as long as they have the patience")
                .isEqualTo(1000 + 220);
    }

    private static double cost(RouteModel model, int... nodes) {
        return Objects.requireNonNull(Route.of(model, 0, nodes)).cost();
    }

    @Test
    void theDriverRestsWhileNobodySitsInTheCar() {
        UUID car = sample.car(new RouteRoom(4, 0), 0, ALWAYS, false, List.of(new RouteBreak(100, 400, 60)));
        sample.ride(at(0, 0, 10), at(200));
        sample.ride(at(210, 300, 500), at(0));
        RoutePlan plan = sample.plan();
        assertThat(plan.of(car)).extracting(RouteStop::kind).contains(RouteStop.Kind.BREAK);
        assertThat(plan.left()).isEmpty();
        sample.check(plan);
    }

    @Test
    void whoSitsInACarAlreadyIsBroughtByThatCar() {
        UUID aboard = sample.ride(at(0), at(300));
        UUID car = sample.carWith(aboard, 100, 500);
        sample.car(4, 0);
        sample.ride(at(120), at(310));
        RoutePlan plan = sample.plan();
        assertThat(plan.of(car).stream().filter(stop -> aboard.equals(stop.request())))
                .extracting(RouteStop::kind)
                .containsExactly(RouteStop.Kind.SETDOWN);
        assertThat(plan.vehicles()).isEqualTo(1);
        sample.check(plan);
    }

    @Test
    void theDriverRestsAfterWhoeverSitsInTheCarIsSetDown() {
        UUID aboard = sample.ride(at(0), at(300));
        UUID car =
                sample.carWith(List.of(aboard), new RouteRoom(4, 0), 100, 500, List.of(new RouteBreak(500, 900, 60)));
        UUID next = sample.ride(at(310), at(400));
        RoutePlan plan = sample.plan();
        assertThat(plan.left()).isEmpty();
        assertThat(plan.of(car).stream()
                        .filter(stop -> !next.equals(stop.request()))
                        .map(RouteStop::kind))
                .containsExactly(RouteStop.Kind.SETDOWN, RouteStop.Kind.BREAK);
        sample.check(plan);
    }

    @Test
    void moreInACarThanItHasSeatsAreSetDownAllTheSame() {
        List<UUID> aboard =
                List.of(sample.ride(at(0), at(300)), sample.ride(at(0), at(310)), sample.ride(at(0), at(320)));
        UUID car = sample.carWith(aboard, new RouteRoom(1, 0), 100, 500, List.of());
        UUID next = sample.ride(at(330), at(400));
        RoutePlan plan = sample.plan();
        assertThat(plan.left())
                .as("as when nobody tapped that they had got out")
                .isEmpty();
        assertThat(plan.of(car).stream().map(RouteStop::request))
                .startsWith(aboard.get(0), aboard.get(1), aboard.get(2))
                .endsWith(next, next);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        sample.car(3, 0);
        sample.car(3, 0);
        for (int i = 0; i < 12; i++) {
            sample.ride(at(37 * i % 100), at(100 + 53 * i % 90));
        }
        SolvingBudget budget = SolvingBudget.ofMoves(100, 4);
        assertThat(new RoutePlanner().plan(sample.problem(), budget))
                .isEqualTo(new RoutePlanner().plan(sample.problem(), budget));
    }

    @Test
    void eighteenEldersFromOneSquareAreBroughtInThreeTripsOfOneCar() {
        sample.car(6, 0);
        for (int i = 0; i < 18; i++) {
            sample.ride(at(0), at(350));
        }
        RoutePlan plan = sample.plan();
        assertThat(plan.left()).isEmpty();
        assertThat(plan.vehicles()).isEqualTo(1);
        assertThat(plan.metres()).isCloseTo(3 * 2 * 350, within(0.001));
        sample.check(plan);
    }

    @Test
    void whoGetInOneAfterTheOtherRideTogetherThereAndBackAndNotEachAlone() {
        sample.car(6, 0);
        for (int i = 0; i < 18; i++) {
            double begin = 8000 * (i / 6);
            double help = i % 6 == 0 ? 180 : 0;
            sample.ride(
                    new RouteEnd(0, begin, begin + 2700, 120 + help),
                    new RouteEnd(350, 0, begin + 2700, 60 + help),
                    ONE,
                    2700,
                    false,
                    false);
            sample.ride(
                    new RouteEnd(350, begin + 5400, ALWAYS, 120 + help),
                    new RouteEnd(0, 0, ALWAYS, 60 + help),
                    ONE,
                    2700,
                    true,
                    false);
        }
        sample.weights = RouteWeights.USUAL;
        RoutePlan plan = sample.plan();
        assertThat(plan.left()).isEmpty();
        assertThat(plan.metres()).as("three times there and back").isEqualTo(3 * 2 * 350);
        sample.check(plan);
    }

    @Test
    void aDriverIsUnderWayForNoLongerThanTheyMayAndARestIsLeftOut() {
        sample.carFor(200, List.of());
        UUID one = sample.ride(at(50, 1000, 1200), at(100));
        UUID other = sample.ride(at(100, 1300, 1400), at(50));
        RoutePlan plan = sample.plan();
        assertThat(plan.left())
                .as("from 950 until 1400 is too long for both, each alone takes 200")
                .hasSize(1)
                .containsValue(RouteReason.ALL_BUSY);
        assertThat(List.of(one, other)).anyMatch(id -> !plan.left().containsKey(id));
        sample.vehicles.clear();
        sample.carFor(449, List.of());
        assertThat(sample.plan().left()).as("a second more than they may").hasSize(1);
        sample.vehicles.clear();
        sample.carFor(450, List.of());
        assertThat(sample.plan().left())
                .as("just what they may, since they need not set out before")
                .isEmpty();
        sample.vehicles.clear();
        sample.carFor(350, List.of(new RouteBreak(1150, 1250, 100)));
        assertThat(sample.plan().left()).as("100 of them rested").isEmpty();
    }
}
