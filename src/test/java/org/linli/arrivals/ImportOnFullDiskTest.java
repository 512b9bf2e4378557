package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.DiskSpace;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDisk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

@Tag("slow")
@LinliTest
class ImportOnFullDiskTest {

    private static final int ROWS = 4_000;

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    DiskSpace disk;

    @AfterEach
    void makeRoom() {
        TestDisk.reset();
        await().until(() -> !disk.isLow());
    }

    @Test
    void aListWaitsWhileTheDiskIsFullAndGoesOnByItself() throws Exception {
        var api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
        ListWithMistakes list = ListWithMistakes.of(0, ROWS, LocalDate.of(2022, 2, 7), new Random(8));
        HttpResponse<String> answer = api.upload(Fixture.XIFAN.slug(), "名单.csv", list.csv());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        TestDisk.leave(DataSize.ofMegabytes(100));
        await().atMost(Duration.ofSeconds(5)).until(disk::isLow);
        Thread.sleep(1000); // ms; the chunk that had begun is stored
        int stood = api.get(location, 200).at("/read").asInt();
        assertThat(stood).isLessThan(ROWS);
        Thread.sleep(1500);
        assertThat(api.get(location, 200).at("/read").asInt()).isEqualTo(stood);
        makeRoom();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get(location, 200).at("/state").asString().equals("done"));
        JsonNode done = api.get(location, 200);
        assertThat(done.at("/read").asInt()).isEqualTo(ROWS);
        assertThat(done.at("/stored").asInt()).isEqualTo(list.stored().size());
    }
}
