package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.identity.Phone;
import org.linli.people.PeopleTesting;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** Cars and who drives them. */
class VehicleTest extends PeopleTesting {

    private static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Vehicles vehicles;

    @Override
    protected List<String> emptied() {
        return List.of("rides.vehicle");
    }

    private static Vehicle van(String name, String driver, LocalTime ends, int version) {
        return new Vehicle(
                new UUID(7, 7),
                Fixture.XIFAN,
                name,
                "浙G12345",
                6,
                1,
                LocalTime.of(8, 0),
                ends,
                null,
                null,
                driver,
                false,
                new Vehicle.Rest(LocalTime.of(11, 30), LocalTime.of(13, 0), 30),
                null,
                version);
    }

    @Test
    void isKeptWithItsDriverWhoNeedsNoAccount() {
        Vehicle van = van("面包车", "王师傅", LocalTime.of(18, 0), 0);
        as(secretary, () -> vehicles.add(van, new Phone("13905790099")));
        as(secretary, () -> vehicles.add(van, null));
        List<Vehicle> all = as(secretary, () -> vehicles.within(Fixture.XIFAN, MONDAY));
        assertThat(all).containsExactly(van);
        assertThat(as(secretary, () -> vehicles.drivers(all))).containsEntry(van.id(), "王师傅");
        assertThat(as(secretary, () -> vehicles.phones(all))).containsEntry(van.id(), "13905790099");
        as(secretary, () -> changed(van("小客车", "李师傅", LocalTime.of(17, 0), 0)));
        assertThat(as(secretary, () -> vehicles.phones(all))).as("as it was").containsEntry(van.id(), "13905790099");
        assertThatThrownBy(() -> as(secretary, () -> changed(van("又一辆", "李师傅", LocalTime.of(17, 0), 0))))
                .isInstanceOf(StaleRecord.class);
    }

    private boolean changed(Vehicle vehicle) {
        vehicles.change(vehicle, null);
        return true;
    }

    @Test
    void eachMistakeIsNamedByItsField() {
        assertThatThrownBy(() -> as(secretary, () -> vehicles.add(van(" ", "", LocalTime.of(8, 0), 0), null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting("field")
                                .containsExactlyInAnyOrder("name", "driver", "ends"));
    }

    @Test
    void nobodyKeepsCarsOfElsewhereOrWithoutThePermission() {
        Vehicle van = van("面包车", "王师傅", LocalTime.of(18, 0), 0);
        assertThatThrownBy(() -> as(fixture.actor("xilou"), () -> vehicles.add(van, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as(fixture.actor("worker"), () -> vehicles.add(van, null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theListShowsCarsAndTheFormComesBackAsItWasTyped() throws IOException {
        as(secretary, () -> vehicles.add(van("面包车", "王师傅", LocalTime.of(18, 0), 0), null));
        var browser = new SignedIn(port, "secretary");
        assertThat(browser.get("/rides/vehicles").text()).contains("面包车", "王师傅", "08:00–18:00");
        Document page = browser.post(
                "/rides/vehicles/new",
                "/rides/vehicles/new",
                Map.of("area", Fixture.XIFAN.slug(), "name", "小客车", "driver", "李师傅", "seats", "很多"));
        assertThat(page.select("#f-name").val()).isEqualTo("小客车");
        assertThat(page.select("#problem-seats").text()).contains("60");
    }
}
