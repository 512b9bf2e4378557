package org.linli.places;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.linli.territory.Position;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tests of places begin with: none, noon of 7 February 2022, a Monday. */
@LinliTest
public abstract class PlaceTesting {

    protected static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    protected Places places;

    @Autowired
    protected Fixture fixture;

    @LocalServerPort
    protected int port;

    @BeforeEach
    void begin() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate places.place, places.office cascade");
        }
        TestClock.reset();
    }

    /** Open on weekdays from 8 to 20. */
    protected static Place shop(AreaPath path, String name) {
        return place(path, PlaceKind.SHOP, name, null);
    }

    /** The same, somewhere. */
    protected static Place at(Place place, Position position) {
        return new Place(
                place.id(),
                place.path(),
                place.kind(),
                place.name(),
                place.market(),
                place.address(),
                place.operator(),
                place.staff(),
                place.licence(),
                place.hours(),
                position,
                place.since(),
                place.until(),
                place.version());
    }

    protected static Place place(AreaPath path, PlaceKind kind, String name, @Nullable UUID market) {
        var hours = new PlaceHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(20, 0));
        return new Place(
                Ids.next(),
                path,
                kind,
                name,
                market,
                "江滨路12号",
                "张三",
                3,
                "92330783MA2XXXXX",
                hours,
                null,
                MONDAY.minusDays(30),
                null,
                0);
    }
}
