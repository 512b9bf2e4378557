package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.ImportPreview;
import org.linli.imports.ImportPreview.Outcome;
import org.linli.imports.Imports;
import org.linli.platform.BusinessClock;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The list that the demo offers for the import, years after the day that the newspaper reported. */
@LinliTest
class DemoArrivalListTest {

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @Autowired
    BusinessClock clock;

    @Test
    void theListIsOfTheDemosDayAndItsMistakesAreShownBeforeAnythingIsStored() throws Exception {
        TestClock.set("2026-11-25T18:30");
        byte[] file = DemoArrivalList.list(LocalDate.of(2026, 11, 25));
        Acting.run(fixture.actor("secretary"), () -> {
            ImportId id = imports.upload("arrivals", Fixture.XIFAN, "登记表.xlsx", new ByteArrayInputStream(file));
            assertThat(imports.get(id).mapping().listDay()).contains(LocalDate.of(2026, 11, 25));
            ImportPreview preview = imports.preview(id);
            assertThat(preview.count(Outcome.GOOD)).isEqualTo(29);
            assertThat(preview.count(Outcome.KNOWN)).isEqualTo(1);
            assertThat(preview.count(Outcome.REFUSED)).isEqualTo(6);
            assertThat(preview.rows().subList(0, 7))
                    .extracting(row -> row.number() + " " + row.outcome())
                    .containsExactly(
                            "32 REFUSED",
                            "33 REFUSED",
                            "34 REFUSED",
                            "35 REFUSED",
                            "36 REFUSED",
                            "37 REFUSED",
                            "38 KNOWN");
            assertThat(preview.rows().getFirst().reasons()).isNotEmpty();
            assertThat(preview.rows().get(7).result()).isEqualTo("2+14");

            imports.start(id);
            for (long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                    imports.get(id).isRunning() && System.nanoTime() < until; ) {
                Thread.onSpinWait();
            }
            Import done = imports.get(id);
            assertThat(done.read()).isEqualTo(36);
            assertThat(done.stored()).isEqualTo(29);
            assertThat(done.known()).isEqualTo(1);
            assertThat(done.refused()).isEqualTo(6);
        });
    }
}
