package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.territory.Position;
import tools.jackson.databind.json.JsonMapper;

/** Ways between places: reckoned, with busy roads across them, and measured by a server. */
class RideTravelsTest {

    private static final Position NORTH = new Position(29.30, 120.23);
    private static final Position SOUTH = new Position(29.29, 120.23);

    private static RideTravels travels(@Nullable URI osrm, String... roads) {
        var settings = new RideSettings(
                1.5,
                36,
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofMinutes(45),
                Duration.ofMinutes(30),
                osrm,
                Duration.ofSeconds(90),
                400,
                List.of(roads));
        return new RideTravels(settings, new RideRoads(settings), new RideOsrm(settings, JsonMapper.shared()));
    }

    @Test
    void aFarHospitalIsReachedThoughTheWayTakesLongerThanPeopleShouldSit() {
        RideTravels travels = travels(null);
        assertThat(travels.longest(NORTH, SOUTH)).isEqualTo(Duration.ofMinutes(45));
        assertThat(travels.longest(NORTH, new Position(29.60, 120.23)))
                .as("33 km straight, 50 km of road, half as long again")
                .isBetween(Duration.ofMinutes(124), Duration.ofMinutes(126));
    }

    @Test
    void roadsAreLongerThanStraightLines() {
        RideTravel travel = travels(null).between(List.of(NORTH, SOUTH));
        assertThat(travel.metres(0, 1)).isCloseTo(1668, within(2.0));
        assertThat(travel.seconds(0, 1)).as("ten metres a second").isCloseTo(166.8, within(0.2));
        assertThat(travel.metres(1, 1)).isZero();
        assertThat(travel.isMeasured()).isFalse();
    }

    @Test
    void aBusyRoadAcrossTheWayCosts() {
        RideTravel travel = travels(null, "29.295,120.22 29.295,120.24", "29.28,120.22 29.28,120.24")
                .between(List.of(NORTH, SOUTH));
        assertThat(travel.metres(0, 1)).isCloseTo(2068, within(2.0));
        assertThat(travel.seconds(0, 1)).isCloseTo(256.8, within(0.2));
    }

    @Test
    void aServerOfWaysIsAskedForPositionsAndNothingElse() throws IOException {
        var asked = new AtomicReference<String>();
        HttpServer server = server(200, """
                {"code":"Ok","durations":[[0,200.5],[210,0]],"distances":[[0,1900],[2000,0]]}
                """, asked);
        try {
            RideTravel travel = travels(address(server)).between(List.of(NORTH, SOUTH));
            assertThat(travel.isMeasured()).isTrue();
            assertThat(travel.seconds(0, 1)).isEqualTo(200.5);
            assertThat(travel.metres(1, 0)).isEqualTo(2000);
            assertThat(asked.get())
                    .isEqualTo("/table/v1/driving/120.230000,29.300000;120.230000,29.290000"
                            + "?annotations=duration,distance");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void waysAreReckonedWhereTheServerDoesNotAnswer() throws IOException {
        for (String body : List.of("no json", "{\"durations\":[[0,null],[1,0]],\"distances\":[[0,1],[1,0]]}", "{}")) {
            HttpServer server = server(200, body, new AtomicReference<>());
            try {
                assertThat(travels(address(server))
                                .between(List.of(NORTH, SOUTH))
                                .isMeasured())
                        .as(body)
                        .isFalse();
            } finally {
                server.stop(0);
            }
        }
        HttpServer broken = server(500, "", new AtomicReference<>());
        URI gone = address(broken);
        assertThat(travels(gone).between(List.of(NORTH, SOUTH)).isMeasured()).isFalse();
        broken.stop(0);
        assertThat(travels(gone).between(List.of(NORTH, SOUTH)).isMeasured()).isFalse();
    }

    private static HttpServer server(int status, String body, AtomicReference<String> asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
