package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.BusinessClock;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody can try all passwords, and nobody can lock somebody else out; from addresses of 127.0.0.0/8. */
@LinliTest
@Tag("slow")
class SignInTriesTest {

    private static final String WRONG = "wrong-password";

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Test
    void whoeverSendsWrongPasswordsWaitsWhileTheOwnerSignsInElsewhere() throws Exception {
        var attacker = new Caller("127.0.1.1");
        for (int i = 0; i < 8; i++) {
            assertThat(attacker.signIn("leader", WRONG)).endsWith("?error");
        }
        assertThat(attacker.signIn("leader", Fixture.PASSWORD)).endsWith("?paused");
        assertThat(new Caller("127.0.1.2").signIn("leader", Fixture.PASSWORD)).endsWith("/");
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(attacker.signIn("leader", Fixture.PASSWORD)).endsWith("/");
    }

    @Test
    void aKnownDeviceGoesOnBehindTheAddressOfWhoeverTries() throws Exception {
        var owner = new Caller("127.0.1.3");
        assertThat(owner.signIn("worker", Fixture.PASSWORD)).endsWith("/");
        owner.signOut();
        var attacker = new Caller("127.0.1.3");
        for (int i = 0; i < 9; i++) {
            attacker.signIn("worker", WRONG);
        }
        assertThat(attacker.signIn("worker", Fixture.PASSWORD)).endsWith("?paused");
        assertThat(owner.signIn("worker", Fixture.PASSWORD)).endsWith("/");
    }

    @Test
    void aKnownDeviceIsNoLicenceToTryThemAll() throws Exception {
        var stolen = new Caller("127.0.1.4");
        assertThat(stolen.signIn("worker2", Fixture.PASSWORD)).endsWith("/");
        stolen.signOut();
        for (int i = 0; i < 8; i++) {
            assertThat(stolen.signIn("worker2", WRONG)).endsWith("?error");
        }
        assertThat(stolen.signIn("worker2", Fixture.PASSWORD)).endsWith("?paused");
    }

    @Test
    void anAddressWaitsAfterManyNamesAndANameAfterManyAddresses() {
        var tries = new SignInTries(new SignInSettings(8, 40, 100, Duration.ofMinutes(10)), clock);
        for (int i = 0; i < 40; i++) {
            tries.failed(SignInAttempt.of("name" + i, "10.0.0.1", null));
        }
        assertThat(tries.isPaused(SignInAttempt.of("another", "10.0.0.1", null)))
                .isTrue();
        assertThat(tries.isPaused(SignInAttempt.of("another", "10.0.0.1", "known")))
                .isFalse();
        assertThat(tries.isPaused(SignInAttempt.of("another", "10.0.0.2", null)))
                .isFalse();
        for (int i = 0; i < 100; i++) {
            tries.failed(SignInAttempt.of("secretary", "10.1.0." + i, null));
        }
        assertThat(tries.isPaused(SignInAttempt.of("secretary", "10.2.0.1", null)))
                .isTrue();
        assertThat(tries.isPaused(SignInAttempt.of("secretary", "10.2.0.1", "known")))
                .isFalse();
    }

    @Test
    void manyWrongPasswordsAtOnceGetNoMoreTriesThanOneAfterAnother() throws Exception {
        int most = 8;
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < 40; i++) {
            callers.add(new Caller("127.0.1.6"));
        }
        var begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = callers.stream()
                    .map(caller -> threads.submit(() -> {
                        begin.await();
                        return caller.signIn("health", WRONG);
                    }))
                    .toList();
            begin.countDown();
            int looked = 0;
            for (Future<String> answer : answers) {
                looked += answer.get().endsWith("?error") ? 1 : 0;
            }
            assertThat(looked).as("passwords looked at").isEqualTo(most);
        }
        assertThat(new Caller("127.0.1.6").signIn("health", Fixture.PASSWORD)).endsWith("?paused");
    }

    @Test
    void aPlaceIsGivenBackByWhoeverSignsIn() {
        var tries = new SignInTries(new SignInSettings(2, 40, 100, Duration.ofMinutes(10)), clock);
        SignInAttempt attempt = SignInAttempt.of("name", "10.0.0.7", null);
        assertThat(tries.begins(attempt)).isTrue();
        assertThat(tries.begins(attempt)).isTrue();
        assertThat(tries.begins(attempt)).as("a third at once").isFalse();
        tries.ends(attempt, false);
        tries.ends(attempt, true);
        assertThat(tries.begins(attempt)).as("after one wrong one").isTrue();
        tries.ends(attempt, true);
        assertThat(tries.begins(attempt)).as("after two wrong ones").isFalse();
    }

    @Test
    void theAddressesOfOneIpv6NetworkAreOne() {
        assertThat(SignInAttempt.of("a", "2001:db8:1:2::1", null).origin())
                .isEqualTo(SignInAttempt.of("a", "2001:db8:1:2:ffff::9", null).origin())
                .isNotEqualTo(SignInAttempt.of("a", "2001:db8:1:3::1", null).origin());
    }

    @Test
    void nobodyGetsMoreTriesByClaimingToBeSomebodyElse() throws Exception {
        var attacker = new Caller("127.0.1.5");
        for (int i = 0; i < 8; i++) {
            attacker.claims = "203.0.113." + i;
            attacker.signIn("rental", WRONG);
        }
        attacker.claims = "203.0.113.77";
        assertThat(attacker.signIn("rental", Fixture.PASSWORD)).endsWith("?paused");
    }

    @Test
    void aTrustedProxySaysWhoseTriesTheyAre() throws Exception {
        var proxy = new Caller(TestDatabase.PROXY);
        proxy.claims = "203.0.113.1";
        for (int i = 0; i < 8; i++) {
            proxy.signIn("xilou1", WRONG);
        }
        assertThat(proxy.signIn("xilou1", Fixture.PASSWORD)).endsWith("?paused");
        // What whoever is behind the proxy wrote stands before what the proxy added.
        proxy.claims = "198.51.100.9, 203.0.113.1";
        assertThat(proxy.signIn("xilou1", Fixture.PASSWORD)).endsWith("?paused");
        proxy.claims = "203.0.113.2";
        assertThat(proxy.signIn("xilou1", Fixture.PASSWORD)).endsWith("/");
    }

    private final class Caller {

        private final HttpClient http;

        @Nullable
        String claims;

        Caller(String address) throws Exception {
            http = HttpClient.newBuilder()
                    .localAddress(InetAddress.getByName(address))
                    .cookieHandler(new CookieManager())
                    .build();
        }

        /** Where it leads to. */
        String signIn(String username, String password) throws Exception {
            return send("/sign-in", "/sign-in", "username=" + username + "&password=" + password)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }

        void signOut() throws Exception {
            send("/profile", "/sign-out", "x=y");
        }

        private HttpResponse<String> send(String page, String action, String form) throws Exception {
            String token = Jsoup.parse(http.send(request(page).build(), BodyHandlers.ofString())
                            .body())
                    .expectFirst("[name=_csrf]")
                    .val();
            return http.send(
                    request(action)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    form + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return claims == null ? request : request.header("X-Forwarded-For", claims);
        }
    }
}
