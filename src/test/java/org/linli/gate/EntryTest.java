package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.places.Place;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries are stored once, at the right time, in the own area, for 14 days; refusals become tasks. */
class EntryTest extends GateTesting {

    @Autowired
    EntryDays days;

    @Autowired
    Tasks tasks;

    @Autowired
    EntryRefused refused;

    @Autowired
    GuardMarks guards;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEntrySentTwiceIsStoredOnceAlsoWhereItsCorrectedTimeFallsOnAnotherDay() {
        TestClock.set("2022-02-08T00:00");
        EntrySent one = green(west, clock.now().plus(Duration.ofHours(3)).minusSeconds(1));
        assertThat(sendAt(clock.now().plus(Duration.ofHours(3)), one))
                .extracting(EntryResult::state)
                .containsExactly("stored");
        assertThat(sendAt(clock.now().plus(Duration.ofHours(3)).minusSeconds(5), one, one))
                .extracting(EntryResult::state)
                .containsExactly("known", "known");
        assertThat(stored()).hasSize(1);
        assertThat(stored().getFirst().day()).isEqualTo(MONDAY);
    }

    @Test
    void twoGatesThatSendAtOnceCountEachEntryOnce() {
        Gate east = gate(market, "东门", "secretary");
        List<EntrySent> both = IntStream.range(0, 60)
                .mapToObj(n -> green(n % 2 == 0 ? west : east, clock.now().minusSeconds(n)))
                .toList();
        EntrySent[] all = both.toArray(EntrySent[]::new);
        var sending = new ArrayList<CompletableFuture<List<EntryResult>>>();
        for (int n = 0; n < 4; n++) {
            sending.add(CompletableFuture.supplyAsync(() -> send(all)));
        }
        long stored = sending.stream()
                .flatMap(one -> one.join().stream())
                .filter(result -> result.state().equals("stored"))
                .count();
        assertThat(stored).isEqualTo(60);
        assertThat(stored()).hasSize(60);
    }

    @Test
    void aWrongClockIsCorrectedAndNothingIsEnteredInTheFuture() {
        Instant now = clock.now();
        sendAt(
                now.plus(Duration.ofDays(400)),
                green(west, now.plus(Duration.ofDays(400)).minusSeconds(600)));
        sendAt(now, green(west, now.plus(Duration.ofHours(5))));
        assertThat(stored()).extracting(Entry::at).containsExactly(now, now.minusSeconds(600));
    }

    @Test
    void whatIsWrongIsRefusedForItselfAndSaysWhatToDo() {
        Instant now = clock.now();
        List<EntryResult> results = send(
                green(west, now),
                entry(west, now, true, "blue", "36.5", "in"),
                entry(west, now, true, "green", "3.65", "in"),
                entry(west, now, true, "green", "36.5", "refused"),
                green(west, now.minus(Duration.ofDays(15))),
                new EntrySent(null, west.id(), now, true, "green", null, "in", null, null),
                new EntrySent(UUID.randomUUID(), null, now, true, "green", null, "in", null, null));
        assertThat(results)
                .extracting(EntryResult::state)
                .containsExactly("stored", "refused", "refused", "refused", "refused", "refused", "refused");
        assertThat(results.get(2).problem()).contains("30.0");
        assertThat(results.get(4).problem()).contains("14");
        assertThatThrownBy(() -> sendAt(null, green(west, now))).isInstanceOf(Refused.class);
    }

    @Test
    void aGateOfAnotherAreaIsUnknownToTheGuardAndItsEntriesAreNotSeen() {
        Place other = market(Fixture.XILOU, "西楼市场", "xilou");
        Gate theirs = gate(other, "大门", "xilou");
        assertThat(send(green(theirs, clock.now())))
                .extracting(EntryResult::state)
                .containsExactly("refused");
        send(green(west, clock.now()));
        assertThat(Acting.as(
                        fixture.actor("xilou"),
                        () -> entries.page(
                                market.id(), Instant.EPOCH, clock.now().plusSeconds(9), null, 9)))
                .isEmpty();
        assertThatThrownBy(() -> gate(market, "北门", "xilou")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> gate(market, "北门", "guard")).isInstanceOf(Forbidden.class);
    }

    @Test
    void whoeverIsRefusedIsATaskForTheSecretaryTheGraverTheMoreUrgent() {
        long alarms = Acting.as(fixture.actor("secretary"), tasks::alarms);
        send(
                entry(west, clock.now(), true, "green", "37.3", "refused"),
                entry(west, clock.now(), true, "yellow", "36.5", "refused"),
                entry(west, clock.now(), false, "green", "36.5", "checked"),
                entry(west, clock.now(), true, "green", "37.2", "in"));
        List<Entry> all = stored();
        List<Task> open = Acting.as(
                fixture.actor("secretary"),
                () -> all.stream()
                        .flatMap(entry -> tasks.ofSource(entry.id()).stream())
                        .toList());
        assertThat(Acting.as(fixture.actor("secretary"), tasks::alarms)).isEqualTo(alarms + 2);
        assertThat(open)
                .extracting(task -> task.datum(EntryRefused.REASON))
                .containsExactlyInAnyOrder("fever", "yellow");
        assertThat(all).extracting(Entry::reason).containsOnlyOnce(EntryReason.MASK, EntryReason.FEVER);
    }

    @Test
    void aFeverThatIsSentAsLetInIsKeptAsLetInAfterACheck() {
        send(entry(west, clock.now(), true, "green", "38.0", "in"));
        assertThat(stored()).extracting(Entry::outcome).containsExactly(EntryOutcome.CHECKED);
    }

    @Test
    void aFeverIsATaskAlsoWhereSomebodyIsLetInAfterASecondLook() {
        send(entry(west, clock.now(), true, "green", "37.6", "checked"));
        Entry entry = stored().getFirst();
        Task told = Acting.as(fixture.actor("secretary"), () -> tasks.ofSource(entry.id()))
                .getFirst();
        assertThat(refused.detail(told).key()).isEqualTo("gate.refused.detail.fever.in");
        assertThat(refused.detail(told).args()).contains("西门");
    }

    @Test
    void aRedCodeIsATaskAlsoWhereSomebodyIsLetInWithIt() {
        send(
                entry(west, clock.now(), true, "red", "36.5", "in"),
                entry(west, clock.now(), false, "green", "36.5", "checked"));
        List<Entry> all = stored();
        List<Task> open = Acting.as(
                fixture.actor("secretary"),
                () -> all.stream()
                        .flatMap(entry -> tasks.ofSource(entry.id()).stream())
                        .toList());
        assertThat(open).extracting(task -> refused.detail(task).key()).containsExactly("gate.refused.detail.red.in");
    }

    @Test
    void whoeverLooksAfterAPartOfTheAreaStandsAtTheGatesOfTheWholeAndChangesNoneOfThem() {
        Actor worker = fixture.actor("worker");
        assertThat(Acting.as(worker, gates::toStandAt)).extracting(Gate::id).containsExactly(west.id());
        assertThat(Acting.as(fixture.actor("xilou1"), gates::toStandAt)).isEmpty();
        EntrySent red = entry(west, clock.now(), true, "red", "36.5", "refused");
        List<EntrySent> sent = List.of(green(west, clock.now()), red);
        assertThat(Acting.as(worker, () -> entries.take(clock.now(), sent)))
                .extracting(EntryResult::state)
                .containsExactly("stored", "stored");
        assertThat(Acting.as(worker, () -> entries.take(clock.now(), sent)))
                .extracting(EntryResult::state)
                .containsExactly("known", "known");
        assertThat(stored()).hasSize(2);
        assertThat(Acting.as(fixture.actor("secretary"), () -> tasks.ofSource(Objects.requireNonNull(red.id()))))
                .hasSize(1);
        Integer changed = Acting.as(
                worker,
                () -> transaction.execute(
                        status -> jdbc.sql("update gate.gate set name = '后门'").update()));
        assertThat(changed).isZero();
    }

    @Test
    void theGuardIsWhoeverStoodThereAlsoWhereSomebodyElseSendsAndNobodyMakesAMark() {
        String mark = Acting.as(fixture.actor("guard"), guards::mine);
        for (String one : List.of(mark, fixture.actor("guard").account().toString(), "AAAA", "\u0000")) {
            EntrySent sent = green(west, clock.now());
            var kept =
                    new EntrySent(sent.id(), sent.gate(), sent.at(), sent.mask(), sent.colour(), null, "in", null, one);
            Acting.as(fixture.actor("secretary"), () -> entries.take(clock.now(), List.of(kept)));
        }
        assertThat(stored())
                .extracting(Entry::guard)
                .containsOnly(
                        fixture.actor("guard").account(),
                        fixture.actor("secretary").account())
                .containsOnlyOnce(fixture.actor("guard").account());
    }

    @Test
    void entriesAreDroppedAfterFourteenDaysByTheirPartition() throws SQLException {
        send(green(west, clock.now()));
        TestClock.set("2022-02-20T12:00");
        days.run();
        assertThat(stored()).hasSize(1);
        TestClock.set("2022-02-21T00:10");
        days.run();
        assertThat(stored()).isEmpty();
        assertThat(partitions()).contains("entry_20220208", "entry_20220223").doesNotContain("entry_20220207");
    }

    private static List<String> partitions() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'gate' and tablename like 'entry_2%'")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
