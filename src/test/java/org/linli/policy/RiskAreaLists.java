package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.divisions.Division;
import org.linli.divisions.Divisions;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.linli.testing.Fixture;

/** Lists of risk areas, made up of real divisions, and bringing them in as the command does. */
final class RiskAreaLists {

    static final String CODED = "行政区划代码,名称,风险等级,开始日期,结束日期,来源\n";
    static final List<String> PUBLISHED = List.of("省", "市", "县（区）", "风险区名称");

    private final Imports imports;
    private final Fixture fixture;

    RiskAreaLists(Imports imports, Fixture fixture) {
        this.imports = imports;
        this.fixture = fixture;
    }

    Import bring(byte[] content, String fileName, Map<String, String> answers) {
        return Acting.as(fixture.actor("command"), () -> {
            var in = new ByteArrayInputStream(content);
            return done(imports.bring("risk-areas", Fixture.JIANGBEI, fileName, in, answers));
        });
    }

    Import bring(String csv, Map<String, String> answers) {
        return bring(csv.getBytes(StandardCharsets.UTF_8), "list.csv", answers);
    }

    Import bring(String csv) {
        return bring(csv, Map.of());
    }

    Import done(ImportId id) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Import job = imports.get(id);
        while (job.isRunning() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            job = imports.get(id);
        }
        assertThat(job.read()).isEqualTo(job.stored() + job.known() + job.aside() + job.refused());
        return job;
    }

    /**
     * A list as it is published: title with the hour, blocks under headings, merged cells of which only the first is
     * filled.
     */
    static byte[] published(String title, Map<String, List<List<String>>> blocks) {
        var out = new ByteArrayOutputStream();
        try (TableWriter table = Workbooks.xlsx(out, "Sheet1", List.of(title))) {
            blocks.forEach((level, rows) -> {
                table.row(List.of("%s（%d个）".formatted(level, rows.size())));
                table.row(PUBLISHED);
                List<String> above = List.of("", "", "", "");
                for (List<String> row : rows) {
                    table.row(merged(above, row));
                    above = row;
                }
            });
        }
        return out.toByteArray();
    }

    private static List<@Nullable String> merged(List<String> above, List<String> row) {
        var cells = new ArrayList<@Nullable String>(row);
        for (int at = 0; at < 3 && row.get(at).equals(above.get(at)); at++) {
            cells.set(at, null);
        }
        return cells;
    }

    /** So many places in so many counties of China, three in each. */
    static List<List<String>> places(Divisions divisions, int first, int count) {
        List<Division> counties = IntStream.rangeClosed(11, 65)
                .boxed()
                .flatMap(province -> IntStream.rangeClosed(100, 2999)
                        .mapToObj(rest -> divisions.byCode("%02d%04d".formatted(province, rest)))
                        .flatMap(found -> found.stream()))
                .filter(division -> division.inForce() && division.level() == Division.Level.COUNTY)
                .filter(division -> divisions.line(division.code()).size() == 3)
                .toList();
        return IntStream.range(first, first + count)
                .mapToObj(n -> {
                    Division county = counties.get(n / 3);
                    List<Division> line = divisions.line(county.code());
                    String estate = n % 7 == 0
                            ? "第%d街道东至人民路、南至解放路、西至中山路、北至建设路围合区域；".formatted(n).repeat(40)
                            : "第%d社区第%d小区".formatted(n, n + 1);
                    return List.of(
                            line.get(0).name(), line.get(1).name(), line.get(2).name(), estate);
                })
                .toList();
    }

    static List<String> row(String... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    static String fullName(Divisions divisions, String code) {
        return divisions.fullName(code, Locale.SIMPLIFIED_CHINESE);
    }
}
