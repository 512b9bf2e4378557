package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rides and trips for other software, and their figures in the statement: each number is its rows. */
class RideApiTest extends RideDayTesting {

    @Autowired
    private JsonMapper json;

    @Test
    void otherSoftwareReadsRidesByPageAndTripsWithoutAName() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        JsonNode first = get("secretary", "?day=2022-02-08&size=2", 200);
        assertThat(first.at("/rows")).hasSize(2);
        JsonNode last = get(
                "secretary", "?day=2022-02-08&size=2&after=" + first.at("/next").asString(), 200);
        assertThat(last.at("/rows")).hasSize(1);
        assertThat(last.at("/rows/0/outward").asString()).isEqualTo(xu.id().toString());
        assertThat(last.at("/rows/0/state").asString()).isEqualTo("expected");
        assertThat(last.at("/next").isNull() || last.at("/next").isMissingNode())
                .isTrue();
        JsonNode trips = get("secretary", "/trips?day=2022-02-08", 200);
        assertThat(trips).hasSize(1);
        assertThat(trips.at("/0/people").asInt()).isEqualTo(2);
        assertThat(trips.at("/0/stops")).hasSize(6);
        assertThat(first + "" + trips).doesNotContain("徐素珍", "李强", "1390579", "老街");
    }

    @Test
    void nobodyReadsRidesOfElsewhereNorTripsWithoutKeepingCars() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        assertThat(get("xilou", "?day=2022-02-08", 200).at("/rows")).isEmpty();
        assertThat(get("xilou", "?day=2022-02-08&after=" + xu.id(), 200).at("/rows"))
                .isEmpty();
        get("worker", "?area=" + Fixture.XILOU.slug(), 403);
        get("worker", "/trips", 403);
        get("guard", "", 403);
        get("secretary", "?day=2022-02-30", 400);
        get("secretary", "?after=1", 400);
        get("secretary", "?area=nowhere", 404);
        assertThat(get("secretary", "?day=2022-02-08&after=" + UUID.randomUUID(), 200)
                        .at("/rows"))
                .isEmpty();
    }

    @Test
    void theStatementCountsTripsRidesWhoWaitsForARideHomeAndWhoHasNoCar() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        ask(laid.fan(), RideRoom.ONE_SEAT, null);
        assertFigures("0", "0", "0", "1");
        TestClock.set("2022-02-08T10:30");
        for (Ride ride : new Ride[] {xu, li}) {
            tap(van, ride.id(), DriveMark.What.ABOARD, "08:50");
            tap(van, ride.id(), DriveMark.What.SET_DOWN, "09:10");
        }
        assertFigures("1", "2", "0", "1");
        tap(van, back(xu), DriveMark.What.ABOARD, "10:20");
        TestClock.set("2022-02-08T11:01");
        assertFigures("1", "3", "1", "1");
    }

    private static int looks() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from access.audit_entry where action = 'rides.day.seen'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private UUID back(Ride out) {
        return as(secretary, () -> requests.back(out.id()).orElseThrow()).id();
    }

    private void assertFigures(String trips, String carried, String left, String unplanned) throws IOException {
        var browser = new SignedIn(port, "secretary");
        Document area = browser.get("/area/330783005.xifan");
        String[] keys = {"rides.trips", "rides.carried", "rides.left", "rides.unplanned"};
        String[] values = {trips, carried, left, unplanned};
        for (int i = 0; i < keys.length; i++) {
            Element figure = area.selectFirst("a[href*=" + keys[i] + "]");
            if (figure == null) {
                assertThat(values[i]).as(keys[i]).isEqualTo("0");
                continue;
            }
            assertThat(figure.text()).as(keys[i]).isEqualTo(values[i]);
            assertThat(browser.get(figure.attr("href")).select("ul.row-list > li"))
                    .as("rows of " + keys[i])
                    .hasSize(Integer.parseInt(values[i]));
        }
    }

    private JsonNode get(String user, String path, int status) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/rides" + path))
                    .header("Authorization", "Bearer " + fixture.token(user))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return json.readTree(answer.body());
        }
    }
}
