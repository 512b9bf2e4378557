package org.linli.field;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The way between a browser and a server, on this machine, by one address whatever port the server has. While it is
 * {@linkplain #turnBad bad}, each request of the field app is sent twice, the second time after later ones, and every
 * other one is cut after so many bytes on the way there or back as chance has it.
 */
final class FieldLine implements AutoCloseable {

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "keep-alive");
    private static final Duration ANSWERED = Duration.ofSeconds(60);
    private static final int MOST_LATE = 1500; // ms

    private final IntSupplier server;
    private final HttpServer door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private volatile Random chance = new Random(0);
    private volatile boolean bad;

    /** @param server its port, which may change */
    FieldLine(IntSupplier server) throws IOException {
        this.server = server;
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        door.setExecutor(threads);
        door.createContext("/", this::carry);
        door.start();
    }

    int port() {
        return door.getAddress().getPort();
    }

    void turnBad(long seed) {
        chance = new Random(seed);
        bad = true;
    }

    void turnGood() {
        bad = false;
    }

    int cuts() {
        return cuts.get();
    }

    int repeats() {
        return repeats.get();
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest request = request(exchange, body);
            if (!bad || !exchange.getRequestURI().getPath().startsWith("/api/v1/field/")) {
                answer(exchange, http.send(request, BodyHandlers.ofByteArray()), Integer.MAX_VALUE);
                return;
            }
            if (chance.nextInt(4) == 0) {
                cuts.incrementAndGet();
                sendPart(exchange, body);
                return;
            }
            repeatLater(request);
            HttpResponse<byte[]> told = http.send(request, BodyHandlers.ofByteArray());
            boolean cut = chance.nextInt(4) == 0;
            cuts.addAndGet(cut ? 1 : 0);
            answer(exchange, told, cut ? chance.nextInt(told.body().length + 1) : Integer.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeatLater(HttpRequest request) {
        int late = chance.nextInt(MOST_LATE);
        threads.execute(() -> {
            try {
                Thread.sleep(late);
                http.send(request, BodyHandlers.discarding());
                repeats.incrementAndGet();
            } catch (IOException gone) {
                // The server was away; then it was not sent twice.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAsInt() + exchange.getRequestURI()))
                .timeout(ANSWERED)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** The beginning of a request, so much of it as chance has it, and nothing after that. */
    private void sendPart(HttpExchange exchange, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder()
                .append(exchange.getRequestMethod())
                .append(' ')
                .append(exchange.getRequestURI())
                .append(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt())) {
            OutputStream out = socket.getOutputStream();
            out.write(whole, 0, chance.nextInt(whole.length));
            out.flush();
        }
    }

    /** @param most bytes of the body after which the line is cut */
    private void answer(HttpExchange exchange, HttpResponse<byte[]> told, int most) throws IOException {
        told.headers().map().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders()
                        .put(name, values.stream().map(this::ofHere).toList());
            }
        });
        byte[] body = told.body();
        exchange.sendResponseHeaders(told.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, Math.min(most, body.length));
            out.flush();
        }
    }

    /** Where the server names itself, it means this line. */
    private String ofHere(String value) {
        return value.replace("http://127.0.0.1:" + server.getAsInt(), "");
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
