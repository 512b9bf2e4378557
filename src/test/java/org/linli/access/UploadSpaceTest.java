package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.access.UploadSpace.Refusal;
import org.linli.platform.LinliSettings;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

@LinliTest
class UploadSpaceTest {

    private static final UUID SOMEBODY = new UUID(0, 1);

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @TempDir
    Path data;

    @Test
    void uploadsTogetherTakeNoMoreThanTheirSpaceAndGiveItBack() throws Exception {
        UploadSpace space = space(DataSize.ofBytes(100), 5);
        assertThat(space.reserve(SOMEBODY, 60)).isEqualTo(Refusal.NONE);
        assertThat(space.reserve(new UUID(0, 2), 60)).isEqualTo(Refusal.NO_ROOM);
        space.release(SOMEBODY, 60);
        assertThat(space.reserve(new UUID(0, 2), 60)).isEqualTo(Refusal.NONE);
    }

    @Test
    void uploadsNeverTakeMoreThanHalfOfWhatIsFree() throws Exception {
        UploadSpace space = space(DataSize.ofTerabytes(1_000_000), 5);
        long free = java.nio.file.Files.getFileStore(data).getUsableSpace();
        assertThat(space.reserve(SOMEBODY, free)).isEqualTo(Refusal.NO_ROOM);
    }

    @Test
    void oneAccountSendsSoManyAtATimeAndIsToldInWords() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3; i++) {
                open.add(begin("secretary"));
            }
            Thread.sleep(500); // ms, until all three are being read
            try (Socket fourth = begin("secretary")) {
                fourth.shutdownOutput();
                var answer = new String(fourth.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 429").containsIgnoringCase("Retry-After: 10");
                assertThat(answer)
                        .contains("urn:linli:problem:uploads-many")
                        .contains("already uploading several files");
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private Socket begin(String username) throws Exception {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST /api/v1/imports/arrivals?area=" + Fixture.XIFAN.slug()
                                + " HTTP/1.1\r\nAuthorization: Bearer " + fixture.token(username)
                                + "\r\nHost: localhost\r\nContent-Length: 100000\r\nAccept-Language: en"
                                + "\r\nContent-Type: multipart/form-data; boundary=line\r\n\r\n--line\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private UploadSpace space(DataSize most, int perAccount) {
        return new UploadSpace(
                new UploadSettings(most, perAccount),
                new LinliSettings(
                        data,
                        ZoneId.of("UTC"),
                        new LinliSettings.Database(null, null, null, null, Duration.ofSeconds(5)),
                        null));
    }
}
