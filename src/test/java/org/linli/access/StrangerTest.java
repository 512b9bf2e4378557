package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.LinliSettings;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is not signed in costs no disk, no session and no more memory than a small form. */
@LinliTest
class StrangerTest {

    private static final String LINE = "----a-line-that-is-in-no-file";
    private static final String PART = "--" + LINE + "\r\nContent-Disposition: form-data; name=\"file\";"
            + " filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n" + "x".repeat(200_000);

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    LinliSettings settings;

    @ParameterizedTest
    @CsvSource({
        "/imports/arrivals, 302",
        "/sign-in, 302",
        "/setup, 302",
        "/language, 302",
        "/door/x, 302",
        "/drive/x, 302",
        "/css/linli.css, 302",
        "/error, 302",
        "/api/v1/imports/arrivals?area=330783005.xifan., 401",
        "/v3/api-docs, 401",
        "/actuator/health, 401"
    })
    void anUploadOfAStrangerIsAnsweredWithoutLeavingAByteOnTheDisk(String path, int status) throws Exception {
        for (String length : List.of("Content-Length: 190000000", "Transfer-Encoding: chunked")) {
            try (Socket socket = connect()) {
                String chunk =
                        length.startsWith("T") ? Integer.toHexString(PART.length()) + "\r\n" + PART + "\r\n" : PART;
                send(
                        socket,
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + length
                                + "\r\nContent-Type: multipart/form-data; boundary=" + LINE + "\r\n\r\n");
                String answer = head(socket);
                assertThat(answer).as(path).startsWith("HTTP/1.1 " + status).contains("connection: close");
                sendAsFarAsItIsTaken(socket, chunk);
                assertThat(arriving()).isZero();
            }
        }
        assertThat(sessions()).isZero();
    }

    @Test
    void anUploadUnderAnInventedTokenOrSessionIsReadNoMoreThanAStrangers() throws Exception {
        for (String head : List.of(
                "POST /api/v1/imports/arrivals?area=330783005.xifan. HTTP/1.1\r\nAuthorization: Bearer linli_"
                        + "0".repeat(43),
                "POST /imports/arrivals HTTP/1.1\r\nCookie: linli=b3Zlcg.b3Zlcg")) {
            try (Socket socket = connect()) {
                send(
                        socket,
                        head + "\r\nHost: localhost\r\nContent-Length: 190000000"
                                + "\r\nContent-Type: multipart/form-data; boundary=" + LINE + "\r\n\r\n");
                assertThat(head(socket)).contains("connection: close");
                sendAsFarAsItIsTaken(socket, PART);
                assertThat(arriving()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/setup", "/language", "/door/x", "/arrivals", "/api/v1/arrivals"})
    void aLongFormOfAStrangerIsNotRead(String path) throws Exception {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000"
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n");
            assertThat(head(socket)).startsWith("HTTP/1.1 413").contains("connection: close");
        }
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked"
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n");
            assertThat(head(socket)).startsWith("HTTP/1.1 411");
        }
    }

    @Test
    void lookingAtPagesBeginsNoSession() throws Exception {
        for (String path :
                List.of("/sign-in", "/", "/arrivals?q=1", "/setup", "/nothing-there", "/sign-in?ended", "/door/x")) {
            Connection.Response answer = Jsoup.newSession()
                    .newRequest("http://localhost:" + port + path)
                    .ignoreHttpErrors(true)
                    .execute();
            assertThat(answer.hasCookie("linli")).as(path).isFalse();
        }
        assertThat(sessions()).isZero();
    }

    @Test
    void signingInBeginsOneSessionThatHoldsTheAccountsIdAndTheBrowsersMarkAndNoMore() throws Exception {
        Connection session = Jsoup.newSession();
        FormElement form = session.newRequest("http://localhost:" + port + "/arrivals")
                .get()
                .expectForm("form[action=/sign-in]");
        form.expectFirst("[name=username]").val("command");
        form.expectFirst("[name=password]").val(Fixture.PASSWORD);
        assertThat(form.submit().post().location()).endsWith("/arrivals");
        assertThat(query("select string_agg(attribute_name || ': ' || convert_from(attribute_bytes, 'UTF8'), ', ')"
                        + " from access.session_attributes where attribute_name <> 'browser'"))
                .isEqualTo("account: " + fixture.account("command").id() + " 0");
        assertThat(query("select string_agg(attribute_name, ', ' order by attribute_name)"
                        + " from access.session_attributes"))
                .isEqualTo("account, browser");
        assertThat(session.cookieStore().getCookies().toString())
                .doesNotContain(query("select session_id from access.session").strip());
        Document page =
                session.newRequest("http://localhost:" + port + "/profile").get();
        session.newRequest("http://localhost:" + port + "/sign-out")
                .data("_csrf", page.expectFirst("[name=_csrf]").val())
                .post();
        assertThat(sessions()).isZero();
    }

    @Test
    @Tag("slow")
    void aFormThatStopsArrivingIsGivenUp() throws Exception {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nAccept-Language: en"
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nusername=");
            assertThat(head(socket)).startsWith("HTTP/1.1 408").contains("connection: close");
        }
    }

    @Test
    @Tag("slow")
    void aFileThatTricklesInIsGivenUp() throws Exception {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/v1/imports/arrivals?area=" + Fixture.XIFAN.slug()
                            + " HTTP/1.1\r\nAuthorization: Bearer " + fixture.token("secretary")
                            + "\r\nHost: localhost\r\nContent-Length: 190000000"
                            + "\r\nContent-Type: multipart/form-data; boundary=" + LINE + "\r\n\r\n" + PART);
            long begin = System.nanoTime();
            trickleUntilAnswered(socket);
            assertThat(head(socket)).startsWith("HTTP/1.1 408");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        }
        assertThat(arriving()).isZero();
    }

    @Test
    @Tag("slow")
    void aHeadThatTricklesInIsGivenUp() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /sign-in HTTP/1.1\r\nX-Slow: ");
            long begin = System.nanoTime();
            trickleUntilAnswered(socket);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void sendAsFarAsItIsTaken(Socket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException hungUp) {
            // as it should be
        }
    }

    private static void trickleUntilAnswered(Socket socket) throws Exception {
        try {
            for (int i = 0; i < 90 && socket.getInputStream().available() == 0; i++) {
                send(socket, "x");
                Thread.sleep(1000);
            }
        } catch (SocketException hungUp) {
            // as it should be
        }
    }

    /** Status line and headers, in lower case but for the first. */
    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0;
                c = socket.getInputStream().read()) {
            head.append((char) c);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        int end = head.indexOf("\r\n");
        return end < 0
                ? head.toString()
                : head.substring(0, end) + head.substring(end).toLowerCase(Locale.ROOT);
    }

    private long arriving() throws IOException {
        try (Stream<Path> files = Files.list(settings.data().resolve("uploads"))) {
            return files.count();
        }
    }

    private static int sessions() throws Exception {
        return Integer.parseInt(query("select count(*) from access.session"));
    }

    private static String query(String sql) throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
