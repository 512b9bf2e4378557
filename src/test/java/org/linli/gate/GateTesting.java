package org.linli.gate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tests of gates begin with: a market of Xifan with a west gate, noon of 7 February 2022, a Monday. */
@LinliTest
abstract class GateTesting {

    static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Gates gates;

    @Autowired
    Entries entries;

    @Autowired
    Places places;

    @Autowired
    Fixture fixture;

    @Autowired
    BusinessClock clock;

    @LocalServerPort
    int port;

    Place market;
    Gate west;

    @BeforeEach
    void openTheMarket() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    truncate places.place, gate.gate, gate.entry, gate.pass, gate.question, gate.amiss cascade""");
            statement.execute("delete from tasks.task where kind = 'gate.refused'");
        }
        TestClock.reset();
        market = market(Fixture.XIFAN, "西范农贸市场", "secretary");
        west = gate(market, "西门", "secretary");
    }

    Place market(AreaPath path, String name, String by) {
        var place = new Place(
                Ids.next(),
                path,
                PlaceKind.MARKET,
                name,
                null,
                "",
                "",
                null,
                "",
                null,
                null,
                MONDAY.minusDays(30),
                null,
                0);
        return Acting.as(fixture.actor(by), () -> places.enter(place, null));
    }

    Gate gate(Place place, String name, String by) {
        var gate = new Gate(Ids.next(), place.id(), place.path(), name, null, 12, MONDAY.minusDays(30), null, 0);
        return Acting.as(fixture.actor(by), () -> gates.open(gate));
    }

    /** Somebody with a mask, a green code and 36.5 ℃. */
    EntrySent green(Gate gate, Instant at) {
        return entry(gate, at, true, "green", "36.5", "in");
    }

    static EntrySent entry(Gate gate, Instant at, boolean mask, String colour, String degrees, String outcome) {
        return new EntrySent(
                UUID.randomUUID(), gate.id(), at, mask, colour, new BigDecimal(degrees), outcome, null, null);
    }

    /** Sent by the guard, whose device has the right time. */
    List<EntryResult> send(EntrySent... sent) {
        return sendAt(clock.now(), sent);
    }

    List<EntryResult> sendAt(@Nullable Instant device, EntrySent... sent) {
        return Acting.as(fixture.actor("guard"), () -> entries.take(device, List.of(sent)));
    }

    List<Entry> stored() {
        return Acting.as(
                fixture.actor("secretary"),
                () -> entries.page(market.id(), Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), null, 500));
    }
}
