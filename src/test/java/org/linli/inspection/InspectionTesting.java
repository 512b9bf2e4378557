package org.linli.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.places.Place;
import org.linli.places.PlaceHours;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.Ids;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of inspections begin with: no place, noon of 7 February 2022, a Monday. */
@LinliTest
abstract class InspectionTesting {

    static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Places places;

    @Autowired
    Rounds rounds;

    @Autowired
    RoundStore roundStore;

    @Autowired
    Tasks tasks;

    @Autowired
    Fixture fixture;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @BeforeEach
    void begin() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate places.place, tasks.task cascade");
        }
        TestClock.reset();
    }

    /** Open on all days from 8 to 20. */
    Place entered(AreaPath path, PlaceKind kind, String name) {
        return as("secretary", () -> places.enter(at(path, kind, name, null), null));
    }

    Place stall(Place market, String name) {
        return as("secretary", () -> places.enter(at(market.path(), PlaceKind.STALL, name, market.id()), null));
    }

    static Place at(AreaPath path, PlaceKind kind, String name, @Nullable UUID market) {
        return at(path, kind, name, market, EnumSet.allOf(DayOfWeek.class));
    }

    static Place at(AreaPath path, PlaceKind kind, String name, @Nullable UUID market, Set<DayOfWeek> days) {
        var hours = new PlaceHours(days, LocalTime.of(8, 0), LocalTime.of(20, 0));
        return new Place(
                Ids.next(),
                path,
                kind,
                name,
                market,
                "江滨路12号",
                "张三",
                3,
                "",
                hours,
                null,
                MONDAY.minusDays(30),
                null,
                0);
    }

    Place shop(String name) {
        return entered(Fixture.XIFAN_1, PlaceKind.SHOP, name);
    }

    <T> T as(String username, Supplier<T> work) {
        return Acting.as(fixture.actor(username), () -> transaction.execute(status -> work.get()));
    }

    <T> T asProgram(Supplier<T> work) {
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> work.get()));
    }

    /** A round that was ordered just now. */
    UUID ordered(Place place) {
        return as("secretary", () -> rounds.order(Ids.next(), place.id()));
    }

    Receipt answer(String username, UUID task, Map<String, Object> answers) {
        return as(username, () -> tasks.complete(TaskId.of(task), CompletionForm.now(Ids.next(), answers)));
    }

    /** Something is wrong: these items, and all others are in order. */
    static Map<String, Object> wrong(String... items) {
        var answers = new HashMap<String, Object>(Map.of(
                "outcome", "wrong",
                "witness", "张三",
                "temperature", true,
                "code", true,
                "registered", true,
                "masks", true,
                "disinfected", true,
                "cold_chain", "none"));
        List.of(items).forEach(item -> answers.put(item, false));
        return answers;
    }
}
