package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.photos.JpegMade;
import org.linli.photos.PhotoSubject;
import org.linli.photos.Photos;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every address that shows something by its id leaves in the trail that it was looked at: whom, or which list. A new
 * one without a case here fails.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class EveryLookTest {

    private static final String DAY = "/statements/330783005.xifan/2022-02-07";

    /** Addresses with something in their path that leave no look, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("/accounts/{id}", "an account of staff"),
            Map.entry("/accounts.{form:xlsx|csv}", "accounts of staff; an export is noted by the list"),
            Map.entry("/audit.{form:xlsx|csv}", "the trail; an export is noted by the list"),
            Map.entry("/arrivals.{form:xlsx|csv}", "an export is noted by the list; see LooksTest"),
            Map.entry("/policies/{version}", "rules"),
            Map.entry("/field/texts/{language}.json", "words of the field app"),
            Map.entry("/policies/preview/{id}", "rules and numbers"),
            Map.entry("/policies/preview/{id}/progress", "how far a look at rules is"),
            Map.entry("/policies/preview/changes.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/policies/risk-places.{form:xlsx|csv}", "areas; nobody stands in it"),
            Map.entry("/area/{path}", "figures of an area"),
            Map.entry("/area/{path}/map.json", "figures of an area"),
            Map.entry("/area/{path}/children.{form:xlsx|csv}", "figures of areas"),
            Map.entry("/area/{path}/edit", "a node of the tree"),
            Map.entry("/people.{form:xlsx|csv}", "an export is noted by the list; see LooksTest"),
            Map.entry("/households.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/needs.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/homes.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/supplies.{form:xlsx|csv}", "goods; an export is noted by the list"),
            Map.entry("/supplies/stores/{id}", "goods of a store"),
            Map.entry("/api/v1/supplies/stores/{id}/movements", "goods of a store"),
            Map.entry("/key-persons.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/duty/posts/{id}", "the roster; who is on duty is told to whoever works there"),
            Map.entry("/duty/posts/{id}/edit", "a post"),
            Map.entry("/duty/posts/{id}/patterns/new", "a post"),
            Map.entry("/duty/seats/{id}", "the roster"),
            Map.entry("/duty/roster/{id}", "the roster, before it is published"),
            Map.entry("/duty/roster/{id}/progress", "how far a plan is"),
            Map.entry("/duty/roster/{id}/seats.{form:xlsx|csv}", "the roster, before it is published"),
            Map.entry("/duty/members.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/duty/log.{form:xlsx|csv}", "staff and volunteers; an export is noted by the list"),
            Map.entry("/duty/posts/{id}/log", "leads to another address"),
            Map.entry("/duty/posts/{id}/days", "days and gaps of a post"),
            Map.entry("/api/v1/duty/posts/{id}/days", "days and gaps of a post"),
            Map.entry("/places.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/places/{id}/disinfections", "the log that hangs there"),
            Map.entry("/places/map.json", "places, without who runs them"),
            Map.entry("/inspection/findings.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/inspection/findings/{id}", "what is not in order at a place"),
            Map.entry("/inspection/places/{id}", "a place without who runs it"),
            Map.entry("/inspection/closures/{id}", "a notice about a place"),
            Map.entry("/places/{id}/edit", "a place without the number of who runs it"),
            Map.entry("/door/{secret}", "what hangs at the door of a place; names nobody"),
            Map.entry("/gate/entries.{form:xlsx|csv}", "entries name nobody; an export is noted by the list"),
            Map.entry("/gate/gates/{id}/edit", "a gate"),
            Map.entry("/vaccination.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/vaccination/days/{id}/edit", "a day at a site"),
            Map.entry("/duty/feed/{secret}.ics", "one's own shifts, read by one's calendar every hour"),
            Map.entry("/duty/posts/{id}/code", "a code"),
            Map.entry("/duty/posts/{id}/code.json", "a code"),
            Map.entry("/leaves.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/rides.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/drive/{secret}", "without an account: leaves one of the program itself"),
            Map.entry("/rides/days/{day}/progress", "figures of a plan in the making"),
            Map.entry("/rooms", "rooms, and whether anybody lives there"),
            Map.entry("/rooms.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/rooms/{id}", "a room; who lives there is on the household's page"),
            Map.entry("/care.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/tasks.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/care/check.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/care/results.{form:xlsx|csv}", "an export is noted by the list"),
            Map.entry("/api/v1/areas/{path}", "figures of an area"),
            Map.entry("/statements/{path}/{day}", "figures of an area"),
            Map.entry("/statements/{path}/{day}/signature", "figures of an area"),
            Map.entry("/api/v1/statements/{path}/{date}", "figures of an area"),
            Map.entry("/arrivals/imports/{*rest}", "leads to another address"),
            Map.entry(
                    "/arrivals/{id}/differs", "leaves one, but shows nothing without a form that was sent just before"),
            Map.entry("/imports/{kind}", "a list of files"),
            Map.entry("/imports/{kind}/template.xlsx", "an empty list"),
            Map.entry(
                    "/imports/{kind}/{id}",
                    "a file that whoever sees it may bring in; rows are noted when they are decided"),
            Map.entry("/imports/{kind}/{id}/progress", "how far a file is"),
            Map.entry("/imports/{kind}/{id}/rows/progress", "how far an answer to many rows is"),
            Map.entry("/imports/{kind}/{id}/refused.xlsx", "noted as a download with the file"),
            Map.entry("/api/v1/imports/{kind}/{id}", "how far a file is"),
            Map.entry("/api/v1/imports/{kind}/{id}/refused.xlsx", "noted as a download with the file"));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Fixture fixture;

    @Autowired
    Photos photos;

    private final UUID photo = UUID.randomUUID();
    private AtWork work;
    private UUID need;
    private UUID duty;
    private UUID place;
    private UUID pass;
    private SignedIn secretary;

    @BeforeAll
    void work() throws Exception {
        work = new AtWork(context);
        need = work.need(context);
        duty = work.gate(context).volunteer();
        place = work.place(context);
        pass = work.pass(context, place);
        secretary = new SignedIn(port, "secretary");
        var of = new PhotoSubject("task", work.task.id().value());
        Acting.run(fixture.actor("secretary"), () -> photos.put(photo, of, JpegMade.jpeg(60, 40)));
    }

    /**
     * An address that is looked at.
     *
     * @param pattern as the program has it
     * @param action the line that it leaves in the trail
     * @param subject of that line, or the beginning of it
     */
    private record Case(String pattern, String address, String action, String subject) {}

    private List<Case> cases() {
        String person = work.arrival.person().toString();
        String arrival = "/arrivals/" + work.arrival.id();
        String household = "/households/" + work.household;
        UUID ride = work.ride(context);
        UUID vehicle = work.vehicle(context);
        UUID vaccination = work.vaccinationDay(context);
        return List.of(
                seen("/people/{id}", "/people/" + person, "person"),
                seen("/people/{id}/edit", "/people/" + person + "/edit", "person"),
                seen("/people/{id}/move", "/people/" + person + "/move", "person"),
                seen("/api/v1/people/{id}", "/api/v1/people/" + person, "person"),
                seen("/households/{id}", household, "household"),
                seen("/households/{id}/people/new", household + "/people/new", "household"),
                seen("/arrivals/{id}", arrival, "arrival"),
                seen("/arrivals/{id}/correct", arrival + "/correct", "arrival"),
                seen("/arrivals/new", "/arrivals/new?person=" + person, "person"),
                seen("/api/v1/arrivals/{id}", "/api/v1" + arrival, "arrival"),
                seen("/care/{id}", "/care/" + work.measure.id(), "measure"),
                seen("/api/v1/measures/{id}", "/api/v1/measures/" + work.measure.id(), "measure"),
                seen("/needs/{id}", "/needs/" + need, "need"),
                seen("/api/v1/needs/{id}", "/api/v1/needs/" + need, "need"),
                seen("/households/{id}/clock", household + "/clock", "household"),
                new Case("/duty/members/{id}", "/duty/members/" + duty, "duty.member.seen", duty.toString()),
                new Case("/places/{id}", "/places/" + place, "places.seen", place.toString()),
                new Case("/api/v1/places/{id}", "/api/v1/places/" + place, "places.seen", place.toString()),
                new Case("/gate/met/{id}", "/gate/met/" + work.met(context, pass), "gate.met.seen", pass.toString()),
                new Case("/gate/passes/{id}", "/gate/passes/" + pass, "gate.pass.seen", pass.toString()),
                new Case("/places/{id}/door", "/places/" + place + "/door", "places.door.printed", place.toString()),
                new Case(
                        "/duty/members/{id}/edit",
                        "/duty/members/" + duty + "/edit",
                        "duty.member.seen",
                        duty.toString()),
                new Case("/duty/week.{form:xlsx|csv}", "/duty/week.csv", "duty.week.exported", "330783005.xifan"),
                new Case(
                        "/rides/vehicles/{id}/edit",
                        "/rides/vehicles/" + vehicle + "/edit",
                        "rides.vehicle.seen",
                        vehicle.toString()),
                new Case("/rides/days/{day}", "/rides/days/2022-02-08", "rides.day.seen", "2022-02-08"),
                seen("/rides/{id}", "/rides/" + ride, "ride"),
                seen("/rides/{id}/edit", "/rides/" + ride + "/edit", "ride"),
                seen("/rides/new", "/rides/new?person=" + person, "person"),
                seen("/leaves/{id}", "/leaves/" + work.leave(context), "measure"),
                seen("/moods/{id}", "/moods/" + person, "mood"),
                seen("/vaccination/people/{person}/doses/new", "/vaccination/people/" + person + "/doses/new", "dose"),
                seen(
                        "/vaccination/people/{person}/obstacles/new",
                        "/vaccination/people/" + person + "/obstacles/new",
                        "dose"),
                new Case(
                        "/vaccination/days/{id}",
                        "/vaccination/days/" + vaccination,
                        "vaccination.day.seen",
                        vaccination.toString()),
                seen("/vaccination/doses/{id}", "/vaccination/doses/" + work.dose(context), "dose"),
                seen("/leaves/new", "/leaves/new?person=" + person, "person"),
                seen("/exposures/{id}", "/exposures/" + work.exposure(context), "household"),
                seen("/arrangements/{id}", "/arrangements/" + work.arrangement(context), "household"),
                seen("/tasks/{id}", "/tasks/" + work.task.id(), "task"),
                seen("/photos/{id}", "/photos/" + photo, "photo"),
                seen("/photos/{id}/small", "/photos/" + photo + "/small", "photo"),
                seen("/visits/{household}", "/visits/" + work.household, "household"),
                seen("/api/v1/tasks/{id}", "/api/v1/tasks/" + work.task.id(), "task"),
                seen(
                        "/imports/arrivals/{id}/differs/{row}",
                        "/imports/arrivals/" + work.differing + "/differs/2",
                        "arrival"),
                seen("/imports/{kind}/{id}/rows/{row}", "/imports/results/" + work.results + "/rows/2", "measure"),
                new Case(
                        "/api/v1/imports/{kind}/{id}/asides",
                        "/api/v1/imports/households/" + work.roster + "/asides",
                        "people.list.seen",
                        work.roster.toString()),
                new Case(
                        "/statements/{path}/{day}/{counter}",
                        DAY + "/control.today",
                        "statement.seen",
                        "control.today/330783005.xifan/2022-02-07"),
                new Case(
                        "/statements/{path}/{day}/{counter}/rows.xlsx",
                        DAY + "/control.today/rows.xlsx",
                        "statement.exported",
                        "control.today/330783005.xifan/2022-02-07"),
                new Case(
                        "/statements/{path}/{day}/statement.xlsx",
                        DAY + "/statement.xlsx",
                        "statement.downloaded",
                        "330783005.xifan/2022-02-07"));
    }

    private Case seen(String pattern, String address, String on) {
        return new Case(
                pattern, address, "person.seen." + on, work.arrival.person().toString());
    }

    @TestFactory
    Stream<DynamicTest> itLeavesALookInTheTrail() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.pattern, () -> {
                    long before = looks(one);
                    Connection.Response answer = look(one.address);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(looks(one)).isEqualTo(before + 1);
                }));
    }

    @Test
    void noAddressIsForgotten() {
        var known = new TreeSet<>(LEFT_OUT.keySet());
        cases().forEach(one -> known.add(one.pattern));
        var forgotten = new ArrayList<>(Handlers.asked(context));
        forgotten.removeIf(pattern -> !pattern.contains("{") || known.contains(pattern));
        assertThat(forgotten).isEmpty();
        assertThat(LEFT_OUT.keySet())
                .as("what is left out is there")
                .allMatch(pattern -> Handlers.asked(context).contains(pattern));
    }

    private Connection.Response look(String address) throws Exception {
        Connection request = secretary.request(address).ignoreContentType(true).method(Connection.Method.GET);
        return address.startsWith("/api/")
                ? request.header("Authorization", "Bearer " + fixture.token("secretary"))
                        .execute()
                : request.execute();
    }

    private static long looks(Case one) throws SQLException {
        try (java.sql.Connection connection = TestDatabase.asOwner();
                PreparedStatement sql = connection.prepareStatement(
                        "select count(*) from access.audit_entry where username = 'secretary'"
                                + " and action = ? and subject = ?")) {
            sql.setString(1, one.action);
            sql.setString(2, one.subject);
            try (ResultSet rows = sql.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
