package org.linli.arrivals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Words;
import org.linli.platform.sheet.Workbooks;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/imports/arrivals")
@Allowed(Arrivals.IMPORT)
class ImportApi {

    private static final int MOST_ROWS = 1000;

    private final Imports imports;
    private final ImportDifferences differences;
    private final Arrivals arrivals;
    private final Words words;

    ImportApi(Imports imports, ImportDifferences differences, Arrivals arrivals, Words words) {
        this.differences = differences;
        this.imports = imports;
        this.arrivals = arrivals;
        this.words = words;
    }

    /** 202 with the address to ask for progress; 422 when it is no list that can be read, and then nothing is stored. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Brings a list of arrivals in: xlsx, xls or csv, at most 200 MB")
    @ApiResponse(responseCode = "202", description = "Taken; Location says how far it is", useReturnTypeSchema = true)
    ResponseEntity<View> bring(@RequestParam String area, @RequestParam MultipartFile file) throws IOException {
        var path = AreaPath.parse(area).orElseThrow(() -> Refused.of("area", "arrivals.refusal.area"));
        try (var content = file.getInputStream()) {
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            var id = imports.bring(path, name, content);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/imports/arrivals/" + id))
                    .body(view(id));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a list has come: read = stored + known + refused at every moment")
    View get(@PathVariable ImportId id) {
        return view(id);
    }

    /** The refused rows as they were, the reasons in a last column: to be mended and sent again. */
    @GetMapping("/{id}/refused.xlsx")
    @Operation(summary = "The refused rows with their reasons, to be mended and sent again")
    @ApiResponse(
            responseCode = "200",
            description = "A workbook",
            content = @Content(mediaType = Workbooks.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> refused(@PathVariable ImportId id) {
        return RefusedDownload.of(imports, id, words);
    }

    private View view(ImportId id) {
        var job = imports.get(id);
        var rows = imports.refused(id, MOST_ROWS);
        var failure = job.foundNobody() ? Problem.of("file", "arrivals.import.refusal.no-rows") : job.failure();
        return new View(
                job.id(),
                state(job.state()),
                job.total(),
                job.read(),
                job.stored(),
                job.known(),
                job.differs(),
                job.refused(),
                failure == null ? null : words.of(failure),
                rows.stream().map(this::row).toList(),
                Math.max(0, job.refused() - MOST_ROWS),
                differences.of(id, MOST_ROWS).stream()
                        .map(each -> differing(each, LocaleContextHolder.getLocale()))
                        .toList(),
                imports.warnings(id, MOST_ROWS).stream().map(this::row).toList(),
                arrivals.rough(id, MOST_ROWS).stream()
                        .map(arrival -> rough(job, arrival))
                        .toList());
    }

    /** Who asks knows three: a file that waits for a person is on its way, a cancelled one will not be done. */
    private static String state(ImportState state) {
        return switch (state) {
            case MAPPING, RUNNING -> "running";
            case DONE -> "done";
            case FAILED, CANCELLED -> "failed";
        };
    }

    private Rough rough(Import job, Arrival arrival) {
        return new Rough(
                job.id().rowOf(arrival.id()).orElse(0),
                job.mapping().heading(ArrivalField.ORIGIN),
                arrival.originName(),
                words.of("arrivals.closer.row"),
                arrival.id());
    }

    private Differing differing(ImportDifference row, Locale locale) {
        return new Differing(
                row.row(),
                row.why().column(),
                row.why().shown(),
                words.of(row.why().key(), row.why().args().toArray()),
                row.arrival(),
                row.difference().stricter(),
                row.difference().laxer(),
                ArrivalApi.Answer.of(row.difference().onRecord(), locale),
                ArrivalApi.Answer.of(row.difference().now(), locale),
                row.settled());
    }

    private Row row(RowRefusal refusal) {
        return new Row(
                refusal.row(),
                refusal.column(),
                refusal.shown(),
                words.of(refusal.key(), refusal.args().toArray()));
    }

    /**
     * How far a file has come; {@code read = stored + known + differs + refused} always.
     *
     * @param state running, done or failed
     * @param total rows below the header
     * @param failure what to do about a failure, or that the list has no rows
     * @param rows why rows were refused, the first 1,000 rows; a row stands here once for each reason
     * @param doubtful rows that were stored, while a place at risk lies inside the origin that they name, the first 1,000
     * @param more refused rows that are not in {@code rows}
     * @param differing rows that were not stored since the person stands on record for that day, while the rules answer otherwise
     *     to the row: the first 1,000, the stricter ones first
     * @param warnings what must not be overlooked about people who were registered, at most 1,000
     */
    @Schema(name = "Import")
    record View(
            ImportId id,
            String state,
            int total,
            int read,
            int stored,
            int known,
            int differs,
            int refused,
            @Nullable String failure,
            List<Row> rows,
            int more,
            List<Differing> differing,
            List<Row> warnings,
            List<Rough> doubtful) {}

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
            ArrivalApi.Answer onRecord,
            ArrivalApi.Answer sent,
            boolean settled) {}

    /**
     * A reason.
     *
     * @param row as the spreadsheet program numbers it
     * @param column heading of the column
     * @param value what was written there; ID and phone numbers masked
     */
    @Schema(name = "ImportRow")
    record Row(int row, String column, String value, String reason) {}
}
