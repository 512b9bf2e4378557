package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.people.PeopleFixture;
import org.linli.testing.Fixture;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of doses as clinics hand them out: whoever is on the register gets theirs, the other rows come back. */
class DoseImportTest extends VaccinationTesting {

    private static final String LIST =
            """
            江北街道新冠疫苗接种名单,,,,,,
            序号,受种者姓名,证件号码,联系电话,剂次,接种日期,疫苗名称,生产企业,批号,接种单位
            1,吴奶奶,%s,,1,2022-01-05,新冠灭活疫苗(Vero细胞),北京科兴中维,2021A,江北街道方舱接种点
            2,孙爷爷,,13905790041,第一针,2022/1/6,新冠疫苗,武汉生物,,
            3,孙爷爷,,13905790041,2剂,2022年1月31日,灭活,,,
            """.formatted(PeopleFixture.citizen("1940-01-03", 244).number());

    @Autowired
    private Imports imports;

    private Import bring(String list) throws InterruptedException {
        ImportId id = Acting.as(
                secretary,
                () -> imports.bring(
                        "doses",
                        Fixture.XIFAN,
                        "list.csv",
                        new ByteArrayInputStream(list.getBytes(Charset.forName("GB18030"))),
                        Map.of()));
        Import job = job(id);
        while (job.isRunning()) {
            Thread.sleep(20);
            job = job(id);
        }
        assertThat(job.read()).isEqualTo(job.stored() + job.known() + job.aside() + job.refused());
        return job;
    }

    private Import job(ImportId id) {
        return Acting.as(secretary, () -> imports.get(id));
    }

    private List<ImportReason> refused(Import job) {
        return Acting.as(secretary, () -> imports.refused(job.id(), 100));
    }

    @Test
    void aListOfAClinicGivesEachTheirDoseByDocumentOrByNameAndPhone() throws Exception {
        Import job = bring(LIST);
        assertThat(refused(job)).isEmpty();
        assertThat(job.stored()).isEqualTo(3);
        Dose first = counting(wu).getFirst().dose();
        assertThat(first.vaccine()).isEqualTo("inactivated");
        assertThat(first.batch()).isEqualTo("2021A");
        assertThat(counting(sun)).extracting(one -> one.dose().number()).containsExactly(1, 2);
        assertThat(next(sun).from()).isEqualTo("2022-07-31");
    }

    @Test
    void theSameListAgainChangesNothingAndSaysWhatDiffers() throws Exception {
        bring(LIST);
        Import again = bring(LIST.replace("2022-01-05", "2022-01-07"));
        assertThat(again.known()).isEqualTo(3);
        assertThat(again.stored()).isZero();
        assertThat(counting(wu).getFirst().dose().day()).isEqualTo("2022-01-05");
    }

    @Test
    void everyReasonOfARowIsGivenWithItsColumn() throws Exception {
        Import job = bring("""
                姓名,联系电话,剂次,接种日期,疫苗名称
                孙爷爷,13905790041,1,2022-03-01,灭活
                没有这人,13905799999,1,2022-01-05,灭活
                孙爷爷,13905790041,九,2022-02-30,仙丹
                钱阿姨,13905790042,加强针,2022-01-05,腺病毒载体
                """);
        assertThat(refused(job))
                .extracting(ImportReason::column)
                .containsExactlyInAnyOrder("DAY", "NAME", "VACCINE", "NUMBER", "DAY");
        assertThat(job.stored()).isEqualTo(1);
        assertThat(counting(qian).getFirst().dose().number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "新型冠状病毒灭活疫苗（Vero细胞）, , inactivated",
        "克尔来福, 科兴中维, inactivated",
        "重组新型冠状病毒疫苗（CHO细胞）, 安徽智飞龙科马, subunit",
        "重组新型冠状病毒疫苗（5型腺病毒载体）, 康希诺生物, vector",
        "新冠疫苗, 武汉生物, inactivated",
        "新冠疫苗, 智飞, subunit"
    })
    void vaccinesAreKnownByTheirNamesAndByWhoMakesThem(String name, String maker, String key) {
        assertThat(VaccineText.read(name, maker == null ? "" : maker, new VaccineBook()))
                .map(Vaccine::key)
                .contains(key);
    }
}
