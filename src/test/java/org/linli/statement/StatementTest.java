package org.linli.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.testing.Fixture.JIANGBEI;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XIFAN_1;
import static org.linli.testing.Fixture.XIFAN_2;
import static org.linli.testing.Fixture.XILOU;
import static org.linli.testing.Fixture.XILOU_1;
import static org.linli.testing.Fixture.XILOU_RENTAL;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.statement.RowQuery.Slice;
import org.linli.statement.RowQuery.Which;
import org.linli.territory.Area;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@LinliTest
@Tag("slow")
class StatementTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
    private static final Set<String> ALL = Set.of(OpenPart.UNSIGNED, "test.open", "test.missed");

    @Autowired
    AutowireCapableBeanFactory beans;

    CountedThings things;

    @BeforeAll
    static void makeTables() throws SQLException {
        CountedThings.makeTables();
    }

    @AfterAll
    static void dropTables() throws SQLException {
        CountedThings.dropTables();
    }

    @BeforeEach
    void begin() throws SQLException {
        CountedThings.clear();
        things = new CountedThings(beans, CountedThings.IDENTITIES);
        TestClock.set("2022-02-07T17:00");
    }

    @Test
    void countsARentedHomeOnceAlthoughTwoCellsCoverIt() {
        things.stay(XILOU_1, XILOU_RENTAL, DAY, "42", null);
        things.stay(XILOU_1, null, DAY, "36", null);

        Figure atTheTop = figure(of("command", JIANGBEI), "test.registered");
        assertThat(atTheTop.value()).isEqualTo(2);
        assertThat(atTheTop.rented()).isEqualTo(1);
        Statement community = of("command", XILOU);
        Figure inXilou = figure(community, "test.registered");
        assertThat(inXilou.value()).isEqualTo(2);
        assertThat(community.children()).extracting(Area::path).containsExactly(XILOU.child("g1"));
        assertThat(community.beside()).extracting(Area::path).containsExactly(XILOU.child("r"));
        assertThat(inXilou.in(XILOU.child("g1"))).isEqualTo(2);
        assertThat(inXilou.in(XILOU.child("r"))).isEqualTo(1);
        assertThat(inXilou.direct()).isZero();
        assertThat(figure(of("rental", XILOU_RENTAL), "test.registered").value())
                .isEqualTo(1);
    }

    @Test
    void showsWhatHangsOnTheNodeItselfApartFromItsChildren() {
        things.stay(XIFAN, null, DAY, "42", null);
        things.stay(XIFAN_1, null, DAY, "42", null);

        Statement statement = of("secretary", XIFAN);
        assertThat(statement.hasDirect()).isTrue();
        Figure registered = figure(statement, "test.registered");
        assertThat(registered.value()).isEqualTo(2);
        assertThat(registered.in(XIFAN.child("g1"))).isEqualTo(1);
        assertThat(registered.direct()).isEqualTo(1);
    }

    @Tag("slow")
    @Test
    void numbersRowsPartsAndChildrenAgreeWhateverIsRecorded() throws SQLException {
        for (int seed = 0; seed < 5; seed++) {
            CountedThings.clear();
            things.strew(new Random(seed), DAY);
            for (AreaPath area : List.of(JIANGBEI, XIFAN, XIFAN.child("g1"), XIFAN_1, XILOU, XILOU.child("r"))) {
                for (LocalDate day : List.of(DAY.minusDays(1), DAY, DAY.plusDays(1))) {
                    TestClock.set(day.isAfter(DAY) ? "2022-02-08T12:00" : "2022-02-07T17:00");
                    Statement statement = things.as("command", () -> things.statements.of(area, day));
                    assertThat(statement.broken())
                            .as("seed %s %s %s", seed, area, day)
                            .isEmpty();
                    statement.live().forEach(figure -> addsUp(statement, figure));
                }
            }
        }
    }

    private void addsUp(Statement statement, Figure figure) {
        assertThat(figure.parts().stream().mapToLong(Figure.Part::value).sum()).isEqualTo(figure.value());
        assertThat(figure.direct()).isNotNegative();
        assertThat(statement.children().stream()
                                .mapToLong(c -> figure.in(c.path()))
                                .sum()
                        + figure.direct())
                .isEqualTo(figure.value());
        List<UUID> rows = rows(statement.area().path(), statement.day(), figure.counter(), Which.NOW);
        assertThat(rows).hasSize((int) figure.value()).doesNotHaveDuplicates();
        for (Area child : Stream.concat(statement.children().stream(), statement.beside().stream())
                .toList()) {
            assertThat(count(statement, figure, new Slice(null, child.path(), false)))
                    .isEqualTo(figure.in(child.path()));
        }
        assertThat(count(statement, figure, new Slice(null, statement.area().path(), false)))
                .isEqualTo(figure.direct());
        assertThat(count(statement, figure, new Slice(null, null, true))).isEqualTo(figure.rented());
        figure.parts()
                .forEach(part -> assertThat(count(statement, figure, new Slice(part.key(), null, false)))
                        .isEqualTo(part.value()));
    }

    private long count(Statement statement, Figure figure, Slice slice) {
        var query = new RowQuery(
                statement.area().path(), statement.day(), figure.counter().key(), Which.NOW, slice);
        return things.as("command", () -> things.statements.rows(query, null, Paging.page(1)))
                .total();
    }

    @Test
    void figuresThatDoNotAddUpAreNamed() {
        var wrong = new CountedThings(beans, List.of(Balance.sum("test.today", "test.yesterday")));
        things.stay(XIFAN_1, null, DAY, "42", null);

        List<BrokenBalance> broken =
                wrong.as("command", () -> wrong.statements.of(JIANGBEI, DAY)).broken();
        assertThat(broken).extracting(BrokenBalance::area).containsExactly(JIANGBEI, XIFAN);
        assertThat(broken.getFirst().value()).isEqualTo(1);
        assertThat(broken.getFirst().expected()).isZero();
    }

    @Test
    void anIdentityOfAnUnknownFigureKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> new Counters(
                        CountedThings.SECTIONS, CountedThings.COUNTERS, List.of(Balance.sum("test.due", "test.typo"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.typo");
        assertThatThrownBy(() ->
                        new Counters(CountedThings.SECTIONS, List.of(CountedThings.DUE, CountedThings.DUE), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void nobodySeesTheRowsOfAnotherPlace() {
        things.stay(XILOU_1, null, DAY, "42", null);
        assertThatThrownBy(() -> of("secretary", XILOU)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> of("secretary", JIANGBEI)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> of("command", XIFAN.child("nowhere"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> things.as(
                        "secretary",
                        () -> things.statements.rows(
                                query(XILOU, DAY, "test.registered", Which.NOW), null, Paging.page(1))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aDayWithoutNewsIsAZeroReport() {
        things.stay(XIFAN_1, null, DAY.minusDays(3), "42", null);
        assertThat(of("secretary", XIFAN).zeroReport()).isTrue();
        things.stay(XIFAN_1, null, DAY, "42", null);
        assertThat(of("secretary", XIFAN).zeroReport()).isFalse();
        assertThat(of("worker2", XIFAN_2).zeroReport()).isTrue();
    }

    @Test
    void aSignedStatementStaysAsItWasAndNamesWhatChangedSince() {
        UUID stays = things.stay(XIFAN_1, null, DAY, "42", null);
        UUID leaves = things.stay(XIFAN_1, null, DAY, "36", null);
        things.as("secretary", () -> things.sign(XIFAN, DAY));

        things.remove(leaves);
        UUID late = things.stay(XIFAN_2, null, DAY, "34", null);
        things.change(stays, "origin", "41");

        Statement statement = of("secretary", XIFAN);
        Statement.Signed signed = statement.signed().orElseThrow();
        assertThat(signed.signature().by()).contains("secretary");
        assertThat(figure(statement, "test.registered").parts())
                .extracting(Figure.Part::key)
                .containsExactly("36", "42");
        Difference difference = signed.differing().stream()
                .filter(d -> d.counter().key().equals("test.registered"))
                .findFirst()
                .orElseThrow();
        assertThat(difference).isEqualTo(new Difference(CountedThings.REGISTERED, 2, 2, 1, 1, 1));
        assertThat(signed.differences()).hasSize(CountedThings.COUNTERS.size());
        assertThat(signed.differing())
                .extracting(d -> d.counter().key())
                .contains("test.today")
                .doesNotContain("test.due");
        assertThat(rows(XIFAN, DAY, CountedThings.REGISTERED, Which.SIGNED)).containsExactlyInAnyOrder(stays, leaves);
        assertThat(rows(XIFAN, DAY, CountedThings.REGISTERED, Which.DIFFERING))
                .containsExactlyInAnyOrder(stays, leaves, late);
        assertThat(rows(XIFAN, DAY, CountedThings.REGISTERED, Which.NOW)).containsExactlyInAnyOrder(stays, late);
    }

    @Test
    void aRowThatMovedAwayIsADifferenceOfTheOldPlaceOnly() {
        UUID stay = things.stay(XIFAN_1, null, DAY, "42", null);
        things.as("secretary", () -> things.sign(XIFAN, DAY));
        things.as("command", () -> things.sign(JIANGBEI, DAY));
        things.change(stay, "path", XILOU_1.value());

        List<Difference> xifan = of("secretary", XIFAN).signed().orElseThrow().differing();
        assertThat(xifan).allSatisfy(d -> assertThat(d.went()).isEqualTo(1)).isNotEmpty();
        assertThat(of("command", JIANGBEI).signed().orElseThrow().differing()).isEmpty();
        assertThat(rows(XIFAN, DAY, CountedThings.REGISTERED, Which.DIFFERING)).containsExactly(stay);
    }

    @Test
    void refusesASecondSignatureForTheSameDay() {
        things.as("secretary", () -> things.sign(XIFAN, DAY));
        assertThatThrownBy(() -> things.as("secretary", () -> things.sign(XIFAN, DAY)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("statement.already.signed");
        things.as("secretary", () -> things.sign(XIFAN, DAY.minusDays(1)));
    }

    @Test
    void ofTwoWhoSignAtOnceOneIsRefused() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int back = 1; back <= 8; back++) {
                LocalDate day = DAY.minusDays(back);
                Callable<Signature> sign = () -> things.as("secretary", () -> things.sign(XIFAN, day));
                int signed = 0;
                for (Future<Signature> attempt : threads.invokeAll(List.of(sign, sign))) {
                    try {
                        attempt.get();
                        signed++;
                    } catch (ExecutionException e) {
                        assertThat(e).hasCauseInstanceOf(Refused.class);
                    }
                }
                assertThat(signed).isEqualTo(1);
                assertThat(things.as("secretary", () -> things.statements.signatures(XIFAN, day)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void refusesToSignBeforeTheDayIsFarEnough() {
        TestClock.set("2022-02-07T15:59");
        assertThat(things.as("secretary", () -> things.statements.maySign(XIFAN, DAY)))
                .isFalse();
        assertThatThrownBy(() -> things.as("secretary", () -> things.sign(XIFAN, DAY)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("statement.too.early");
        TestClock.set("2022-02-07T16:00");
        assertThat(things.as("secretary", () -> things.statements.maySign(XIFAN, DAY)))
                .isTrue();
        assertThatThrownBy(() -> things.as("secretary", () -> things.sign(XIFAN, DAY.plusDays(1))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void onlyWhoAnswersForANodeSignsIt() {
        AreaPath grid = XIFAN.child("g1");
        for (String user : List.of("admin", "auditor", "worker", "health")) {
            AreaPath area = user.equals("worker") ? XIFAN_1 : XIFAN;
            assertThatThrownBy(() -> things.as(user, () -> things.sign(area, DAY)))
                    .as(user)
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> things.as("command", () -> things.sign(XIFAN, DAY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> things.as("leader", () -> things.sign(XIFAN, DAY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> things.as("xilou", () -> things.sign(XIFAN, DAY)))
                .isInstanceOf(Forbidden.class);
        assertThat(things.as("leader", () -> things.sign(grid, DAY)).number()).isEqualTo(1);
        assertThat(things.as("command", () -> things.sign(JIANGBEI, DAY)).number())
                .isEqualTo(1);
    }

    @Test
    void nobodySignsOtherNumbersThanThoseOnTheirPage() {
        things.stay(XIFAN_1, null, DAY, "42", null);
        String seen = Fingerprint.of(of("secretary", XIFAN).live());
        things.stay(XIFAN_1, null, DAY, "42", null);
        assertThatThrownBy(() -> things.as("secretary", () -> things.statements.sign(XIFAN, DAY, seen, ALL)))
                .isInstanceOf(StaleRecord.class);
        String fresh = Fingerprint.of(of("secretary", XIFAN).live());
        assertThat(things.as("secretary", () -> things.statements.sign(XIFAN, DAY, fresh, ALL))
                        .number())
                .isEqualTo(1);
    }

    @Test
    void whatStandsOpenIsAcknowledgedPartByPart() throws SQLException {
        things.slot(XIFAN_1, DAY.atTime(9, 0), false);
        things.slot(XIFAN_2, DAY.atTime(22, 0), false);
        StatementToSign what = things.as("secretary", () -> things.statements.toSign(XIFAN, DAY));
        assertThat(what.open())
                .extracting(OpenPart::key, OpenPart::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(OpenPart.UNSIGNED, 1L),
                        org.assertj.core.groups.Tuple.tuple("test.missed", 1L),
                        org.assertj.core.groups.Tuple.tuple("test.open", 1L));
        for (String forgotten : ALL) {
            var rest = new java.util.HashSet<>(ALL);
            rest.remove(forgotten);
            assertThatThrownBy(
                            () -> things.as("secretary", () -> things.statements.sign(XIFAN, DAY, what.seen(), rest)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .singleElement()
                                    .satisfies(problem -> {
                                        assertThat(problem.field()).isEqualTo(forgotten);
                                        assertThat(problem.key()).isEqualTo("statement.acknowledge.missing");
                                    }));
        }
        things.as("leader", () -> things.sign(XIFAN.child("g1"), DAY));
        Signature signed = things.as(
                "secretary",
                () -> things.statements.sign(XIFAN, DAY, what.seen(), Set.of("test.open", "test.missed", "no.such")));
        assertThat(signed.acknowledged()).containsExactly("test.missed", "test.open");
        assertThat(things.as("secretary", () -> things.statements.signatures(XIFAN, DAY)))
                .containsExactly(signed);
    }

    @Test
    void aSupplementarySignatureStandsBesideTheFirst() {
        things.stay(XIFAN_1, null, DAY, "42", null);
        Signature first = things.as("secretary", () -> things.sign(XIFAN, DAY));
        assertThatThrownBy(() -> supplement(first.id(), "没有变化"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("statement.nothing.differs");
        things.stay(XIFAN_2, null, DAY, "36", null);
        assertThatThrownBy(() -> supplement(first.id(), " "))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("note");

        Signature second = supplement(first.id(), "晚到一人，21:10补登");
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.replaces()).isEqualTo(first.id());
        assertThat(things.as("secretary", () -> things.statements.signatures(XIFAN, DAY)))
                .containsExactly(first, second);
        assertThat(figure(of("secretary", XIFAN), "test.registered").value()).isEqualTo(2);
        assertThat(of("secretary", XIFAN).signed().orElseThrow().differing()).isEmpty();
        Statement former = things.as("secretary", () -> things.statements.of(XIFAN, DAY, 1));
        assertThat(figure(former, "test.registered").value()).isEqualTo(1);
        assertThat(former.signed().orElseThrow().differing()).isNotEmpty();
        things.stay(XIFAN_2, null, DAY, "36", null);
        assertThatThrownBy(() -> supplement(first.id(), "再补")).isInstanceOf(StaleRecord.class);
    }

    private Signature supplement(UUID former, String note) {
        return things.as("secretary", () -> {
            String seen = Fingerprint.of(things.statements.of(XIFAN, DAY).live());
            return things.statements.supplement(XIFAN, DAY, former, note, seen, ALL);
        });
    }

    @Test
    void theProgramCannotRewriteWhatWasSigned() throws SQLException {
        things.as("secretary", () -> things.sign(XIFAN, DAY));
        for (String table : List.of("signed", "signed_figure", "signed_row")) {
            try (Connection connection = org.linli.testing.TestDatabase.asOwner();
                    java.sql.Statement statement = connection.createStatement()) {
                ResultSet granted = statement.executeQuery("""
                        select privilege_type from information_schema.role_table_grants
                         where grantee = 'linli_app' and table_schema = 'statement' and table_name = '%s'
                        """.formatted(table));
                var privileges = new ArrayList<String>();
                while (granted.next()) {
                    privileges.add(granted.getString(1));
                }
                assertThat(privileges).containsExactlyInAnyOrder("SELECT", "INSERT");
            }
        }
    }

    @Test
    void theCommandSeesWhoHasNotHandedIn() {
        things.as("secretary", () -> things.sign(XIFAN, DAY));
        List<SignatureState> inTime = things.as("command", () -> things.statements.handedIn(JIANGBEI, DAY));
        assertThat(inTime).extracting(h -> h.area().path()).containsExactly(XIFAN, XILOU);
        assertThat(inTime).extracting(h -> h.signature().isPresent()).containsExactly(true, false);
        assertThat(inTime).noneMatch(SignatureState::late);
        TestClock.set("2022-02-07T20:00");
        assertThat(things.as("command", () -> things.statements.handedIn(JIANGBEI, DAY)))
                .extracting(SignatureState::late)
                .containsExactly(false, true);
        assertThat(things.as("xilou", () -> things.statements.handedIn(XILOU, DAY)))
                .extracting(h -> h.area().path())
                .containsExactly(XILOU.child("g1"), XILOU.child("r"));
    }

    @Test
    void rowsAreFoundByPartAndByPersonAndPaged() {
        for (int i = 0; i < 5; i++) {
            things.stay(XIFAN_1, null, DAY, i < 3 ? "42" : "36", null);
        }
        RowQuery all = query(XIFAN, DAY, "test.registered", Which.NOW);
        var hubei = new RowQuery(XIFAN, DAY, "test.registered", Which.NOW, new RowQuery.Slice("42", null, false));
        Paged<Row> page = things.as("secretary", () -> things.statements.rows(hubei, null, new Paging(2, 2)));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).hasSize(1).allMatch(row -> row.part().equals("42"));
        UUID person = page.rows().getFirst().personId();
        assertThat(things.as("secretary", () -> things.statements.rows(all, List.of(person), Paging.page(1)))
                        .rows())
                .containsExactlyElementsOf(page.rows());
        assertThat(things.as("secretary", () -> things.statements.rows(all, List.of(), Paging.page(1)))
                        .rows())
                .isEmpty();
        assertThatThrownBy(() -> things.as(
                        "secretary",
                        () -> things.statements.rows(
                                query(XIFAN, DAY, "test.nothing", Which.NOW), null, Paging.page(1))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theAreaPageShowsTheSameNumbers() {
        things.stay(XILOU_1, XILOU_RENTAL, DAY, "42", null);
        things.stay(XILOU_1, null, DAY, "42", null);
        things.stay(XIFAN_1, null, DAY, "42", null);
        var figure = new AreaPageFigures.Today(
                CountedThings.REGISTERED, beans.getBean(RowStore.class), beans.getBean(BusinessClock.class));
        assertThat(things.as("command", () -> figure.count(List.of(XILOU, XILOU.child("g1"), XILOU.child("r")))))
                .isEqualTo(Map.of(XILOU, 2L, XILOU.child("g1"), 2L, XILOU.child("r"), 1L));
        assertThat(things.as("command", () -> figure.count(List.of(XIFAN, XILOU))))
                .isEqualTo(Map.of(XIFAN, 1L, XILOU, 2L));
        assertThat(figure.rows(XIFAN)).isEqualTo("/statements/330783005.xifan/2022-02-07/test.registered?which=now");
    }

    private Statement of(String user, AreaPath area) {
        return things.as(user, () -> things.statements.of(area, DAY));
    }

    private static Figure figure(Statement statement, String key) {
        return statement.figures().stream()
                .filter(f -> f.counter().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static RowQuery query(AreaPath area, LocalDate day, String counter, Which which) {
        return new RowQuery(area, day, counter, which, RowQuery.Slice.ALL);
    }

    private List<UUID> rows(AreaPath area, LocalDate day, Counter counter, Which which) {
        var ids = new ArrayList<UUID>();
        things.as("command", () -> {
            things.statements.eachRow(
                    query(area, day, counter.key(), which), null, batch -> batch.forEach(row -> ids.add(row.id())));
            return ids;
        });
        return ids;
    }
}
