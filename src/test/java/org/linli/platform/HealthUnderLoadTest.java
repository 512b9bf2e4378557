package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
@Tag("slow")
class HealthUnderLoadTest {

    private static final int CONNECTIONS = 200;

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource pool;

    @Autowired
    RequestSettings settings;

    @Autowired
    Fixture fixture;

    @Test
    void healthAnswersWhileEveryConnectionIsTaken() throws Exception {
        List<Connection> taken = new ArrayList<>();
        List<Socket> waiting = new ArrayList<>();
        String token = fixture.token("secretary");
        HttpRequest.Builder once =
                HttpRequest.newBuilder(at("/api/v1/people")).header("Authorization", "Bearer " + token);
        assertThat(answer(once)).isEqualTo(200); // then it is known whose it is
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                waiting.add(asking("/api/v1/people", token)); // looks whose token it is, so it waits for a connection
            }
            await().atMost(Duration.ofSeconds(4))
                    .until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= settings.atOnce());
            for (int i = 0; i < 5; i++) {
                assertThat(answer(HttpRequest.newBuilder(at("/actuator/health"))))
                        .isEqualTo(200);
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
            for (Socket socket : waiting) {
                socket.close();
            }
            await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        }
    }

    private Socket asking(String path, String token) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, token)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int answer(HttpRequest.Builder request) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(
                        request.timeout(Duration.ofSeconds(3)).build(), // without its own connection it would wait five
                        BodyHandlers.discarding())
                .statusCode();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
