package org.linli.rides;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.territory.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server with the table service of OSRM, which is told positions and nothing else. */
@Component
class RideOsrm {

    private static final Logger LOG = LoggerFactory.getLogger(RideOsrm.class);

    /** Before the first plan has to be there. */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private static final int OK = 200;

    private final RideSettings settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    RideOsrm(RideSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** Empty where there is no server, and where it does not answer in time or not to all that was asked. */
    Optional<RideTravel> between(List<Position> places) {
        URI server = settings.osrm();
        if (server == null || places.isEmpty()) {
            return Optional.empty();
        }
        String points = places.stream()
                .map(at -> String.format(Locale.ROOT, "%.6f,%.6f", at.lng(), at.lat()))
                .collect(Collectors.joining(";"));
        URI table = URI.create(server.toString().replaceAll("/+$", "") + "/table/v1/driving/" + points
                + "?annotations=duration,distance");
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(table).timeout(PATIENCE).GET().build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? read(answer.body(), places.size()) : refused(answer.statusCode());
        } catch (IOException | JacksonException unreachable) {
            LOG.warn(
                    "The server of ways does not answer: {}",
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<RideTravel> refused(int status) {
        LOG.warn("The server of ways answers with status {}", status);
        return Optional.empty();
    }

    private Optional<RideTravel> read(String body, int count) {
        JsonNode answer = json.readTree(body);
        double[][] times = table(answer.path("durations"), count);
        double[][] ways = table(answer.path("distances"), count);
        return times.length == count && ways.length == count
                ? Optional.of(new RideTravel(times, ways, true))
                : Optional.empty();
    }

    /** Empty where a number is missing. */
    private static double[][] table(JsonNode rows, int count) {
        var table = new double[count][count];
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                JsonNode number = rows.path(from).path(to);
                if (!number.isNumber()) {
                    return new double[0][];
                }
                table[from][to] = number.asDouble();
            }
        }
        return table;
    }
}
