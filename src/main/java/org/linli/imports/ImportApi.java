package org.linli.imports;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Problem;
import org.linli.platform.Texts;
import org.linli.platform.sheet.Workbooks;
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
@RequestMapping("/api/v1/imports/{kind}")
@Allowed(Imports.BRING)
class ImportApi {

    private static final int MOST_ROWS = 1000;

    private final Imports imports;
    private final ImportDecisions decisions;
    private final Texts texts;

    ImportApi(Imports imports, ImportDecisions decisions, Texts texts) {
        this.imports = imports;
        this.decisions = decisions;
        this.texts = texts;
    }

    /**
     * 202 with the address to ask for progress; 422 when it is no list that can be read, and then nothing is stored.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Brings a list in: xlsx, xls or csv, at most 200 MB",
            description =
                    "kind is arrivals, risk-areas, households or results. Answers to what a kind asks about the list as"
                            + " a whole are further form fields, named in docs/imports.md. One sheet is read: the one"
                            + " that looks most like a list, or the one whose name is in the field sheet; otherSheets"
                            + " of the answer are those that have rows and are not read.")
    @ApiResponse(responseCode = "202", description = "Taken; Location says how far it is", useReturnTypeSchema = true)
    ResponseEntity<View> bring(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String area,
            @RequestParam MultipartFile file,
            @Schema(hidden = true) @RequestParam Map<String, String> answers,
            Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            ImportId id = imports.bring(kind, ImportArea.of(imports.kind(kind), area), name, content, answers);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/imports/" + kind + "/" + id))
                    .body(view(imports.get(kind, id), locale));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a list has come: read = stored + known + aside + refused at every moment")
    View get(@PathVariable String kind, @PathVariable ImportId id, Locale locale) {
        return view(imports.get(kind, id), locale);
    }

    /** The refused rows as they were, the reasons in a last column: to be corrected and sent again. */
    @GetMapping("/{id}/refused.xlsx")
    @Operation(summary = "The refused rows with their reasons, to be corrected and sent again")
    @ApiResponse(
            responseCode = "200",
            description = "A workbook",
            content = @Content(mediaType = Workbooks.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> refused(@PathVariable String kind, @PathVariable ImportId id) {
        return ImportRefusedDownload.of(imports, kind, id, texts);
    }

    private View view(Import job, Locale locale) {
        ImportKind<?> kind = imports.kind(job.kind());
        List<ImportReason> rows = imports.reasons(job, "refused", MOST_ROWS);
        Problem failure = job.foundNothing() ? Problem.of("file", kind.words("no-rows")) : job.failure();
        return new View(
                job.id(),
                job.kind(),
                state(job.state()),
                job.total(),
                job.read(),
                job.stored(),
                job.known(),
                job.aside(),
                job.refused(),
                failure == null ? null : texts.of(failure),
                job.others(),
                rows.stream().map(this::row).toList(),
                Math.max(0, job.refused() - MOST_ROWS),
                imports.reasons(job, "warned", MOST_ROWS).stream()
                        .map(this::row)
                        .toList(),
                further(kind, job, locale));
    }

    private Map<String, Object> further(ImportKind<?> kind, Import job, Locale locale) {
        var further = new LinkedHashMap<>(kind.answer(job, locale));
        further.putAll(decisions.told(job, MOST_ROWS));
        return further;
    }

    /** Who asks knows three: a file that waits for a person is on its way, a cancelled one will not be done. */
    private static String state(ImportState state) {
        return switch (state) {
            case MAPPING, RUNNING -> "running";
            case DONE -> "done";
            case FAILED, CANCELLED, UNDONE -> "failed";
        };
    }

    private Row row(ImportReason reason) {
        return new Row(
                reason.row(),
                reason.heading(),
                reason.value(),
                texts.of(reason.key(), reason.args().toArray()));
    }

    /**
     * How far a file has come; {@code read = stored + known + aside + refused} always.
     *
     * @param state running, done or failed
     * @param total rows below the header
     * @param aside rows about which a person has to decide
     * @param failure what to do about a failure, or that the list has no rows
     * @param otherSheets sheets of the file that have rows, none of which this import reads
     * @param rows why rows were refused, the first 1,000 rows; a row stands here once for each reason
     * @param more refused rows that are not in {@code rows}
     * @param warnings what is to be looked at about rows that were stored, what must not be overlooked first; at most
     *     1,000 rows
     * @param further what the kind says in addition, see docs/imports.md
     */
    @Schema(name = "Import")
    record View(
            ImportId id,
            String kind,
            String state,
            int total,
            int read,
            int stored,
            int known,
            int aside,
            int refused,
            @Nullable String failure,
            List<ImportOtherSheet> otherSheets,
            List<Row> rows,
            int more,
            List<Row> warnings,
            @JsonAnyGetter @Schema(hidden = true) Map<String, Object> further) {}

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
