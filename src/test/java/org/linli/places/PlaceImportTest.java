package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.testing.Fixture;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of places as communities keep them are entered; what cannot be understood comes back by name and reason. */
class PlaceImportTest extends PlaceTesting {

    private static final String KEPT = """
            西范小区沿街商店登记表,,,,,,,,
            序号,店名,类别,所属网格,经营地址,负责人,联系电话,从业人数,营业时间
            1,小张超市,超市,1组,江滨路12号,张三,13900001234,3人,8:00-20:00
            2,阿明五金,,西范小区 · 第一网格 · 2组,江滨路14号,李明,0579-86661234,2,周一至周五 8点-17点半
            3,下范农贸市场,市场,,江滨路1号,王五,,,每天5:00~18:00
            """;

    @Autowired
    private Imports imports;

    private Import bring(byte[] content) throws InterruptedException {
        ImportId id = Acting.as(
                fixture.actor("secretary"),
                () -> imports.bring("places", Fixture.XIFAN, "list.csv", new ByteArrayInputStream(content), Map.of()));
        Import job = job(id);
        while (job.isRunning()) {
            Thread.sleep(20);
            job = job(id);
        }
        assertThat(job.read()).isEqualTo(job.stored() + job.known() + job.aside() + job.refused());
        return job;
    }

    private Import job(ImportId id) {
        return Acting.as(fixture.actor("secretary"), () -> imports.get(id));
    }

    private Import bring(String csv) throws InterruptedException {
        return bring(csv.getBytes(StandardCharsets.UTF_8));
    }

    private List<ImportReason> refused(Import job) {
        return Acting.as(fixture.actor("secretary"), () -> imports.refused(job.id(), 100));
    }

    private Place named(org.linli.access.AreaPath path, String name, String address) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> places.named(path, name, address).orElseThrow());
    }

    @Test
    void aListThatACommunityKeepsIsEnteredWithItsCellsHoursAndNumbers() throws Exception {
        Import job = bring(KEPT.getBytes(Charset.forName("GB18030")));
        assertThat(refused(job)).isEmpty();
        assertThat(job.stored()).isEqualTo(3);
        Place shop = named(Fixture.XIFAN_1, "小张超市", "江滨路12号");
        assertThat(shop.kind()).isEqualTo(PlaceKind.SHOP);
        assertThat(shop.staff()).isEqualTo(3);
        assertThat(Acting.as(fixture.actor("secretary"), () -> places.phones(List.of(shop.id()))))
                .containsEntry(shop.id(), "13900001234");
        PlaceHours hours = named(Fixture.XIFAN_2, "阿明五金", "江滨路14号").hours();
        assertThat(hours).isNotNull();
        assertThat(hours.weekdays()).hasSize(5).contains(DayOfWeek.FRIDAY);
        assertThat(hours.closes()).isEqualTo(LocalTime.of(17, 30));
        assertThat(named(Fixture.XIFAN, "下范农贸市场", "江滨路1号").kind()).isEqualTo(PlaceKind.MARKET);
    }

    @Test
    void theSameListAgainChangesNothingAndSaysWhatDiffers() throws Exception {
        bring(KEPT);
        Import again = bring(KEPT.replace("张三", "赵六"));
        assertThat(again.known()).isEqualTo(3);
        assertThat(again.stored()).isZero();
        assertThat(named(Fixture.XIFAN_1, "小张超市", "江滨路12号").operator()).isEqualTo("张三");
    }

    @Test
    void stallsFindTheirMarketAndThoseOfNoneAreRefused() throws Exception {
        Import job = bring("""
                市场,摊位号,类别,摊主,电话
                ,下范农贸市场,市场,王五,
                下范农贸市场,A-12,,张三,13900001234
                没有的市场,B-1,,李四,
                """);
        assertThat(job.stored()).isEqualTo(2);
        assertThat(refused(job)).extracting(ImportReason::column).containsExactly("MARKET");
        assertThat(named(Fixture.XIFAN, "A-12", "").market())
                .isEqualTo(named(Fixture.XIFAN, "下范农贸市场", "").id());
    }

    @Test
    void everyReasonOfARowIsGivenWithItsColumn() throws Exception {
        Import job = bring("名称,类别,网格,电话,从业人数,营业时间,纬度,经度,登记日期\n"
                + "坏店,飞船,火星,12,很多,随时,99,1000,2022-02-30\n"
                + "好店,商店,,,,24小时,29.3,120.07,2022-01-08\n");
        assertThat(job.stored()).isEqualTo(1);
        assertThat(refused(job))
                .extracting(ImportReason::column)
                .containsExactlyInAnyOrder("KIND", "AREA", "PHONE", "STAFF", "HOURS", "LATITUDE", "SINCE");
        Place good = named(Fixture.XIFAN, "好店", "");
        assertThat(good.position()).isNotNull();
        assertThat(good.position().lng()).isEqualTo(120.07);
    }

    @ParameterizedTest
    @CsvSource({
        "8:00-20:00, 08:00, 20:00, 7",
        "每天 08：30～18：00, 08:30, 18:00, 7",
        "上午7点到晚上9点, 07:00, 21:00, 7",
        "工作日9点-17点半, 09:00, 17:30, 5",
        "周六 周日 10:00–16:00, 10:00, 16:00, 2",
        "星期六至星期一 10:00-16:00, 10:00, 16:00, 3",
        "Mon-Fri 9:00-17:00, 09:00, 17:00, 5",
        "22:00-6:00, 22:00, 06:00, 7",
        "0:00-24:00, 00:00, 00:00, 7"
    })
    void hoursAreReadAsPeopleWriteThem(String written, LocalTime opens, LocalTime closes, int days) {
        PlaceHours hours = PlaceHoursText.read(written).orElseThrow();
        assertThat(hours.opens()).isEqualTo(opens);
        assertThat(hours.closes()).isEqualTo(closes);
        assertThat(hours.weekdays()).hasSize(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"随时", "8点", "25:00-26:00", "8:70-9:00", "-"})
    void whatAreNoHoursIsNotGuessedAt(String written) {
        assertThat(PlaceHoursText.read(written)).isEmpty();
    }
}
