package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.photos.JpegMade;
import org.linli.photos.Photos;
import org.linli.places.DoorCodes;
import org.linli.places.Place;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop shows through the code at its door that something is put right, and nothing worse comes that way. */
class FindingPhotoTest extends InspectionTesting {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    private Findings findings;

    @Autowired
    private DoorCodes codes;

    private Place shop;
    private String door;
    private UUID finding;
    private final Connection stranger = Jsoup.newSession().header("Accept-Language", "zh");

    @BeforeEach
    void find() {
        shop = shop("小张超市");
        answer("worker", ordered(shop), wrong("masks"));
        door = door(shop);
        finding = of(shop);
    }

    private UUID of(Place place) {
        return as("secretary", () -> findings.of(place.id())).getFirst().id();
    }

    private String door(Place place) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> "/door/"
                        + Objects.requireNonNull(
                                codes.print(place, List.of(place)).get(place.id())));
    }

    private Document open() throws IOException {
        return stranger.newRequest("http://localhost:" + port + door).get();
    }

    private HttpResponse<String> send(String path, String type, byte[] body) throws Exception {
        Document page = open();
        String cookies = stranger.cookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", type)
                        .header("Accept-Language", "zh")
                        .header("Cookie", cookies)
                        .header("X-CSRF-TOKEN", page.expectFirst("[name=_csrf]").val())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(byte[] jpeg) throws Exception {
        return send(door + "/findings/" + finding + "/photo", "image/jpeg", jpeg);
    }

    private int kept() throws Exception {
        return new SignedIn(port, "secretary")
                .get("/inspection/findings/" + finding)
                .select("img.photo")
                .size();
    }

    @Test
    void aPhotoOfTheShopStandsWithTheFindingWithoutWhatTheCameraWrote() throws Exception {
        byte[] photo = JpegMade.withExif(JpegMade.jpeg(1600, 1200), 6);
        assertThat(photo.length).as("more than a form").isGreaterThan(8 * 1024);
        HttpResponse<String> answer = send(photo);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("照片已收到");
        assertThat(send(photo).statusCode()).as("sent again").isEqualTo(200);
        var secretary = new SignedIn(port, "secretary");
        Document page = secretary.get("/inspection/findings/" + finding);
        assertThat(page.select("img.photo")).hasSize(1);
        byte[] seen =
                secretary.response(page.expectFirst(".photos a").attr("href")).bodyAsBytes();
        assertThat(new String(seen, StandardCharsets.ISO_8859_1)).doesNotContain(JpegMade.PLACE);
        assertThat(JpegMade.read(seen).getHeight()).isEqualTo(1600);
        assertThat(open().select("main").text()).contains("已收到照片1张");
        assertThat(new SignedIn(port, "xilou")
                        .response(page.expectFirst(".photos a").attr("href"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("secretary", () -> findings.get(finding)).state())
                .as("that it is put right is said apart")
                .isEqualTo(Finding.State.OPEN);
    }

    @Test
    void whatIsNoJpegIsRefusedInWordsAndTooManyOfThatPause() throws Exception {
        for (byte[] other : List.of(
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                JpegMade.png(40, 40),
                JpegMade.claiming(JpegMade.jpeg(40, 40), 60_000, 60_000))) {
            HttpResponse<String> answer = send(other);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(answer.body()).contains("照片");
        }
        int pauses = 0;
        for (int n = 0; n < 20; n++) {
            pauses += send(new byte[] {1, 2, 3}).statusCode() == 429 ? 1 : 0;
        }
        assertThat(pauses).isPositive();
        assertThat(kept()).isZero();
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        assertThat(send(new byte[Photos.LARGEST + 1]).statusCode()).isEqualTo(413);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/octet-stream", "image/png", "text/html"})
    void onlyPhotosMayBeLargerThanAForm(String type) throws Exception {
        assertThat(send(door + "/findings/" + finding + "/photo", type, new byte[20_000])
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(door + "/findings/" + finding + "/photo", "multipart/form-data; boundary=x", new byte[20_000])
                        .statusCode())
                .isIn(302, 303);
    }

    @Test
    void nowhereElseBelowADoorIsMoreThanAFormTaken() throws Exception {
        for (String path : List.of("", "/findings/" + finding, "/self-check", "/findings/x/y/photo", "/photo")) {
            assertThat(send(door + path, "image/jpeg", JpegMade.jpeg(1600, 1200))
                            .statusCode())
                    .as(path)
                    .isEqualTo(413);
        }
    }

    @Test
    void aFindingOfAnotherPlaceOneThatIsOverAndAnUnknownOneTakeNothing() throws Exception {
        Place other = shop("小李早餐店");
        answer("worker", ordered(other), wrong("masks"));
        byte[] photo = JpegMade.jpeg(800, 600);
        for (UUID wrong : List.of(of(other), UUID.randomUUID())) {
            assertThat(send(door + "/findings/" + wrong + "/photo", "image/jpeg", photo)
                            .statusCode())
                    .isEqualTo(404);
        }
        String opened = door;
        answer("worker", ordered(shop), Map.of("outcome", "fine"));
        door = door(other);
        assertThat(send(opened + "/findings/" + finding + "/photo", "image/jpeg", photo)
                        .statusCode())
                .isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @Test
    void aCodeThatWasRenewedOrInventedTakesNothing() throws Exception {
        String before = door;
        as("secretary", () -> places.renewDoor(shop.id()));
        door = door(shop);
        byte[] photo = JpegMade.jpeg(800, 600);
        assertThat(send(before + "/findings/" + finding + "/photo", "image/jpeg", photo)
                        .statusCode())
                .isEqualTo(410);
        assertThat(send("/door/" + "x".repeat(43) + "/findings/" + finding + "/photo", "image/jpeg", photo)
                        .statusCode())
                .isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @Test
    void aFindingTakesThreeAndADoorTwelveADay() throws Exception {
        for (int n = 0; n < FindingPhotos.MOST; n++) {
            assertThat(send(JpegMade.jpeg(100 + n, 80)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> more = send(JpegMade.jpeg(200, 80));
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("3张");
        assertThat(kept()).isEqualTo(FindingPhotos.MOST);
        assertThat(open().select("[data-photo-to]")).isEmpty();
        answer("worker", ordered(shop), wrong("masks", "code", "registered", "disinfected", "temperature"));
        int taken = FindingPhotos.MOST;
        for (Finding one : as("secretary", () -> findings.of(shop.id()))) {
            for (int n = 0; n < FindingPhotos.MOST; n++) {
                String path = door + "/findings/" + one.id() + "/photo";
                taken += send(path, "image/jpeg", JpegMade.jpeg(300 + n, 80)).statusCode() == 200 ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(FindingPhotos.MOST_A_DAY);
    }

    @Test
    void withoutTheMarkOfTheFormNothingIsTaken() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + door + "/findings/" + finding + "/photo"))
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JpegMade.jpeg(800, 600)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(kept()).isZero();
    }
}
