package org.linli.arrivals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.imports.Import;
import org.linli.imports.ImportSection;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is said of a list of arrivals beyond what is said of every list: rows that differ, and origins named only
 * roughly.
 */
@Component
class ArrivalImportResult {

    private static final int SHOWN = 200;
    private static final int ANSWERED = 1000;

    private final ArrivalImportDifferences differences;
    private final ArrivalStore store;
    private final Texts texts;

    ArrivalImportResult(ArrivalImportDifferences differences, ArrivalStore store, Texts texts) {
        this.differences = differences;
        this.store = store;
        this.texts = texts;
    }

    @Transactional
    ImportSection section(Import job) {
        return new ImportSection(
                "arrivals/import-result",
                Map.of("differing", differences.of(job, SHOWN), "rough", store.rough(job.id(), SHOWN)));
    }

    @Transactional
    Map<String, Object> answer(Import job, Locale locale) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("differs", job.aside());
        answer.put(
                "differing",
                differences.of(job, ANSWERED).stream()
                        .map(row -> differing(row, locale))
                        .toList());
        answer.put(
                "doubtful",
                store.rough(job.id(), ANSWERED).stream()
                        .map(arrival -> rough(job, arrival))
                        .toList());
        return answer;
    }

    private Rough rough(Import job, Arrival arrival) {
        return new Rough(
                job.id().rowOf(arrival.id().value()).orElse(0),
                job.mapping().heading(ArrivalField.ORIGIN),
                arrival.originName(),
                texts.of("arrivals.closer.row"),
                arrival.id());
    }

    private Differing differing(ArrivalImportDifference row, Locale locale) {
        return new Differing(
                row.row(),
                row.why().heading(),
                row.why().value(),
                texts.of(row.why().key(), row.why().args().toArray()),
                row.arrival(),
                row.difference().stricter(),
                row.difference().laxer(),
                row.difference().facts().stream().map(ArrivalFact::code).toList(),
                ArrivalApi.Answer.of(row.difference().onRecord(), locale),
                ArrivalApi.Answer.of(row.difference().now(), locale),
                row.settled());
    }

    /**
     * A row that was stored, of which it must be asked which place within the origin it was.
     *
     * @param value the origin as it was understood
     * @param arrival what was stored, to be corrected
     */
    @Schema(name = "ImportDoubtfulRow")
    record Rough(int row, String column, String value, String reason, ArrivalId arrival) {}

    /**
     * A row that differs from what is on record.
     *
     * @param arrival what is on record; {@code POST /api/v1/arrivals/{id}/correction} corrects it
     * @param stricter whether the row asks for more
     * @param laxer whether the row asks for less
     * @param facts what the row says otherwise where the same applies; empty where something else applies
     * @param onRecord what applies
     * @param sent what would apply by the row
     * @param settled whether the record has been corrected or withdrawn since
     */
    @Schema(name = "ImportDifferingRow")
    record Differing(
            int row,
            String column,
            String value,
            String reason,
            ArrivalId arrival,
            boolean stricter,
            boolean laxer,
            List<String> facts,
            ArrivalApi.Answer onRecord,
            ArrivalApi.Answer sent,
            boolean settled) {}
}
