package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpCookie;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.LinliSettings;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads beyond the 200 MB that are taken, sent to the last byte by somebody who reads the answer only then. */
@LinliTest
@Tag("slow")
class LargeUploadTest {

    private static final String AREA = Fixture.XIFAN.slug();
    private static final String BOUNDARY = "----a-line-that-is-in-no-file";
    private static final int TOO_MANY_MB = 230;

    /** Of all threads while the upload is refused; what is written through to the disk takes next to nothing. */
    private static final long MOST_ALLOCATED = 80L << 20;

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    LinliSettings settings;

    private record Answer(int status, String head, String body) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theApiRefusesItWithProblemJson(boolean chunked) throws Exception {
        String head = "POST /api/v1/imports/arrivals?area=" + AREA + " HTTP/1.1\r\nAuthorization: Bearer "
                + fixture.token("secretary") + "\r\nAccept-Language: en\r\n";
        Answer answer = send(head, "", chunked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        JsonNode problem = new JsonMapper().readTree(answer.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(413);
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:too-large");
        assertThat(problem.at("/detail").asString()).contains("200 MB");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePageSaysTheLimit(boolean chunked) throws Exception {
        Connection session = Jsoup.newSession().header("Accept-Language", "zh-CN");
        String base = "http://localhost:" + port;
        FormElement form = session.newRequest(base + "/sign-in").get().expectForm("form[action=/sign-in]");
        form.expectFirst("#username").val("secretary");
        form.expectFirst("#password").val(Fixture.PASSWORD);
        form.submit().execute();
        Document page = session.newRequest(base + "/imports/arrivals").get();
        assertThat(page.expectFirst("#help-file").text()).contains("200 MB");
        HttpCookie cookie = session.cookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("linli"))
                .findFirst()
                .orElseThrow();
        String fields = field(
                        "_csrf",
                        page.expectFirst("form[action=/imports/arrivals] [name=_csrf]")
                                .val())
                + field("area", AREA);
        String head = "POST /imports/arrivals HTTP/1.1\r\nCookie: " + cookie.getName() + "=" + cookie.getValue()
                + "\r\nAccept-Language: zh-CN\r\n";
        Answer answer = send(head, fields, chunked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(Jsoup.parse(answer.body()).text()).contains("最多 200 MB");
        assertThat(session.newRequest(base + "/imports/arrivals").get().location())
                .as("still signed in")
                .endsWith("/imports/arrivals");
    }

    @Test
    void anUploadLiesInTheDataFolderWhileItArrivesAndIsGoneWhenTheSenderHangsUp() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/imports/arrivals?area=" + AREA + " HTTP/1.1\r\nAuthorization: Bearer "
                            + fixture.token("secretary") + "\r\nHost: localhost\r\nContent-Length: 50000000\r\n"
                            + "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n\r\n" + file())
                    .getBytes(StandardCharsets.UTF_8));
            out.write(new byte[1 << 20]);
            out.flush();
            awaitArriving(1);
        }
        awaitArriving(0);
    }

    /** Sends {@value #TOO_MANY_MB} MB and reads the answer then; nothing of it may stay on the disk or in memory. */
    private Answer send(String head, String fields, boolean chunked) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        byte[] start = (fields + file()).getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var block = new byte[1 << 20];
        long length = start.length + (long) TOO_MANY_MB * block.length + end.length;
        Answer answer;
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Host: localhost:" + port + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                            + "\r\n" + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            write(out, start, chunked);
            for (int i = 0; i < TOO_MANY_MB; i++) {
                write(out, block, chunked);
            }
            write(out, end, chunked);
            if (chunked) {
                write(out, new byte[0], true);
            }
            out.flush();
            answer = read(new BufferedInputStream(socket.getInputStream()));
        }
        awaitArriving(0);
        assertThat(threads.getTotalThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(MOST_ALLOCATED);
        return answer;
    }

    private static void write(OutputStream out, byte[] bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes);
        if (chunked) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Answer read(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append("\r\n");
        }
        int status = Integer.parseInt(head.substring(9, 12));
        var body = new ByteArrayOutputStream();
        OptionalInt length = List.of(head.toString().split("\r\n")).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst();
        if (length.isPresent()) {
            body.writeBytes(in.readNBytes(length.getAsInt()));
        } else {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.writeBytes(in.readNBytes(size));
                line(in);
            }
        }
        return new Answer(status, head.toString(), body.toString(StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Hung up in the middle of the answer, after " + line);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file() {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
    }

    private void awaitArriving(int files) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        long there = -1;
        while (there != files && System.nanoTime() < end) {
            try (Stream<Path> arriving = Files.list(settings.data().resolve("uploads"))) {
                there = arriving.count();
            }
            Thread.sleep(20);
        }
        assertThat(there).as("files that lie where uploads arrive").isEqualTo(files);
    }
}
