package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.RequestSettings;
import org.linli.platform.RequestTurns;
import org.linli.platform.RequestTurns.Who;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** More requests than can be worked on are told soon to come again, and strangers before the signed-in. */
@LinliTest
class RequestDoorTest {

    private static final int CONNECTIONS = 200;
    private static final int STRANGERS = 60;
    private static final int SLOW = 8000;

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    RequestTurns turns;

    @Autowired
    RequestSettings settings;

    @Test
    void aPageThatGetsNoTurnSaysSoInBothLanguagesAndLeadsBackToItself() throws Exception {
        for (String language : List.of("zh-CN", "en")) {
            var worker = new SignedIn(port, "worker", language);
            withoutTurns(() -> {
                Connection.Response answer = worker.response("/today?kind=x");
                assertBusy(answer);
                Document page = answer.parse();
                assertThat(page.select("html").attr("lang")).isEqualTo(language);
                assertThat(page.text()).contains(language.equals("en") ? "more to do" : "访问的人太多");
                assertThat(page.select("main a[href='/today?kind=x']")).hasSize(1);
                return null;
            });
        }
    }

    @Test
    void aPartOfAPageGetsANoteBesideWhatIsThere() throws Exception {
        var worker = new SignedIn(port, "worker", "en");
        withoutTurns(() -> {
            Connection.Response answer = worker.request("/today")
                    .header("HX-Request", "true")
                    .header("HX-Target", "preview")
                    .execute();
            assertBusy(answer);
            assertThat(answer.header("HX-Reswap")).isEqualTo("afterbegin");
            Document note = answer.parse();
            assertThat(note.select("[role=alert]")).hasSize(1);
            assertThat(note.select("main")).isEmpty();
            return null;
        });
    }

    @Test
    void aFormThatGetsNoTurnIsNotDoneAndTheBrowserKeepsWhatWasTyped() throws Exception {
        var worker = new SignedIn(port, "worker", "en");
        withoutTurns(() -> {
            Connection.Response answer = worker.request("/profile/language")
                    .data(Map.of("to", "x".repeat(2000)))
                    .method(Connection.Method.POST)
                    .execute();
            assertBusy(answer);
            assertThat(answer.hasCookie("accepted")).isFalse(); // which would let the draft be dropped
            return null;
        });
    }

    @Test
    void softwareIsToldAProblem() throws Exception {
        withoutTurns(() -> {
            Connection.Response answer = get("/api/v1/people", "linli_" + "0".repeat(43));
            assertBusy(answer);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.body()).contains("urn:linli:problem:busy").contains("\"instance\":\"/api/v1/people\"");
            return null;
        });
    }

    @Test
    void healthAndOurScriptsAndStylesAreNeverRefused() throws Exception {
        withoutTurns(() -> {
            for (String path :
                    List.of("/actuator/health", "/css/linli.css", "/js/linli.js", "/icons.svg", "/favicon.svg")) {
                assertThat(get(path, null).statusCode()).as(path).isEqualTo(200);
            }
            return null;
        });
    }

    @Test
    @Tag("slow")
    void twoHundredAtOnceGetTheirPageOrAreToldToComeAgain() throws Exception {
        var worker = new SignedIn(port, "worker");
        List<Callable<Connection.Response>> asked = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            asked.add(() -> worker.response("/today"));
        }
        int served = 0;
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Connection.Response> answer : browsers.invokeAll(asked)) {
                if (answer.get().statusCode() == 200) {
                    served++;
                } else {
                    assertBusy(answer.get());
                }
            }
        }
        assertThat(served).isGreaterThanOrEqualTo(settings.atOnce());
    }

    @Test
    @Tag("slow")
    void aFloodOfStrangersRefusesNobodyWhoIsSignedIn() throws Exception {
        var worker = new SignedIn(port, "worker");
        String token = fixture.token("secretary");
        assertThat(get("/api/v1/people", token).statusCode()).isEqualTo(200); // whose it is, is known from then on
        var over = new AtomicBoolean();
        List<Future<?>> strangers = new ArrayList<>();
        try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < STRANGERS; i++) {
                String path = i % 2 == 0 ? "/sign-in" : "/api/v1/people";
                strangers.add(flood.submit(() -> askUntil(over, path)));
            }
            try {
                for (int i = 0; i < 20; i++) {
                    assertThat(worker.response("/today").statusCode()).isEqualTo(200);
                    assertThat(get("/api/v1/people", token).statusCode()).isEqualTo(200);
                }
            } finally {
                over.set(true);
            }
        }
        for (Future<?> stranger : strangers) {
            stranger.get();
        }
    }

    @Test
    void whoBringsASessionThatHasEndedIsAStranger() throws Exception {
        var worker = new SignedIn(port, "worker");
        List<Who> taken = strangersTurns();
        try {
            assertThat(worker.response("/today").statusCode()).isEqualTo(200);
            String cookie = worker.request("/").cookieStore().getCookies().stream()
                    .filter(one -> one.getName().equals(SessionCookie.NAME))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            worker.post("/profile", "/sign-out", Map.of());
            assertThat(withCookie(cookie).statusCode()).isEqualTo(302); // to the sign-in
            assertBusy(withCookie(cookie));
        } finally {
            taken.forEach(turns::end);
        }
    }

    @Test
    void nothingThatAsksTheDatabaseGoesPastTheDoor() throws Exception {
        var worker = new SignedIn(port, "worker");
        withoutTurns(() -> {
            assertBusy(worker.response("/css/nothing.css")); // the page that tells so asks who reads it
            assertBusy(worker.request("/today")
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .execute());
            return null;
        });
        assertThat(worker.response("/css/nothing.css").statusCode()).isEqualTo(404);
        await().until(this::allAreFree);
    }

    @Test
    void anUploadThatArrivesHoldsNoTurn() throws Exception {
        String token = fixture.token("secretary");
        assertThat(get("/api/v1/people", token).statusCode()).isEqualTo(200);
        try (Socket socket = slowly("POST /api/v1/imports/arrivals?area=" + Fixture.XIFAN.slug()
                + " HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nAuthorization: Bearer " + token)) {
            socket.getOutputStream().write("--x\r\n".getBytes(StandardCharsets.US_ASCII));
            await().until(this::allAreFree);
            assertThat(socket.getInputStream().available()).isZero();
        }
    }

    private boolean allAreFree() {
        int taken = 0;
        while (taken < settings.atOnce() && turns.begin(Who.KNOWN)) {
            taken++;
        }
        for (int i = 0; i < taken; i++) {
            turns.end(Who.KNOWN);
        }
        return taken == settings.atOnce();
    }

    @Test
    void slowFormsOfStrangersKeepNobodyFromSigningIn() throws Exception {
        String head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
        whileDripping(head, () -> {
            for (int i = 0; i < 3; i++) {
                var worker = new SignedIn(port, "worker");
                assertThat(worker.response("/today").url().getPath()).isEqualTo("/today");
            }
            return null;
        });
    }

    @Test
    void slowBodiesOfTheSignedInKeepNobodyWaiting() throws Exception {
        var worker = new SignedIn(port, "worker");
        String token = fixture.token("secretary");
        assertThat(get("/api/v1/people", token).statusCode()).isEqualTo(200); // whose it is, is known from then on
        String head = "POST /api/v1/arrivals HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer ";
        whileDripping(head + token, () -> {
            assertThat(worker.response("/today").statusCode()).isEqualTo(200);
            return null;
        });
    }

    @Test
    void aShortBodyIsReadWholeHoweverItComes() throws Exception {
        try (Socket socket = slowly("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded"
                + "\r\nExpect: 100-continue\r\nConnection: close\r\nAccept-Language: en")) {
            String form = "_csrf=1&username=worker&password=%E4%B8%AD&x=" + "x".repeat(SLOW);
            for (int from = 0; from < SLOW; from += from < 40 ? 10 : SLOW) {
                int to = Math.min(SLOW, from < 40 ? from + 10 : SLOW);
                socket.getOutputStream().write(form.substring(from, to).getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(20); // ms, so that the parts come one by one
            }
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 302"); // the mark of the form is wrong
        }
    }

    /** Does something while more senders than there are turns send a byte now and then, of bodies that never end. */
    private void whileDripping(String head, Callable<Void> work) throws Exception {
        var over = new AtomicBoolean();
        List<Socket> open = new ArrayList<>();
        try (ExecutorService drip = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < settings.atOnce() + 4; i++) {
                    open.add(slowly(head));
                }
                drip.submit(() -> {
                    while (!over.get()) {
                        for (Socket socket : open) {
                            socket.getOutputStream().write('x');
                        }
                        Thread.sleep(100);
                    }
                    return null;
                });
                Thread.sleep(300); // ms, until all have come so far as they get
                work.call();
            } finally {
                over.set(true);
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private Socket slowly(String head) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write((head + "\r\nHost: localhost\r\nContent-Length: " + SLOW + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Connection.Response withCookie(String cookie) throws IOException {
        return Jsoup.connect("http://localhost:" + port + "/today")
                .cookie(SessionCookie.NAME, cookie)
                .followRedirects(false)
                .ignoreHttpErrors(true)
                .execute();
    }

    private Void askUntil(AtomicBoolean over, String path) throws IOException {
        while (!over.get()) {
            Connection.Response answer = get(path, "linli_" + "1".repeat(43));
            if (answer.statusCode() == 503) {
                assertBusy(answer);
            }
        }
        return null;
    }

    private Connection.Response get(String path, @Nullable String token) throws IOException {
        Connection request = Jsoup.newSession()
                .newRequest("http://localhost:" + port + path)
                .timeout(60_000)
                .ignoreContentType(true)
                .ignoreHttpErrors(true);
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).execute();
    }

    private static void assertBusy(Connection.Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    /** Does something while everybody's turns are taken. */
    private void withoutTurns(Callable<Void> work) throws Exception {
        List<Who> taken = new ArrayList<>();
        for (int i = 0; i < settings.atOnce() && turns.begin(Who.KNOWN); i++) {
            taken.add(Who.KNOWN);
        }
        try {
            work.call();
        } finally {
            taken.forEach(turns::end);
        }
    }

    private List<Who> strangersTurns() {
        List<Who> taken = new ArrayList<>();
        while (turns.begin(Who.STRANGER)) {
            taken.add(Who.STRANGER);
        }
        return taken;
    }
}
