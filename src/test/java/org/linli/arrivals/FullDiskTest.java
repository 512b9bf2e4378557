package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.linli.testing.CommunityAtWork.XIFAN;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.testing.CommunityAtWork;
import org.linli.testing.LinliProcess;
import org.linli.testing.LinliProcess.Victims;
import org.springframework.util.unit.DataSize;

/** The real program on a small disk that somebody else fills while people register others. Needs root, to mount it. */
@Tag("slow")
@Timeout(240)
class FullDiskTest {

    private static final DataSize FLOOR = DataSize.ofMegabytes(64);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int INSUFFICIENT_STORAGE = 507;

    private final Path disk = Path.of(
                    "target", "full-disk", Long.toString(ProcessHandle.current().pid()))
            .toAbsolutePath();
    private final LinliProcess linli = new LinliProcess(disk.resolve("data"), "--linli.disk.floor=64MB");
    private final Set<UUID> acknowledged = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean sending = true;
    private String token = "";

    @BeforeEach
    void found() throws Exception {
        Files.createDirectories(disk);
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=600m,mode=700", "linli-test", disk.toString()))
                .as("mounting is permitted")
                .isZero();
        linli.start();
        token = CommunityAtWork.found(linli);
    }

    @AfterEach
    void end() throws Exception {
        sending = false;
        linli.close();
        for (int tried = 0; tried < 50 && run("umount", disk.toString()) != 0; tried++) {
            Thread.sleep(100); // ms, until the last of PostgreSQL has gone
        }
    }

    @Test
    void aFullDiskIsSaidAndSurvivedAndServiceIsBackByItself() throws Exception {
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            people.add(Thread.ofPlatform().start(this::registerOneAfterTheOther));
        }
        while (acknowledged.size() < 50) {
            Thread.sleep(20);
        }
        fill("first", FLOOR.toBytes() / 2);
        assertThat(awaitRefusal()).isTrue();
        assertThat(api().ask("/api/v1/areas/" + XIFAN).statusCode())
                .as("reading")
                .isEqualTo(200);

        fill("second", 0);
        linli.kill(Victims.POSTGRES); // as PostgreSQL ends itself when it cannot write its log
        Thread.sleep(4000); // ms: some starts that fail
        HttpResponse<String> refused = register();
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(INSUFFICIENT_STORAGE);
        assertThat(refused.body()).contains("磁盘已满");
        assertThat(health()).isEqualTo(503);

        Files.delete(disk.resolve("first"));
        Files.delete(disk.resolve("second"));
        long freed = System.nanoTime();
        int before = acknowledged.size();
        while (acknowledged.size() == before) {
            assertThat(System.nanoTime() - freed)
                    .as("not back in time; %s", linli.said())
                    .isLessThan(LONGEST.toNanos());
            Thread.sleep(20);
        }
        System.out.printf(
                "service %.1f s after the disk was freed%n",
                (System.nanoTime() - freed) / (double) Duration.ofSeconds(1).toNanos());
        sending = false;
        for (Thread person : people) {
            person.join();
        }
        assertThat(linli.ids("select id from arrivals.arrival")).containsAll(acknowledged);
        System.out.printf("%d of %d requests acknowledged, none lost%n", acknowledged.size(), sent.get());
    }

    private int health() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + linli.port() + "/actuator/health"));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private boolean awaitRefusal() throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            if (register().statusCode() == INSUFFICIENT_STORAGE) {
                return true;
            }
        }
        return false;
    }

    private void registerOneAfterTheOther() {
        while (sending) {
            try {
                if (register().statusCode() >= 500) {
                    Thread.sleep(100);
                }
            } catch (Exception broken) {
                assertThat(broken).isInstanceOf(IOException.class);
            }
        }
    }

    /** Somebody new; what is answered with 201 must be there for ever. */
    private HttpResponse<String> register() throws Exception {
        int n = 100_000 + sent.incrementAndGet();
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = api().register(id.toString(), XIFAN, n, LocalDate.now(LinliProcess.NOON));
        if (answer.statusCode() == 201) {
            acknowledged.add(id);
        }
        return answer;
    }

    private ApiCaller api() {
        return new ApiCaller(linli.port(), token, "zh-CN");
    }

    /** Fills the small disk, and no other, until so many bytes are left. */
    private void fill(String name, long left) throws IOException {
        assertThat(disk.toFile().getTotalSpace())
                .as("the small disk")
                .isLessThan(DataSize.ofGigabytes(1).toBytes());
        ByteBuffer block = ByteBuffer.allocate(64 * 1024);
        try (FileChannel file =
                FileChannel.open(disk.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (disk.toFile().getUsableSpace() > left) {
                file.write(block.clear());
            }
        } catch (IOException full) {
            assertThat(left).as("%s", full).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
