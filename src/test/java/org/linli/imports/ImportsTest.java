package org.linli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.arrivals.SyntheticLists.HEADER;
import static org.linli.arrivals.SyntheticLists.person;
import static org.linli.arrivals.SyntheticLists.xlsx;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrivals.ArrivalField;
import org.linli.arrivals.SyntheticLists;
import org.linli.imports.ImportPreview.Outcome;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.LinliSettings;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Checking the columns of a list, stopping it, and going on after the program was killed. */
@Tag("slow")
@LinliTest
class ImportsTest {

    @Autowired
    Imports imports;

    @Autowired
    ImportKinds kinds;

    @Autowired
    ImportUpload taking;

    @Autowired
    ImportRunner running;

    @Autowired
    People people;

    @Autowired
    LinliSettings settings;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void correctsColumnsThatWereTakenForOthers() {
        // The heading over the names says something else, and that over the landlord says name.
        List<String> header = List.of("称呼", "证件", "手机", "来自何地", "抵达日期", "房号", "姓名");
        List<List<String>> rows = IntStream.range(100, 104)
                .<List<String>>mapToObj(n -> with(person(n, "湖北武穴", "西范1组8号" + n + "室"), "房东甲"))
                .toList();
        as("secretary", () -> {
            ImportId id = upload("list.xlsx", xlsx(header, rows));
            Map<String, Integer> columns = Map.of(
                    ArrivalField.NAME.name(),
                    0,
                    ArrivalField.DOCUMENT.name(),
                    1,
                    ArrivalField.PHONE.name(),
                    2,
                    ArrivalField.ORIGIN.name(),
                    3,
                    ArrivalField.ARRIVED.name(),
                    4,
                    ArrivalField.ROOM.name(),
                    5,
                    ArrivalField.LANDLORD.name(),
                    6);
            imports.remap(id, 0, 1, columns, Map.of());
            assertThat(imports.get(id).mapping().columns()).isEqualTo(columns);

            ImportPreview preview = imports.preview(id);
            assertThat(preview.rows()).hasSize(4).allSatisfy(row -> {
                assertThat(row.outcome()).isEqualTo(Outcome.GOOD);
                assertThat(row.result()).isEqualTo("2+14");
            });
            assertThat(preview.rows().getFirst().values().getFirst()).isEqualTo(SyntheticLists.name(100));
            assertThat(preview.rows().getFirst().values().get(1)).isEqualTo("360424************");
            assertThat(stored(id)).isZero();

            imports.start(id);
            assertThat(done(id).stored()).isEqualTo(4);
            assertThat(stored(id)).isEqualTo(4);
            assertThatThrownBy(() -> imports.remap(id, 0, 1, columns, Map.of())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> imports.start(id)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void judgesTheColumnsAnewUnderAnotherHeader() {
        List<List<String>> rows = List.of(HEADER, person(120, "湖北武穴", "西范1组8号120室"));
        as("secretary", () -> {
            ImportId id = upload("list.xlsx", xlsx(List.of("这", "是", "一", "张", "登记", "表"), rows));
            imports.remap(id, 0, 1, Map.of(), Map.of());
            assertThat(imports.get(id).mapping().headerRow()).isEqualTo(1);
            imports.remap(id, 0, 2, Map.of(), Map.of());
            assertThat(missing(id)).isEmpty();
            assertThat(imports.get(id).total()).isEqualTo(1);
            assertThatThrownBy(() -> imports.remap(id, 5, 2, Map.of(), Map.of()))
                    .isInstanceOf(Refused.class);
            imports.cancel(id);
        });
    }

    @Test
    void whoUploadsMapsAndDiscardsAListStandsInTheTrail() {
        as("secretary", () -> {
            ImportId id = upload("list.xlsx", xlsx(HEADER, List.of(person(121, "湖北武穴", "西范1组8号121室"))));
            imports.remap(id, 0, 1, imports.get(id).mapping().columns(), Map.of());
            imports.cancel(id);
            imports.cancel(id);
            List<String> trail =
                    transaction.execute(status -> jdbc.sql("select action from access.audit_entry where subject = :id")
                            .param("id", id.toString())
                            .query(String.class)
                            .list());
            assertThat(trail).containsExactlyInAnyOrder("imports.uploaded", "imports.mapped", "imports.cancelled");
        });
    }

    @Test
    void doesNotStartWithoutANeededColumn() {
        as("secretary", () -> {
            ImportId id = upload("list.xlsx", xlsx(HEADER, List.of(person(130, "湖北武穴", "西范1组8号130室"))));
            imports.remap(id, 0, 1, Map.of("NAME", 0), Map.of());
            assertThat(missing(id)).isNotEmpty();
            assertThatThrownBy(() -> imports.start(id))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems()).hasSize(4));
            imports.cancel(id);
            assertThat(imports.get(id).state()).isEqualTo(ImportState.CANCELLED);
            assertThat(file(id)).doesNotExist();
        });
    }

    @Test
    void remindsOfAFileThatWasDoneBefore() {
        byte[] content = xlsx(HEADER, List.of(person(140, "湖北武穴", "西范1组8号140室")));
        as("secretary", () -> {
            ImportId first = imports.bring("arrivals", Fixture.XIFAN, "a.xlsx", new ByteArrayInputStream(content));
            done(first);
            ImportId second = upload("b.xlsx", content);
            assertThat(imports.sameDoneBefore(second)).map(Import::id).contains(first);
            assertThat(imports.preview(second).rows().getFirst().outcome()).isEqualTo(Outcome.KNOWN);
            assertThat(imports.list("arrivals", Paging.page(1))
                            .rows()
                            .getFirst()
                            .id())
                    .isEqualTo(second);
            imports.cancel(second);
        });
    }

    @Test
    void goesOnWhereItWasWhenTheProgramWasKilled() {
        var rows = new ArrayList<List<String>>();
        for (int n = 1000; n < 1250; n++) {
            rows.add(person(n, "浙江省义乌市", "西范2组%d号%d室".formatted(n % 40 + 1, n)));
        }
        ImportId id = as("secretary", () -> upload("long.xlsx", xlsx(HEADER, rows)));
        // As the database stands after a kill: running, with the first chunk stored, and nobody at it.
        as("secretary", () -> {
            imports.start(id);
            Import half = done(id);
            assertThat(half.stored()).isEqualTo(250);
        });
        ImportId again = as("secretary", () -> upload("long.xlsx", xlsx(HEADER, rows)));
        mark(again, 101, 100, 0, 100);
        as("secretary", () -> {
            assertThat(imports.get(again).isRunning()).isTrue();
            running.launch(again, Acting.now());
            Import end = done(again);
            assertThat(List.of(end.read(), end.stored(), end.known(), end.refused()))
                    .containsExactly(250, 0, 250, 0);
            assertThat(stored(id)).isEqualTo(250);
            assertThat(stored(again)).isZero();
        });
    }

    @Test
    void beginsAtTheNextStartWithAFileThatWasTakenJustBeforeTheProgramWasKilled() {
        byte[] list = xlsx(HEADER, List.of(person(150, "湖北武穴", "西范1组8号150室")));
        as("secretary", () -> {
            ImportId id = taking.toRun(
                    kinds.get("arrivals"), Fixture.XIFAN, "list.xlsx", new ByteArrayInputStream(list), Map.of());
            assertThat(imports.get(id).isRunning()).isTrue();
            running.resume();
            assertThat(done(id).stored()).isEqualTo(1);
        });
    }

    @Test
    void whatWasNoticedWhileReadingARowIsToldWhateverBecameOfIt() {
        var silent = new ArrayList<>(person(170, "浙江省义乌市", "西范1组8号170室"));
        silent.set(HEADER.indexOf("联系电话"), "");
        var other = new ArrayList<>(silent);
        other.set(HEADER.indexOf("姓名"), "另一人");
        as("secretary", () -> {
            ImportId first = upload("silent.xlsx", xlsx(HEADER, List.of(silent, other)));
            assertThat(imports.preview(first).rows())
                    .allSatisfy(row -> assertThat(row.reasons())
                            .extracting(ImportReason::key)
                            .contains("arrivals.warning.no-phone"));
            imports.start(first);
            Import done = done(first);
            assertThat(List.of(done.stored(), done.refused())).containsExactly(1, 1);
            assertThat(imports.warnings(first, 10)).singleElement().satisfies(warning -> {
                assertThat(warning.row()).isEqualTo(2);
                assertThat(warning.key()).isEqualTo("arrivals.warning.no-phone");
            });
            assertThat(imports.told(done).pressing()).isEmpty();
            assertThat(imports.told(done).noticed()).hasSize(1);
            assertThat(imports.refused(first, 10)).extracting(ImportReason::key).contains("arrivals.warning.no-phone");
        });
    }

    @Test
    void twoAtTheSameFileDoEachRowOnce() throws Exception {
        List<List<String>> rows = IntStream.range(2000, 2500)
                .mapToObj(n -> person(n, "浙江省义乌市", "西范3组%d号%d室".formatted(n % 40 + 1, n)))
                .toList();
        ImportId id = as("secretary", () -> upload("two.xlsx", xlsx(HEADER, rows)));
        Actor actor = fixture.actor("secretary");
        List<Thread> starts = List.of(
                Thread.ofVirtual().start(() -> Acting.run(actor, () -> imports.start(id))),
                Thread.ofVirtual().start(() -> Acting.run(actor, () -> imports.start(id))));
        for (Thread start : starts) {
            start.join();
        }
        as("secretary", () -> {
            assertThat(done(id).stored()).isEqualTo(500);
            assertThat(stored(id)).isEqualTo(500);
        });
    }

    @Test
    void stopsWhenSomebodyStopsItAndKeepsWhatIsStored() {
        List<List<String>> rows = IntStream.range(3000, 5000)
                .mapToObj(n -> person(n, "浙江省义乌市", "西范1组%d号%d室".formatted(n % 40 + 1, n)))
                .toList();
        as("secretary", () -> {
            ImportId id =
                    imports.bring("arrivals", Fixture.XIFAN, "stop.xlsx", new ByteArrayInputStream(xlsx(HEADER, rows)));
            imports.cancel(id);
            Import stopped = imports.get(id);
            assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
            assertThat(stopped.stored()).isLessThan(2000);
            assertThat(stored(id)).isEqualTo(stopped.stored());
        });
    }

    @Test
    void aRowOfSomebodyWhoDiedIsRefusedWithThatReasonAndTheOthersAreStored() {
        List<String> dead = person(160, "浙江省义乌市", "西范1组8号160室");
        as("secretary", () -> {
            ImportId first = imports.bring(
                    "arrivals", Fixture.XIFAN, "a.xlsx", new ByteArrayInputStream(xlsx(HEADER, List.of(dead))));
            done(first);
            var id = new PersonId(Objects.requireNonNull(transaction.execute(
                    status -> jdbc.sql("select person_id from arrivals.arrival where import_id = :file")
                            .param("file", first.value())
                            .query(UUID.class)
                            .single())));
            people.markDied(id, people.get(id).version(), LocalDate.of(2022, 2, 6));
            var again = new ArrayList<>(dead);
            again.set(4, "2022-02-05");
            byte[] list = xlsx(HEADER, List.of(again, person(161, "浙江省义乌市", "西范1组8号161室")));
            ImportId second = imports.bring("arrivals", Fixture.XIFAN, "b.xlsx", new ByteArrayInputStream(list));
            Import end = done(second);
            assertThat(List.of(end.read(), end.stored(), end.known(), end.refused()))
                    .containsExactly(2, 1, 0, 1);
            assertThat(imports.refused(second, 10)).singleElement().satisfies(refusal -> {
                assertThat(refusal.row()).isEqualTo(2);
                assertThat(refusal.column()).isEqualTo(ArrivalField.DOCUMENT.name());
                assertThat(refusal.key()).isEqualTo("arrivals.refusal.person.died");
                assertThat(refusal.args()).containsExactly("2022-02-06");
            });
        });
    }

    @Test
    void needsThePermission() {
        as(
                "worker",
                () -> assertThatThrownBy(() -> upload("a.xlsx", new byte[0])).isInstanceOf(Forbidden.class));
    }

    @Test
    @Tag("slow")
    void bringsInTenThousandRowsWithDuplicates() {
        List<List<String>> rows = IntStream.range(0, 10_000)
                .mapToObj(n -> person(
                        10_000 + n % 9_500,
                        "江西省九江市",
                        "西范%d组%d号%d室".formatted(n % 9_500 % 3 + 1, n % 9_500 / 60 + 1, n % 9_500)))
                .toList();
        as("secretary", () -> {
            long began = System.nanoTime();
            ImportId id = imports.bring(
                    "arrivals", Fixture.XIFAN, "large.xlsx", new ByteArrayInputStream(xlsx(HEADER, rows)));
            Import end = done(id);
            System.out.printf(
                    "10,000 rows in %d s%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            assertThat(List.of(end.read(), end.stored(), end.known(), end.refused()))
                    .containsExactly(10_000, 9_500, 500, 0);
            assertThat(stored(id)).isEqualTo(9_500);
        });
    }

    private List<ImportColumn> missing(ImportId id) {
        Import job = imports.get(id);
        return kinds.of(job).missing(job.mapping());
    }

    private ImportId upload(String name, byte[] content) {
        return imports.upload("arrivals", Fixture.XIFAN, name, new ByteArrayInputStream(content));
    }

    private Import done(ImportId id) {
        long end = System.nanoTime() + Duration.ofMinutes(8).toNanos();
        Import job = imports.get(id);
        while (job.isRunning() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            job = imports.get(id);
        }
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo(ImportState.DONE);
        return job;
    }

    private long stored(ImportId id) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                        "select count(*) from arrivals.arrival where import_id = :file and withdrawn_at is null")
                .param("file", id.value())
                .query(Long.class)
                .single()));
    }

    private java.nio.file.Path file(ImportId id) {
        return settings.data().resolve("imports").resolve(id + ".sealed");
    }

    private void mark(ImportId id, int lastRow, int read, int stored, int known) {
        as(
                "secretary",
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                                update imports.import
                                   set state = 'running', last_row = :last,
                                       read = :read, stored = :stored, known = :known,
                                       started_at = created_at, started_by = created_by
                                 where id = :id
                                """)
                        .param("last", lastRow)
                        .param("read", read)
                        .param("stored", stored)
                        .param("known", known)
                        .param("id", id.value())
                        .update()));
    }

    private void as(String who, Runnable work) {
        Acting.run(fixture.actor(who), work);
    }

    private <T> T as(String who, java.util.function.Supplier<T> work) {
        return Acting.as(fixture.actor(who), work);
    }

    private static List<String> with(List<String> row, String more) {
        var longer = new ArrayList<>(row);
        longer.add(more);
        return longer;
    }
}
