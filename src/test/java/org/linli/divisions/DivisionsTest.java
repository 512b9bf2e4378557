package org.linli.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionsTest {

    private static final Divisions DIVISIONS = new Divisions();

    /** The places that the registration sheet of Xifan names in its column 来自何地. */
    @ParameterizedTest
    @CsvSource({
        "江西省九江市修水县, 360424",
        "湖北省黄冈市武穴市, 421182",
        "湖北省武汉市武昌区, 420106",
        "江西省上饶市余干县, 361127",
        "安徽省安庆市怀宁县, 340822",
        "安徽省阜阳市临泉县, 341221"
    })
    void readsThePlacesOfTheRegistrationSheet(String text, String code) {
        assertThat(DIVISIONS.find(text)).contains(place(code, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "湖北武穴, 421182",
        "武汉武昌, 420106",
        "湖北省武穴市, 421182",
        "武穴, 421182",
        "江西 九江 修水, 360424",
        "从湖北省-黄冈市-武穴市, 421182",
        "河南, 410000",
        "吉林, 220000",
        "吉林市, 220200",
        "吉林吉林, 220200",
        "江西吉安吉安县, 360821",
        "吉安, 360800",
        "西安, 610100",
        "北京市市辖区朝阳区, 110105",
        "上海浦东, 310115",
        "广西南宁, 450100",
        "新疆喀什, 653100",
        "恩施州, 422800",
        "湖北恩施市, 422801",
        "内蒙呼和浩特, 150100",
        "仙桃, 429004",
        "香港, 810000",
        "金华东阳, 330783",
        "自贡, 510300",
        "从化, 440117",
        "来自中国湖北武汉, 420100",
        "421182, 421182"
    })
    void readsPlacesWithLevelsAndSuffixesLeftOut(String text, String code) {
        assertThat(DIVISIONS.find(text)).contains(place(code, ""));
    }

    @Test
    void keepsWhatStandsBehindTheDivision() {
        assertThat(DIVISIONS.find("湖北省武汉市武昌区珞珈山街道8号")).contains(place("420106", "珞珈山街道8号"));
        assertThat(DIVISIONS.find("浙江某地")).contains(place("330000", "某地"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "月球", "鼓楼区", "省", "12345", "Paris"})
    void doesNotGuessAPlace(String text) {
        assertThat(DIVISIONS.find(text)).isEmpty();
    }

    @Test
    void listsTheDistrictsThatOneNameFits() {
        assertThat(DIVISIONS.readings("鼓楼区"))
                .extracting(p -> p.division().code())
                .containsExactlyInAnyOrder("320106", "320302", "350102", "410204");
    }

    @Test
    void knowsACodeThatWasRetired() {
        Division jianggan = DIVISIONS.byCode("330104").orElseThrow();
        assertThat(jianggan.name()).isEqualTo("江干区");
        assertThat(jianggan.inForce()).isFalse();
        assertThat(DIVISIONS.find("杭州市江干区")).contains(place("330104", ""));
    }

    @Test
    void takesTheCodeInForceWhereARetiredOneHasTheSameName() {
        assertThat(DIVISIONS.find("和县")).contains(place("340523", ""));
    }

    @Test
    void tellsJinhuaFromTheRestOfTheProvince() {
        assertThat(DIVISIONS.find("东阳市").orElseThrow().division().isWithin("3307"))
                .isTrue();
        assertThat(DIVISIONS.find("杭州").orElseThrow().division().isWithin("3307"))
                .isFalse();
    }

    @Test
    void namesAPlaceInBothLanguages() {
        assertThat(DIVISIONS.fullName("421182", Locale.SIMPLIFIED_CHINESE)).isEqualTo("湖北省黄冈市武穴市");
        assertThat(DIVISIONS.fullName("421182", Locale.ENGLISH)).isEqualTo("Wuxue, Huanggang, Hubei");
        assertThat(DIVISIONS.fullName("110105", Locale.SIMPLIFIED_CHINESE)).isEqualTo("北京市朝阳区");
        assertThat(DIVISIONS.fullName("360424", Locale.ENGLISH)).isEqualTo("Xiushui County, Jiujiang, Jiangxi");
        assertThat(DIVISIONS.fullName("422800", Locale.ENGLISH))
                .isEqualTo("Enshi Tujia-Miao Autonomous Prefecture, Hubei");
    }

    @Test
    void namesAnUnknownCodeByTheParentsThatAreKnown() {
        assertThat(DIVISIONS.fullName("421199", Locale.SIMPLIFIED_CHINESE)).isEqualTo("湖北省黄冈市421199");
        assertThat(DIVISIONS.province("421199")).contains(division("420000"));
        assertThat(DIVISIONS.province("980000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"日本, 991016", "从韩国, 991118", "Japan, 991016", "俄罗斯莫斯科, 991821", "境外, 990000", "阿拉伯联合酋长国, 990105"})
    void readsCountriesAbroad(String written, String code) {
        assertThat(DIVISIONS.find(written))
                .map(place -> place.division().code())
                .contains(code);
        assertThat(DIVISIONS.province(code)).map(Division::name).contains("境外");
    }

    @ParameterizedTest
    @ValueSource(strings = {"不详", "未知", "来源地不详", "不知道", "Unknown", "000000"})
    void readsAnOriginThatNobodyKnows(String written) {
        assertThat(DIVISIONS.find(written))
                .map(place -> place.division().code())
                .contains(Divisions.UNKNOWN);
    }

    @Test
    void doesNotGuessBetweenACountryAndACountyOfTheSameName() {
        assertThat(DIVISIONS.readings("黑山"))
                .extracting(place -> place.division().code())
                .containsExactlyInAnyOrder("991305", "210726");
        assertThat(DIVISIONS.find("辽宁黑山")).map(place -> place.division().code()).contains("210726");
        assertThat(DIVISIONS.find("境外黑山")).map(place -> place.division().code()).contains("991305");
        assertThat(DIVISIONS.find("内蒙古")).map(place -> place.division().code()).contains("150000");
    }

    @ParameterizedTest
    @CsvSource({
        "wuxue, 421182",
        "Wu Xue, 421182",
        "hbwxs, 421182",
        "武穴, 421182",
        "湖北武穴, 421182",
        "421182, 421182",
        "xiushui county, 360424",
        "dongyang, 330783",
        "inner mongolia, 150000",
        "lvliang, 141100",
        "huangpi, 420116",
        "zj, 330000"
    })
    void putsTheMeantDivisionFirstWhileTyping(String query, String code) {
        assertThat(DIVISIONS.search(query, 10)).first().isEqualTo(division(code));
    }

    @Test
    void findsByInitialsAmongOthers() {
        assertThat(DIVISIONS.search("wx", 50)).contains(division("421182"));
        assertThat(DIVISIONS.search("武", 3)).hasSize(3);
        assertThat(DIVISIONS.search("", 3)).isEmpty();
    }

    @Test
    void holdsEveryProvinceAndNoRowThatIsOnlyAHeading() {
        List<Division> provinces = IntStream.range(11, 83)
                .mapToObj(p -> DIVISIONS.byCode(p + "0000"))
                .flatMap(Optional::stream)
                .toList();
        assertThat(provinces).hasSize(34).allMatch(Division::inForce);
        assertThat(DIVISIONS.byCode("110100")).isEmpty();
    }

    private static Place place(String code, String rest) {
        return new Place(division(code), rest);
    }

    private static Division division(String code) {
        return DIVISIONS.byCode(code).orElseThrow();
    }
}
