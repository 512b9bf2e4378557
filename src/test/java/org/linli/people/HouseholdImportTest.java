package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.linli.people.PeopleFixture.citizen;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XILOU;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.arrivals.SyntheticLists;
import org.linli.identity.Phone;
import org.linli.imports.Import;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportDecisions;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportId;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of households beside the register. Each test has homes and people of its own. */
@Tag("slow")
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseholdImportTest {

    private static final String HEADER = "户主,与户主关系,姓名,身份证号码,联系电话,地址\n";

    @Autowired
    Imports imports;

    @Autowired
    ImportDecisions decisions;

    @Autowired
    ImportAsides asides;

    @Autowired
    HouseholdImportDecision decision;

    @Autowired
    HouseholdImportMissing missing;

    @Autowired
    HouseholdImportResult result;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PeopleFixture made;

    @BeforeAll
    void layPeople() {
        made = new PeopleFixture(people, territory, jdbc, transaction);
    }

    @Test
    void aRosterAsCommunitiesKeepItIsReadWithItsMergedCells() {
        List<List<String>> rows = List.of(
                List.of("西范社区住户花名册"),
                List.of("序号", "户号", "户主姓名", "与户主关系", "姓名", "性别", "公民身份号码", "联系电话", "家庭住址", "房号", "人员类别"),
                List.of(
                        "1",
                        "001",
                        "陈大山",
                        "户主",
                        "陈大山",
                        "男",
                        number("1970-01-02", 101),
                        "13905791001",
                        "3组70号",
                        "101",
                        "党员"),
                List.of("2", "", "", "户主之妻", "王小芳", "女", number("1972-03-04", 102), "", "", "", ""),
                List.of("3", "", "", "之子", "陈小山", "男", number("2012-05-06", 103), "无", "", "", "志愿者"),
                List.of(
                        "4",
                        "002",
                        "何永福",
                        "户主",
                        "何永福",
                        "男",
                        number("1950-07-08", 105),
                        "13905791002/057912345678",
                        "",
                        "102",
                        "独居"),
                List.of(
                        "5",
                        "003",
                        "周强",
                        "租客",
                        "周强",
                        "男",
                        number("1995-09-10", 107),
                        "13905791003",
                        "3组71号",
                        "",
                        "非党员"),
                List.of("6", "", "", "干亲家", "周兰", "女", "", "", "", "", ""),
                List.of("合计：6人"));
        Import done = bring(
                "secretary",
                XIFAN,
                "花名册.xlsx",
                SyntheticLists.xlsx(rows.get(0), rows.subList(1, rows.size())),
                Map.of());
        assertThat(refusals(done)).isEmpty();
        assertCounts(done, 6, 6, 0, 0, 0);
        Map<String, PersonCard> chen = cards("3组70号101室");
        assertThat(chen.values())
                .extracting(PersonCard::name, PersonCard::head, PersonCard::relation)
                .containsExactlyInAnyOrder(
                        tuple("陈大山", true, Relation.MEMBER),
                        tuple("王小芳", false, Relation.SPOUSE),
                        tuple("陈小山", false, Relation.CHILD));
        assertThat(at(chen, "陈大山").tags()).containsExactly(org.linli.people.Tag.PARTY_MEMBER);
        assertThat(at(chen, "陈大山").phone()).isEqualTo("139****1001");
        assertThat(at(cards("3组70号102室"), "何永福").tags())
                .contains(org.linli.people.Tag.LIVES_ALONE, org.linli.people.Tag.ELDER);
        Map<String, PersonCard> zhou = cards("3组71号");
        assertThat(zhou).containsOnlyKeys("周强", "周兰");
        assertThat(at(zhou, "周强").householdKind()).isEqualTo(HouseholdKind.TENANT);
        assertThat(at(zhou, "周强").tags()).isEmpty();
        assertThat(at(zhou, "周兰").householdId()).isEqualTo(at(zhou, "周强").householdId());
        assertThat(as("secretary", () -> imports.warnings(done.id(), 10)))
                .extracting(ImportReason::row, ImportReason::key)
                .contains(tuple(8, "imports.kind.households.relation-unknown"));

        Import again = bring(
                "secretary",
                XIFAN,
                "再来.xlsx",
                SyntheticLists.xlsx(rows.get(0), rows.subList(1, rows.size())),
                Map.of());
        assertThat(changes(again)).isEmpty();
        assertCounts(again, 6, 0, 6, 0, 0);
    }

    @Test
    void ofTwoHouseholdsInAHomeEachKeepsItsOwnWhereverAChunkEnds() {
        HouseholdId first = as("secretary", () -> made.resident(XIFAN, "1组190号"));
        as("secretary", () -> made.add(first, "包老大", citizen("1961-01-01", 601), null));
        var rows = new StringBuilder("与户主关系,姓名,身份证号码,地址\n");
        for (int i = 0; i < 197; i++) {
            rows.append("户主,独居者,,1组%d号\n".formatted(200 + i));
        }
        rows.append("""
                户主,包老大,%s,1组190号
                妻,韦大嫂,%s,1组190号
                户主,包老二,%s,1组190号
                妻,韦二嫂,%s,1组190号
                """.formatted(
                        number("1961-01-01", 601),
                        number("1962-01-01", 602),
                        number("1963-01-01", 603),
                        number("1964-01-01", 604)));
        Import done = bring("secretary", XIFAN, "无户主列.csv", rows.toString().getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(refusals(done)).isEmpty();
        assertCounts(done, 201, 200, 1, 0, 0);
        Map<String, PersonCard> home = cards("1组190号");
        assertThat(at(home, "韦大嫂").householdId()).isEqualTo(at(home, "包老大").householdId());
        assertThat(at(home, "韦二嫂").householdId()).isEqualTo(at(home, "包老二").householdId());
    }

    @Test
    void aColumnOfNumbersThatIsLeftBlankSplitsNoHouseholdWhereAChunkEnds() {
        HouseholdId first = as("secretary", () -> made.resident(XIFAN, "1组191号"));
        as("secretary", () -> made.add(first, "鲁老大", citizen("1961-01-01", 611), null));
        var rows = new StringBuilder("户号,与户主关系,姓名,身份证号码,地址\n");
        for (int i = 0; i < 197; i++) {
            rows.append(",户主,独居者,,1组%d号\n".formatted(500 + i));
        }
        rows.append("""
                ,户主,鲁老大,%s,1组191号
                ,妻,奚大嫂,%s,1组191号
                ,户主,鲁老二,%s,1组191号
                ,妻,奚二嫂,%s,1组191号
                7,子,鲁小三,%s,1组191号
                7,户主,鲁老三,%s,1组191号
                """.formatted(
                        number("1961-01-01", 611),
                        number("1962-01-01", 612),
                        number("1963-01-01", 613),
                        number("1964-01-01", 614),
                        number("1995-01-01", 615),
                        number("1965-01-01", 616)));
        Import done = bring("secretary", XIFAN, "空户号.csv", rows.toString().getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(refusals(done)).isEmpty();
        assertCounts(done, 203, 202, 1, 0, 0);
        Map<String, PersonCard> home = cards("1组191号");
        assertThat(at(home, "奚大嫂").householdId()).isEqualTo(at(home, "鲁老大").householdId());
        assertThat(at(home, "奚二嫂").householdId()).isEqualTo(at(home, "鲁老二").householdId());
        assertThat(at(home, "鲁小三").householdId()).isEqualTo(at(home, "鲁老三").householdId());
        assertThat(home.values().stream().map(PersonCard::householdId).distinct())
                .hasSize(3);
    }

    @Test
    void whatDiffersIsSetAsideAndChangesNothingUntilItIsAccepted() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组80号"));
        PersonId li = as("secretary", () -> made.add(home, "厉家宝", citizen("1980-01-01", 201), "13905792001"));
        PersonId wife = as("secretary", () -> made.add(home, "楼春花", citizen("1982-01-01", 202), "13905792002"));
        Import done = bring("secretary", """
                厉家宝,户主,厉家宝,%s,13905792009,3组80号
                厉家宝,妻,楼春华,%s,13905792002,3组81号
                """.formatted(number("1980-01-01", 201), number("1982-01-01", 202)));
        assertCounts(done, 2, 0, 0, 2, 0);
        Map<Integer, HouseholdImportDecision.Changed> changes = changes(done);
        assertThat(at(changes, 2).fields())
                .containsExactly(new HouseholdImportChange.Field("phone", "139****2001", "139****2009"));
        assertThat(at(changes, 3).fields())
                .extracting(HouseholdImportChange.Field::field)
                .containsExactly("name", "home", "relation");
        assertThat(person(li).contacts()).extracting(Contact::masked).containsExactly("139****2001");

        assertThat(as("secretary", () -> accept(done.id(), 2))).isTrue();
        assertThat(as("secretary", () -> accept(done.id(), 2))).isFalse();
        assertThat(person(li).contacts()).extracting(Contact::masked).containsExactly("139****2009");
        assertThat(as("secretary", () -> accept(done.id(), 3))).isTrue();
        assertThat(person(wife).name()).isEqualTo("楼春华");
        assertThat(person(wife).relation()).isEqualTo(Relation.SPOUSE);
        assertThat(cards("3组81号")).containsOnlyKeys("楼春华");
        assertThat(changes(done).values()).allMatch(HouseholdImportDecision.Changed::settled);
    }

    @Test
    void manyWhoMoveTogetherAreMovedAllOrNoneAndTheirStoriesTellIt() {
        String rows = """
                应阿大,户主,应阿大,%s,13905797001,%%1$s
                应阿大,妻,应阿二,%s,13905797002,%%1$s
                应阿大,子,应阿三,%s,13905797003,%%1$s
                """.formatted(number("1970-03-01", 641), number("1971-03-01", 642), number("1995-03-01", 643));
        assertCounts(bring("secretary", rows.formatted("3组140号")), 3, 3, 0, 0, 0);
        Import elsewhere = bring("secretary", rows.formatted("3组141号"));
        assertCounts(elsewhere, 3, 0, 0, 3, 0);
        Map<String, PersonCard> before = cards("3组140号");
        PersonId son = at(before, "应阿三").id();
        as("secretary", () -> {
            people.markLeft(son, people.get(son).version(), LocalDate.of(2022, 2, 1));
            return son;
        });

        assertThat(isMovedTogether(elsewhere)).as("one has left meanwhile").isFalse();
        assertThat(cards("3组141号")).as("nobody was moved").isEmpty();
        assertThat(changes(elsewhere).values()).noneMatch(HouseholdImportDecision.Changed::settled);

        as("secretary", () -> {
            people.restore(son, people.get(son).version());
            return son;
        });
        assertThat(isMovedTogether(elsewhere)).isTrue();

        Map<String, PersonCard> after = cards("3组141号");
        assertThat(after).containsOnlyKeys("应阿大", "应阿二", "应阿三");
        assertThat(after.values()).filteredOn(PersonCard::head).containsExactly(at(after, "应阿大"));
        assertThat(person(at(after, "应阿二").id()).relation()).isEqualTo(Relation.SPOUSE);
        assertThat(as("secretary", () -> people.story(at(after, "应阿二").id())))
                .extracting(Change::kind)
                .contains(ChangeKind.MOVED, ChangeKind.CORRECTED);
        assertThat(as("secretary", () -> people.household(at(before, "应阿大").householdId()))
                        .endedOn())
                .as("nobody is left there")
                .isNotNull();
        assertThat(changes(elsewhere).values()).allMatch(HouseholdImportDecision.Changed::settled);
        assertThat(as(
                        "secretary",
                        () -> transaction.<Integer>execute(status -> jdbc.sql("""
                                select count(*) from access.audit_entry
                                 where action = 'households.accepted' and subject like :list || ' %'
                                """)
                                .param("list", elsewhere.id().toString())
                                .query(Integer.class)
                                .single())))
                .as("a line for each in the trail")
                .isEqualTo(3);
        assertThat(isMovedTogether(elsewhere)).as("nothing is done twice").isFalse();
    }

    private boolean isMovedTogether(Import job) {
        return as(
                "secretary",
                () -> decisions.isSettledTogether(
                        job.id(), List.of(2, 3, 4), new ImportGiven(HouseholdImportDecision.ACCEPTED, "")));
    }

    @Test
    void whoeverKeepsTheRecordChangesNothing() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组82号"));
        PersonId person = as("secretary", () -> made.add(home, "金土根", citizen("1960-01-01", 203), "13905792003"));
        Import done = bring("secretary", "金土根,户主,金土根,%s,13905792099,3组82号\n".formatted(number("1960-01-01", 203)));
        assertThat(as("secretary", () -> keep(done.id(), 2))).isTrue();
        assertThat(as("secretary", () -> accept(done.id(), 2))).isFalse();
        assertThat(person(person).contacts()).extracting(Contact::masked).containsExactly("139****2003");
        assertThat(at(changes(done), 2).settledAs()).isEqualTo("kept");
    }

    @Test
    void whatWasCorrectedByHandSinceIsNotOverwrittenButShownAnew() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组184号"));
        PersonId qi = as("secretary", () -> made.add(home, "戚阿公", citizen("1951-01-01", 221), "13905792021"));
        Import done = bring("secretary", "戚阿公,户主,戚阿公,%s,13905792029,3组184号\n".formatted(number("1951-01-01", 221)));
        callAt(qi, "13905792021", "13905782021");
        assertThatThrownBy(() -> acceptNow(done.id()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.key()).isEqualTo("imports.kind.households.changed");
                                    assertThat(problem.args().toString()).contains("139****2021");
                                }));
        assertThat(person(qi).contacts()).hasSize(1);
        assertThat(at(changes(done), 2).settled()).isFalse();
        callAt(qi, "13905782021", "13905792022");
        assertThatThrownBy(() -> acceptNow(done.id())).isInstanceOf(Refused.class);
        assertThat(at(changes(done), 2).fields())
                .containsExactly(new HouseholdImportChange.Field("phone", "139****2022", "139****2029"));
        assertThat(as("secretary", () -> accept(done.id(), 2))).isTrue();
        assertThat(person(qi).contacts()).extracting(Contact::masked).containsExactly("139****2029");
    }

    private void acceptNow(ImportId id) {
        as("secretary", () -> decisions.settle(id, 2, new ImportGiven(HouseholdImportDecision.ACCEPTED, "")));
    }

    /** Corrects the number of somebody by hand. */
    private void callAt(PersonId id, String before, String now) {
        as("secretary", () -> {
            Person person = people.get(id);
            assertThat(person.contacts()).extracting(Contact::masked).containsExactly("139****" + before.substring(7));
            people.correct(
                    id,
                    person.version(),
                    new Correction(
                            person.name(),
                            person.relation(),
                            null,
                            person.sex(),
                            person.bornOn(),
                            person.entered(),
                            List.of(new Phone(now)),
                            person.contacts().stream().map(Contact::id).collect(Collectors.toSet())));
            return person;
        });
    }

    @Test
    void whoWasMovedByHandSinceIsNotMovedAgain() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组185号"));
        HouseholdId other = as("secretary", () -> made.resident(XIFAN, "3组186号"));
        PersonId bao = as("secretary", () -> made.add(home, "鲍阿婆", citizen("1952-01-01", 223), null));
        Import done = bring("secretary", "鲍阿婆,户主,鲍阿婆,%s,,3组187号\n".formatted(number("1952-01-01", 223)));
        as("secretary", () -> {
            people.move(bao, people.get(bao).version(), other);
            return bao;
        });
        assertThatThrownBy(() -> acceptNow(done.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("imports.kind.households.changed");
        assertThat(person(bao).household()).isEqualTo(other);
        assertThat(as("secretary", () -> accept(done.id(), 2))).isTrue();
        assertThat(cards("3组187号")).containsOnlyKeys("鲍阿婆");
    }

    @Test
    void allThatWaitCanBeAcceptedAndAnotherHeadIsOne() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组83号"));
        PersonId old = as("secretary", () -> made.add(home, "应老大", citizen("1940-01-01", 205), null));
        PersonId young = as("secretary", () -> made.add(home, "应小二", citizen("1970-01-01", 207), null));
        Import done = bring("secretary", """
                应小二,户主,应小二,%s,,3组83号
                应小二,父亲,应老大,%s,,3组83号
                """.formatted(number("1970-01-01", 207), number("1940-01-01", 205)));
        assertThat(at(changes(done), 2).fields())
                .containsExactly(new HouseholdImportChange.Field("head", "应老大", "应小二"));
        as("secretary", () -> {
            changes(done).keySet().stream().sorted().forEach(row -> accept(done.id(), row));
            return done;
        });
        assertThat(as("secretary", () -> people.household(home)).head()).isEqualTo(young);
        assertThat(person(old).relation()).isEqualTo(Relation.PARENT);
    }

    @Test
    void whoIsOnRecordInTheHomesOfTheListAndNotInItIsToldAndLeavesOnlyWhenSomebodySaysSo() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组84号"));
        HouseholdId other = as("secretary", () -> made.resident(XIFAN, "3组85号"));
        as("secretary", () -> made.add(home, "卢在家", citizen("1961-01-01", 209), null));
        PersonId gone = as("secretary", () -> made.add(home, "卢外出", citizen("1962-01-01", 211), null));
        PersonId elsewhere = as("secretary", () -> made.add(other, "卢别处", citizen("1963-01-01", 213), null));
        String list = "卢在家,户主,卢在家,%s,,3组84号\n".formatted(number("1961-01-01", 209));
        Import part = bring("secretary", list);
        assertThat(movedAway(part)).containsExactly(gone);
        Import whole = bring(
                "secretary",
                XIFAN,
                "全部.csv",
                (HEADER + list).getBytes(StandardCharsets.UTF_8),
                Map.of("complete", "true"));
        assertThat(movedAway(whole)).contains(gone, elsewhere);

        assertThat(person(gone).isHere()).isTrue();
        assertThat(as("secretary", () -> missing.markGone(part.id(), gone))).isTrue();
        assertThat(as("secretary", () -> missing.markGone(part.id(), gone))).isFalse();
        assertThat(person(gone).leftOn()).isEqualTo("2022-02-07");
        assertThatThrownBy(() -> as("secretary", () -> missing.markGone(part.id(), elsewhere)))
                .isInstanceOf(NotFound.class);
        assertThat(as("secretary", () -> missing.missing(whole.id(), 500)))
                .contains(elsewhere)
                .doesNotContain(gone);
    }

    @Test
    void nobodyIsMergedSilently() {
        HouseholdId home = as("secretary", () -> made.resident(XIFAN, "3组86号"));
        as("secretary", () -> made.add(home, "韦同名", citizen("1971-01-01", 215), null));
        Import done = bring("secretary", """
                韦同名,户主,韦同名,%s,,3组86号
                韦新人,户主,韦新人,%s,,3组87号
                韦新人,户主,韦新人,%s,,3组87号
                韦新人,子,韦别名,%s,,3组87号
                """.formatted(
                        number("1971-01-01", 217),
                        number("1972-01-01", 219),
                        number("1972-01-01", 219),
                        number("1972-01-01", 219)));
        assertCounts(done, 4, 1, 1, 0, 2);
        assertThat(refusals(done))
                .extracting(ImportReason::row, ImportReason::key)
                .containsExactly(
                        tuple(2, "imports.kind.households.same-name"),
                        tuple(5, "imports.kind.households.row-other-name"));
        assertThat(as("secretary", () -> imports.known(done.id(), 5)))
                .extracting(ImportReason::row, ImportReason::key)
                .containsExactly(tuple(4, "imports.kind.households.known-row"));
    }

    @Test
    void someoneOnRecordInAnotherCommunityIsRefusedInWordsThatTellNothing() {
        HouseholdId home = as("xilou", () -> made.resident(XILOU, "第1小网格90号"));
        PersonId person = as("xilou", () -> made.add(home, "汪别村", citizen("1981-01-01", 221), null));
        String list = "汪别村,户主,汪别村,%s,,3组90号\n".formatted(number("1981-01-01", 221));
        Import done = bring("secretary", list);
        assertThat(refusals(done))
                .extracting(ImportReason::key, ImportReason::args)
                .containsExactly(tuple("imports.kind.households.elsewhere", List.of()));
        // Whoever has both communities decides about the move.
        Import above = bring("command", list);
        assertCounts(above, 1, 0, 0, 1, 0);
        as("command", () -> accept(above.id(), 2));
        assertThat(as("secretary", () -> people.get(person)).path().slug()).startsWith(XIFAN.slug());
    }

    @Test
    void peopleWithoutADocumentAreKnownByNameAndHome() {
        String list = """
                毛无证,户主,毛无证,%s,13905792020,3组91号
                毛无证,女儿,毛小妹,,,3组91号
                """.formatted(number("1983-01-01", 223));
        assertCounts(bring("secretary", list), 2, 2, 0, 0, 0);
        assertCounts(bring("secretary", list), 2, 0, 2, 0, 0);
        Import named = bring("secretary", list.replace("毛小妹,,", "毛小妹," + number("2015-01-01", 224) + ","));
        assertThat(at(changes(named), 3).fields())
                .extracting(HouseholdImportChange.Field::field)
                .containsExactly("document");
        as("secretary", () -> accept(named.id(), 3));
        assertCounts(
                bring("secretary", list.replace("毛小妹,,", "毛小妹," + number("2015-01-01", 224) + ",")), 2, 0, 2, 0, 0);
    }

    @Test
    void twoHouseholdsInOneHomeStayTwo() {
        Import done = bring("secretary", """
                俞甲,户主,俞甲,%s,,3组92号
                俞甲,妻,俞甲妻,%s,,3组92号
                申乙,户主,申乙,%s,,3组92号
                申乙,妻,申乙妻,%s,,3组92号
                """.formatted(
                        number("1984-01-01", 225),
                        number("1984-01-01", 226),
                        number("1984-01-01", 227),
                        number("1984-01-01", 228)));
        assertCounts(done, 4, 4, 0, 0, 0);
        Map<String, PersonCard> cards = cards("3组92号");
        assertThat(at(cards, "俞甲").householdId())
                .isEqualTo(at(cards, "俞甲妻").householdId())
                .isNotEqualTo(at(cards, "申乙").householdId());
        assertThat(at(cards, "申乙妻").householdId()).isEqualTo(at(cards, "申乙").householdId());
    }

    @Test
    void aSecretaryOfAnotherCommunityAndAWorkerSeeNothingOfIt() {
        Import done = bring("secretary", "申丙,户主,申丙,%s,,3组93号\n".formatted(number("1985-01-01", 229)));
        assertThatThrownBy(() -> as("xilou", () -> imports.get("households", done.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("xilou", () -> accept(done.id(), 2))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("xilou", () -> missing.missing(done.id(), 5)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("leader", () -> imports.list("households", Paging.page(1))))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as("worker", () -> imports.list("households", Paging.page(1))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatStandsInTheFirstRowOfAHouseholdCountsAcrossPartsAndAfterARestart() {
        var list = new StringBuilder(HEADER);
        for (int i = 0; i < 250; i++) {
            boolean begins = i % 3 == 0;
            list.append("%s,%s,长%s,%s,,%s\n"
                    .formatted(
                            begins ? "长" + han(i) : "",
                            begins ? "户主" : "子",
                            han(i),
                            number("1988-01-%02d".formatted(1 + i % 28), 400 + i),
                            begins ? "2组%d号".formatted(200 + i) : ""));
        }
        byte[] content = list.toString().getBytes(StandardCharsets.UTF_8);
        Import done = bring("secretary", XIFAN, "长.csv", content, Map.of());
        assertThat(refusals(done)).isEmpty();
        assertCounts(done, 250, 250, 0, 0, 0);
        // Rows are done 200 at a time; the 67th household lies in both parts.
        assertThat(cards("2组398号").values().stream()
                        .map(PersonCard::householdId)
                        .distinct())
                .hasSize(1);
        assertThat(cards("2组398号")).hasSize(3);

        ImportId again =
                as("secretary", () -> imports.upload("households", XIFAN, "长.csv", new ByteArrayInputStream(content)));
        as(
                "secretary",
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        update imports.import
                           set state = 'running', last_row = 102, read = 101, known = 101,
                               started_at = created_at, started_by = created_by
                         where id = :id
                        """).param("id", again.value()).update()));
        Import rest = as("secretary", () -> {
            imports.start(again);
            return await(again);
        });
        assertThat(refusals(rest)).isEmpty();
        assertThat(changes(rest)).isEmpty();
        assertCounts(rest, 250, 0, 250, 0, 0);
    }

    @Test
    void twoThousandPeopleAreBroughtInWithinTheirTime() {
        String list = IntStream.range(0, 2000)
                .mapToObj(i -> "名%s,%s,名%s,%s,139%08d,1组%d号%d室"
                        .formatted(
                                han(i / 4),
                                i % 4 == 0 ? "户主" : "子",
                                han(i % 4 == 0 ? i / 4 : 20_000 - i),
                                number("19%02d-0%d-1%d".formatted(30 + i % 70, 1 + i % 9, i % 10), 100 + i / 3),
                                30_000_000 + i,
                                100 + i / 40,
                                101 + i / 4 % 10))
                .collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        Import done = bring("secretary", list);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(refusals(done)).isEmpty();
        assertCounts(done, 2000, 2000, 0, 0, 0);
        assertCounts(bring("secretary", list), 2000, 0, 2000, 0, 0);
    }

    /** A syllable of a name for each number. */
    private static String han(int number) {
        return Character.toString(0x4e00 + number);
    }

    private static String number(String born, int sequence) {
        return citizen(born, sequence).number();
    }

    private Import bring(String user, String rows) {
        return bring(user, XIFAN, "名册.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private Import bring(String user, AreaPath area, String file, byte[] content, Map<String, String> answers) {
        return as(user, () -> {
            ImportId id = imports.bring("households", area, file, new ByteArrayInputStream(content), answers);
            return await(id);
        });
    }

    private Import await(ImportId id) {
        for (int i = 0; i < 1200 && imports.get(id).isRunning(); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        Import done = imports.get(id);
        assertThat(done.failure()).isNull();
        return done;
    }

    private Map<Integer, HouseholdImportDecision.Changed> changes(Import job) {
        return as("command", () -> asides.of(job.id(), 1000, HouseholdImportChange.class)).stream()
                .map(decision::told)
                .collect(Collectors.toMap(HouseholdImportDecision.Changed::row, changed -> changed));
    }

    /** False where that was decided before. */
    private boolean accept(ImportId id, int row) {
        return settle(id, row, HouseholdImportDecision.ACCEPTED);
    }

    private boolean keep(ImportId id, int row) {
        return settle(id, row, HouseholdImportDecision.KEPT);
    }

    private boolean settle(ImportId id, int row, String answer) {
        try {
            return decisions.settle(id, row, new ImportGiven(answer, "")).equals(answer);
        } catch (Refused refused) {
            assertThat(refused.problems()).extracting(Problem::key).containsExactly("imports.asides.before");
            return false;
        }
    }

    private List<PersonId> movedAway(Import job) {
        return as("secretary", () -> this.<List<HouseholdImportResult.Gone>>answer(job, "movedAway")).stream()
                .map(HouseholdImportResult.Gone::person)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T answer(Import job, String part) {
        return (T) at(result.answer(job), part);
    }

    private List<ImportReason> refusals(Import job) {
        return as("command", () -> imports.refused(job.id(), 50));
    }

    private Person person(PersonId id) {
        return as("command", () -> people.get(id));
    }

    private Map<String, PersonCard> cards(String address) {
        return as("secretary", () -> {
            Optional<Dwelling> home = territory.locate(XIFAN, address).dwelling();
            return home.stream()
                    .flatMap(dwelling -> people.householdsIn(dwelling.id()).stream())
                    .flatMap(household -> people.members(household.id()).stream())
                    .collect(Collectors.toMap(PersonCard::name, card -> card));
        });
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    private static void assertCounts(Import job, int read, int stored, int known, int aside, int refused) {
        assertThat(List.of(job.read(), job.stored(), job.known(), job.aside(), job.refused()))
                .containsExactly(read, stored, known, aside, refused);
    }

    private <T> T as(String user, Supplier<T> work) {
        return Acting.as(fixture.actor(user), work);
    }
}
