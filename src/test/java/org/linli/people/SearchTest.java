package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XIFAN_1;
import static org.linli.testing.Fixture.XIFAN_2;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.territory.AreaFigure;
import org.linli.territory.AreaOverview;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    @Autowired
    People people;

    @Autowired
    SearchStore searches;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeAll
    void layPeople() {
        new PeopleFixture(people, territory, jdbc, transaction).lay();
    }

    @ParameterizedTest
    @CsvSource({
        "徐素珍, 徐素珍", // the whole name
        "素珍, 徐素珍", // a part of it
        "徐 素 珍, 徐素珍", // with blanks
        "xusuzhen, 徐素珍", // pinyin
        "XUSU, 徐素珍", // its beginning
        "xu su zhen, 徐素珍",
        "xsz, 徐素珍", // initials
        "0001, 徐素珍", // phone tail
        "790001, 徐素珍", // a longer tail
        "13905790001, 徐素珍", // the whole phone
        "139-0579-0001, 徐素珍", // as people write it
        "+86 139 0579 0001, 徐素珍",
        "１３９０５７９０００１, 徐素珍", // full-width digits
        "1组5号, 徐素珍", // address
        "西范1组5号, 徐素珍", // with the community before it
        "第1组05号, 徐素珍", // written otherwise
    })
    void findsByWhatPeopleType(String typed, String name) {
        assertThat(names(typed)).containsExactly(name);
    }

    @Test
    void findsByANameAndWhereTheyLive() {
        assertThat(names("李 302")).containsExactly("李强");
        assertThat(names("302 李强")).containsExactly("李强");
        assertThat(names("lq 2组3号")).containsExactly("李强");
        assertThat(names("徐 302")).isEmpty();
        assertThat(names("范 8号")).containsExactly("范建国", "范小宝");
    }

    @Test
    void findsByNameAndRoomWithoutABlankAndByCommunityAndGroup() {
        assertThat(names("李302")).containsExactly("李强");
        assertThat(names("李强302室")).containsExactly("李强");
        assertThat(names("lq302")).containsExactly("李强");
        assertThat(names("范1组8号")).containsExactly("范建国", "范小宝");
        assertThat(names("徐302")).isEmpty();
        assertThat(names("西范2组")).containsExactly("李强");
        assertThat(names("西范小区1组")).containsExactly("徐素珍", "范建国", "罗小红", "范小宝");
        assertThat(names("西楼1组")).isEmpty();
    }

    @Test
    void findsByDocumentAndByItsTail() {
        String number = PeopleFixture.document("410101", "1990-01-02", 15).number();
        assertThat(names(number)).containsExactly("李强");
        assertThat(names(number.toLowerCase(java.util.Locale.ROOT))).containsExactly("李强");
        assertThat(names(number.substring(14))).containsExactly("李强");
        assertThat(names(number.substring(10))).containsExactly("李强");
        assertThat(names("9" + number.substring(14))).isEmpty();
    }

    @Test
    void findsByRoom() {
        assertThat(names("302")).containsExactly("李强");
        assertThat(names("2组3号302室")).containsExactly("李强");
        assertThat(names("2-3-302")).containsExactly("李强");
        assertThat(names("8号")).containsExactly("范建国", "罗小红", "范小宝");
    }

    @Test
    void doesNotFindByThreeDigitsOfANumber() {
        assertThat(names("001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "徐%",
                "____",
                "' or '1'='1",
                "'; drop table people.person; --",
                "徐素珍' --",
                "\\",
                "(",
                "[0-9",
                "<script>",
                "\u0000",
                "\u0000\u0001徐",
                "\uD83D",
                "100%的人",
            })
    void takesWhatIsTypedAsPlainText(String typed) {
        List<? extends Object> expected = typed.contains("\u0001") ? List.of("徐素珍") : List.of();
        if (typed.equals("\u0000")) {
            assertThat(names(typed)).hasSize(5); // nothing is left of it, so nothing is asked for
        } else {
            assertThat(names(typed)).isEqualTo(expected);
        }
    }

    @Test
    void survivesAHugeText() {
        assertThat(names("徐".repeat(100_000))).isEmpty();
        assertThat(names("1".repeat(100_000))).isEmpty();
    }

    @Test
    void filtersByTagsThatFollowFromTheAgeAndThatDoNot() {
        assertThat(names(new PersonQuery("", Set.of(Tag.ELDER), null, Presence.HERE, false)))
                .containsExactly("徐素珍");
        assertThat(names(new PersonQuery("", Set.of(Tag.CHILD), null, Presence.HERE, false)))
                .containsExactly("范小宝");
        assertThat(names(new PersonQuery("", Set.of(Tag.ELDER, Tag.LIVES_ALONE), null, Presence.HERE, false)))
                .containsExactly("徐素珍");
        assertThat(names(new PersonQuery("", Set.of(Tag.DIALYSIS), null, Presence.HERE, false)))
                .isEmpty();
    }

    @Test
    void filtersByArea() {
        assertThat(names(new PersonQuery("", Set.of(), XIFAN_2, Presence.HERE, false)))
                .containsExactly("李强");
        assertThat(names(new PersonQuery("", Set.of(), XIFAN_1, Presence.HERE, false)))
                .containsExactly("徐素珍", "范建国", "罗小红", "范小宝");
        assertThat(names(new PersonQuery("", Set.of(), Fixture.XILOU, Presence.HERE, false)))
                .isEmpty();
    }

    @Test
    void walksFromHouseToHouseWithTheHeadFirst() {
        assertThat(names("")).containsExactly("徐素珍", "范建国", "罗小红", "范小宝", "李强");
        Paged<PersonCard> second = as("secretary", () -> people.search(PersonQuery.of(""), new Paging(2, 2)));
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.rows()).extracting(PersonCard::name).containsExactly("罗小红", "范小宝");
    }

    @Test
    void countsForTheAreaPageAddUpAndCountNobodyTwice() {
        AreaFigure figure = as("command", territory::figures).stream()
                .filter(f -> f.key().equals("people.figure.people"))
                .findFirst()
                .orElseThrow();
        Map<String, Long> counts =
                as("command", () -> territory.overview(Fixture.XILOU)).counts();
        assertThat(counts.get(figure.key())).isEqualTo(2);
        AreaOverview overview = as("command", () -> territory.overview(XIFAN));
        assertThat(overview.counts().get(figure.key())).isEqualTo(5);
        assertThat(overview.direct().get(figure.key())).isZero();
        assertThat(as("command", () -> territory.overview(Fixture.XILOU_RENTAL))
                        .counts()
                        .get(figure.key()))
                .isEqualTo(1);
    }

    @Test
    void aStatementHasOnlyTheConditionsThatAreAskedAndNamesTheFewThatAnIndexFinds() {
        var everybody = new PersonQuery("", Set.of(), null, Presence.ALL, false);
        assertThat(statement(everybody)).endsWith("where true\n and (p.path >= :range_low and p.path < :range_high)");
        for (String typed : List.of("徐素珍", "xsz", "0001", "302", "8号", "西范2组", "李 302")) {
            assertThat(statement(PersonQuery.of(typed)))
                    .contains("(p.id = any(:ids))", "p.left_on is null")
                    .doesNotContain("p.name", "pinyin", "t.room", "t.address", "p.tags", "document_hash");
        }
    }

    @ParameterizedTest
    @CsvSource({"徐苏珍,徐素珍", "徐珍,徐素珍", "徐树珍,徐素珍", "徐素素珍,徐素珍", "里强,李强"})
    void findsANameThatIsWrittenOtherwiseOrWithoutACharacter(String typed, String name) {
        assertThat(names(typed)).containsExactly(name);
    }

    @Test
    void namesThatAreWrittenAlikeDoNotStandBesideTheRightOne() {
        assertThat(names("范建国")).containsExactly("范建国");
        assertThat(names("赵建国")).containsExactly("范建国");
        assertThat(names("钱多多")).isEmpty();
    }

    @Test
    void theIndexesTellNobodyOfWhatLiesOutside() {
        assertThat(as("xilou", () -> people.search(PersonQuery.of("徐素珍"), Paging.page(1)))
                        .rows())
                .isEmpty();
        assertThat(as("xilou", () -> people.search(PersonQuery.of("徐苏珍"), Paging.page(1)))
                        .rows())
                .isEmpty();
        assertThat(as("xilou", () -> people.search(PersonQuery.of("8号"), Paging.page(1)))
                        .rows())
                .isEmpty();
        for (String asked : List.of(
                "select count(*) from people.named('{徐}', '徐', 100)",
                "select count(*) from people.named_alike('{徐素珍}', 100)",
                "select count(*) from territory.addressed('{8号}', '8号', '8号', '', '~', 100)")) {
            assertThat(as("secretary", () -> number(asked))).as(asked).isPositive();
            assertThat(as("xilou", () -> number(asked))).as(asked).isZero();
            assertThat(number(asked)).as("to nobody: %s", asked).isZero();
        }
    }

    private Long number(String sql) {
        return transaction.execute(status -> jdbc.sql(sql).query(Long.class).single());
    }

    private String statement(PersonQuery query) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> transaction.execute(status -> searches.question(query).count()));
    }

    private List<String> names(String typed) {
        return names(PersonQuery.of(typed));
    }

    private List<String> names(PersonQuery query) {
        return as("secretary", () -> people.search(query, Paging.page(1))).rows().stream()
                .map(PersonCard::name)
                .toList();
    }

    private <T> T as(String username, Supplier<T> work) {
        return Acting.as(fixture.actor(username), work);
    }
}
