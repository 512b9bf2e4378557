package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.field.FieldSealing;
import org.linli.photos.ForgettingPhotos;
import org.linli.photos.JpegMade;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Photos that a phone sends in pieces over a line that breaks. */
@Tag("slow")
class FieldPhotoTest extends CareTesting {

    private static final int PIECE = 65_536;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationContext context;

    private final HttpClient http = HttpClient.newHttpClient();
    private final byte[] photo = JpegMade.withExif(JpegMade.jpeg(1600, 1200), 1);
    private final UUID id = UUID.randomUUID();
    private Task task;
    private Phone phone;

    /** A phone that signed in once. */
    private record Phone(String device, String token, String sealKey) {}

    @BeforeEach
    void begin() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate field.device, field.told, field.entry, photos.photo cascade");
        }
        MeasureId measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        task = slot(measure, "care.temperature", LocalDate.of(2022, 2, 8));
        TestClock.set("2022-02-08T08:00");
        phone = pair("worker");
        assertThat(photo.length).isBetween(3 * PIECE, 2_000_000);
    }

    private Phone pair(String username) throws Exception {
        var browser = new SignedIn(port, username);
        JsonNode me = json.readTree(browser.response("/field/me").body());
        Connection.Response paired = browser.request("/field/devices")
                .header("Content-Type", "application/json")
                .header(me.at("/csrfHeader").asString(), me.at("/csrf").asString())
                .requestBody("{\"name\":\"手机\"}")
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .execute();
        JsonNode answer = json.readTree(paired.body());
        return new Phone(
                answer.at("/device").asString(),
                answer.at("/token").asString(),
                answer.at("/sealKey").asString());
    }

    private HttpRequest.Builder to(Phone from, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/field/photos" + path))
                .header("Authorization", "Bearer " + from.token());
    }

    private HttpResponse<String> announce(Phone from, UUID id, UUID of, byte[] content) throws Exception {
        return announce(from, id, of, content.length, sha256(content));
    }

    private HttpResponse<String> announce(Phone from, UUID id, UUID of, int size, String sha256) throws Exception {
        var sent = new HashMap<String, @Nullable Object>();
        sent.put("device", from.device());
        sent.put("sentAt", "2022-02-08T03:00:00Z"); // three hours ahead
        sent.put("id", id);
        sent.put("kind", "task");
        sent.put("subject", of);
        sent.put("takenAt", "2022-02-08T02:40:00Z");
        sent.put("size", size);
        sent.put("sha256", sha256);
        return http.send(
                to(from, "")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(sent)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatWasKeptSealedOfAPhotoIsOpenedForWhoeverTookItAndNobodyElse() throws Exception {
        var content = new HashMap<String, @Nullable Object>();
        content.put("device", phone.device());
        content.put("id", id);
        content.put("task", task.id().value());
        content.put("takenAt", "2022-02-08T02:40:00Z");
        content.put("size", photo.length);
        content.put("sha256", sha256(photo));
        content.put("key", "a2V5");
        Map<String, String> box = FieldSealing.seal(json.writeValueAsString(content), phone.sealKey());
        Phone again = pair("worker");
        JsonNode opened = opened(again, id, box);
        assertThat(opened.at("/0/key").asString()).isEqualTo("a2V5");
        assertThat(opened.at("/0/task").asString()).isEqualTo(task.id().value().toString());
        assertThat(opened.at("/0/takenAt").asString()).isEqualTo("2022-02-08T02:40:00Z");
        assertThat(opened(pair("leader"), id, box)).as("somebody else's").isEmpty();
        assertThat(opened(again, UUID.randomUUID(), box)).as("another's name").isEmpty();
        content.put("device", null);
        String nobodys = json.writeValueAsString(content);
        assertThat(opened(again, id, FieldSealing.seal(nobodys, phone.sealKey())))
                .isEmpty();
        assertThat(opened(again, id, FieldSealing.seal("[]", phone.sealKey()))).isEmpty();
        assertThat(opened(again, id, Map.of("point", "AAAA", "iv", "AAAA", "data", "AAAA")))
                .isEmpty();
        assertThat(askToOpen(again, Collections.nCopies(101, Map.of("id", id))).statusCode())
                .isEqualTo(422);
    }

    private JsonNode opened(Phone from, UUID id, Map<String, String> box) throws Exception {
        HttpResponse<String> response = askToOpen(from, List.of(Map.of("id", id, "sealed", box)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body()).at("/opened");
    }

    private HttpResponse<String> askToOpen(Phone from, List<?> photos) throws Exception {
        return http.send(
                to(from, "/sealed")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                json.writeValueAsString(Map.of("device", from.device(), "photos", photos))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private HttpResponse<String> put(Phone from, UUID id, long offset, byte[] piece) throws Exception {
        return http.send(
                to(from, "/" + id)
                        .header("Content-Type", "application/octet-stream")
                        .header("Upload-Offset", Long.toString(offset))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(piece))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] piece(byte[] of, int offset) {
        return Arrays.copyOfRange(of, offset, Math.min(of.length, offset + PIECE));
    }

    /** The answer to the last piece. */
    private HttpResponse<String> send(Phone from, UUID id, byte[] content) throws Exception {
        HttpResponse<String> last = announce(from, id, task.id().value(), content);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
        for (int offset = 0; offset < content.length; offset += PIECE) {
            last = put(from, id, offset, piece(content, offset));
        }
        return last;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<Void> progress(Phone from) throws Exception {
        return http.send(
                to(from, "/" + id)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static long number(String sql) throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void comesInPiecesAndIsKeptSealedAsItWasTaken() throws Exception {
        HttpResponse<String> last = send(phone, id, photo);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        assertThat(header(last, "Upload-Complete")).isEqualTo("?1");
        assertThat(number("select count(*) from photos.piece")).isZero();
        assertThat(number("""
                        select count(*) from photos.photo
                         where phone_at = '2022-02-08T02:40:00Z' and taken_at = '2022-02-07T23:40:00Z'
                           and arrived_at = '2022-02-08T00:00:00Z' and device_id is not null
                        """)).isEqualTo(1);
        assertThat(number("select count(*) from photos.image where position('\\xffd8ff'::bytea in content) = 1"))
                .isZero();
    }

    @Test
    void goesOnFromWhereTheLineBroke() throws Exception {
        announce(phone, id, task.id().value(), photo);
        put(phone, id, 0, piece(photo, 0));
        cutInTheMiddle(PIECE);
        assertThat(header(progress(phone), "Upload-Offset")).isEqualTo(Integer.toString(PIECE));
        assertThat(header(progress(phone), "Upload-Complete")).isEqualTo("?0");
        assertThat(header(progress(phone), "Upload-Length")).isEqualTo(Integer.toString(photo.length));
        JsonNode again =
                json.readTree(announce(phone, id, task.id().value(), photo).body());
        assertThat(again.at("/offset").asInt()).isEqualTo(PIECE);
        HttpResponse<String> last = send(phone, id, photo);
        assertThat(header(last, "Upload-Complete")).isEqualTo("?1");
    }

    /** Half of a piece, and then nothing more. */
    private void cutInTheMiddle(int offset) throws Exception {
        byte[] piece = piece(photo, offset);
        String head = "PUT /api/v1/field/photos/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                + "Content-Type: application/octet-stream\r\nUpload-Offset: %d\r\nContent-Length: %d\r\n\r\n";
        try (var socket = new Socket("localhost", port);
                OutputStream out = socket.getOutputStream()) {
            out.write(head.formatted(id, phone.token(), offset, piece.length).getBytes(StandardCharsets.US_ASCII));
            out.write(piece, 0, piece.length / 2);
            out.flush();
        }
    }

    @Test
    void eachPieceIsStoredOnceHoweverOftenAndInWhateverOrderItComes() throws Exception {
        announce(phone, id, task.id().value(), photo);
        List<Integer> offsets = new ArrayList<>();
        for (int offset = 0; offset < photo.length; offset += PIECE) {
            offsets.add(offset);
        }
        var random = new Random(11);
        HttpResponse<Void> now = progress(phone);
        for (int round = 0; round < 50 && !header(now, "Upload-Complete").equals("?1"); round++) {
            Collections.shuffle(offsets, random);
            for (int offset : offsets) {
                HttpResponse<String> answer = put(phone, id, offset, piece(photo, offset));
                assertThat(answer.statusCode()).as(answer.body()).isIn(204, 409);
                if (answer.statusCode() == 409) {
                    assertThat(Long.parseLong(header(answer, "Upload-Offset"))).isLessThan(offset);
                }
            }
            now = progress(phone);
        }
        assertThat(header(now, "Upload-Complete")).isEqualTo("?1");
        assertThat(put(phone, id, 0, piece(photo, 0)).statusCode()).isEqualTo(204);
        assertThat(number("select count(*) from photos.image")).isEqualTo(1);
    }

    @Test
    void thePieceThatManySendAtOnceIsStoredOnce() throws Exception {
        announce(phone, id, task.id().value(), photo);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                all.add(() -> put(phone, id, 0, piece(photo, 0)).statusCode());
            }
            for (Future<Integer> each : senders.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(204);
            }
        }
        assertThat(number("select sum(size) from photos.piece")).isEqualTo(PIECE);
    }

    @Test
    void whatIsNotWhatWasAnnouncedBeginsAnew() throws Exception {
        byte[] other = photo.clone();
        other[photo.length - 100] ^= 1;
        HttpResponse<String> last = announce(phone, id, task.id().value(), photo);
        for (int offset = 0; offset < photo.length; offset += PIECE) {
            last = put(phone, id, offset, piece(other, offset));
        }
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.body()).contains("photos.hash");
        assertThat(header(last, "Upload-Offset")).isEqualTo("0");
        assertThat(send(phone, id, photo).statusCode()).isEqualTo(204);
    }

    @Test
    void whatIsNoPhotoOrTooLargeIsRefused() throws Exception {
        for (byte[] wrong : List.of(
                "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
                JpegMade.png(40, 40),
                JpegMade.claiming(JpegMade.jpeg(60, 60), 60_000, 60_000))) {
            UUID one = UUID.randomUUID();
            HttpResponse<String> answer = send(phone, one, wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).containsAnyOf("photos.unreadable", "photos.pixels");
            assertThat(put(phone, one, 0, wrong).statusCode()).isEqualTo(422);
        }
        assertThat(announce(phone, id, task.id().value(), 2 * 1024 * 1024 + 1, sha256(photo))
                        .body())
                .contains("photos.size");
        assertThat(announce(phone, id, task.id().value(), 100, "../x").body()).contains("photos.sha256");
        assertThat(number("select count(*) from photos.piece")).isZero();
        assertThat(number("select count(*) from photos.image")).isZero();
    }

    @Test
    void aPieceOfAnotherSizeIsRefused() throws Exception {
        announce(phone, id, task.id().value(), photo);
        assertThat(put(phone, id, 0, Arrays.copyOf(photo, 1000)).body()).contains("photos.piece");
        assertThat(put(phone, id, 0, Arrays.copyOf(photo, PIECE + 1)).body()).contains("photos.piece");
        assertThat(put(phone, id, -1, piece(photo, 0)).statusCode()).isEqualTo(204);
        assertThat(number("select count(*) from photos.piece")).isZero();
    }

    @Test
    void nobodySendsOrAsksForThePhotoOfSomebodyElse() throws Exception {
        Phone leader = pair("leader");
        announce(phone, id, task.id().value(), photo);
        assertThat(announce(leader, id, task.id().value(), photo).statusCode()).isEqualTo(409);
        assertThat(put(leader, id, 0, piece(photo, 0)).statusCode()).isEqualTo(404);
        assertThat(progress(leader).statusCode()).isEqualTo(404);
        Phone elsewhere = pair("worker2");
        assertThat(announce(elsewhere, id, task.id().value(), photo).statusCode())
                .isEqualTo(422);
        assertThat(announce(elsewhere, UUID.randomUUID(), task.id().value(), photo)
                        .body())
                .contains("photos.subject");
        assertThat(put(elsewhere, id, 0, piece(photo, 0)).statusCode()).isEqualTo(404);
        assertThat(announce(
                                new Phone(phone.device(), leader.token(), phone.sealKey()),
                                UUID.randomUUID(),
                                task.id().value(),
                                photo)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherPhotoUnderTheSameIdIsRefused() throws Exception {
        announce(phone, id, task.id().value(), photo);
        assertThat(announce(phone, id, task.id().value(), JpegMade.jpeg(200, 200))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aDeviceSendsSoManyADayAndNoMore() throws Exception {
        announce(phone, id, task.id().value(), photo);
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into photos.photo (id, account_id, device_id, subject_kind, subject_id, path, taken_at,
                                              announced_at)
                    select gen_random_uuid(), account_id, device_id, subject_kind, subject_id, path, taken_at,
                           announced_at
                      from photos.photo, generate_series(1, 199)
                    """);
        }
        assertThat(announce(phone, UUID.randomUUID(), task.id().value(), photo).body())
                .contains("photos.many");
        TestClock.set("2022-02-09T08:00");
        assertThat(announce(phone, UUID.randomUUID(), task.id().value(), photo).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverMaySeeTheTaskSeesItAndTheLookIsNoted() throws Exception {
        send(phone, id, photo);
        Connection.Response seen = new SignedIn(port, "secretary").response("/photos/" + id);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.contentType()).isEqualTo("image/jpeg");
        assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(JpegMade.read(seen.bodyAsBytes()).getWidth()).isEqualTo(1600);
        assertThat(new String(seen.bodyAsBytes(), StandardCharsets.ISO_8859_1)).doesNotContain(JpegMade.PLACE);
        assertThat(number("select count(*) from access.audit_entry where action = 'person.seen.photo' and subject = '"
                        + laid.xu() + "'"))
                .isEqualTo(1);
        Connection.Response small = new SignedIn(port, "worker").response("/photos/" + id + "/small");
        assertThat(JpegMade.read(small.bodyAsBytes()).getWidth()).isEqualTo(320);
        assertThat(new SignedIn(port, "worker2").response("/photos/" + id).statusCode())
                .isEqualTo(404);
        for (String other : List.of("guard", "admin", "auditor")) {
            assertThat(new SignedIn(port, other).response("/photos/" + id).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void aLookAtSmallPhotosIsNotedOnceAnHour() throws Exception {
        send(phone, id, photo);
        UUID second = UUID.randomUUID();
        send(phone, second, photo);
        var worker = new SignedIn(port, "worker");
        String looks = "select count(*) from access.audit_entry where action = 'person.seen.photo' and subject = '"
                + laid.xu() + "' and username = 'worker'";
        long before = number(looks);
        worker.response("/photos/" + id + "/small");
        worker.response("/photos/" + second + "/small");
        assertThat(number(looks)).isEqualTo(before + 1);
        TestClock.set("2022-02-08T09:01");
        worker.response("/photos/" + id + "/small");
        assertThat(number(looks)).isEqualTo(before + 2);
    }

    @Test
    void whatIsNotWholeAfterAWeekGoes() throws Exception {
        announce(phone, id, task.id().value(), photo);
        put(phone, id, 0, piece(photo, 0));
        TestClock.set("2022-02-15T07:59");
        forget();
        assertThat(number("select count(*) from photos.piece")).isEqualTo(1);
        TestClock.set("2022-02-15T08:01");
        forget();
        assertThat(number("select count(*) from photos.photo")).isZero();
        assertThat(number("select count(*) from photos.piece")).isZero();
    }

    private void forget() {
        ForgettingPhotos.now(context);
    }
}
