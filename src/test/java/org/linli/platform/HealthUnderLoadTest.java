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

    @Test
    void healthAnswersWhileEveryConnectionIsTaken() throws Exception {
        List<Connection> taken = new ArrayList<>();
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                waiting.add(asking("/api/v1/people")); // looks whose token it is, so it waits for a connection
            }
            await().atMost(Duration.ofSeconds(4))
                    .until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= CONNECTIONS);
            for (int i = 0; i < 5; i++) {
                assertThat(health()).isEqualTo(200);
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

    private Socket asking(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer linli_%s\r\n\r\n"
                        .formatted(path, "x".repeat(43))
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int health() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(3)) // without its own connection it would wait five for one
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
