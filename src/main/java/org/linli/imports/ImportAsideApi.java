package org.linli.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Paging;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows of a list that were set aside, for programs. */
@RestController
@RequestMapping("/api/v1/imports/{kind}/{id}/asides")
@Allowed(Imports.BRING)
class ImportAsideApi {

    private final Imports imports;
    private final ImportDecisions decisions;
    private final ImportManyDecisions many;

    ImportAsideApi(Imports imports, ImportDecisions decisions, ImportManyDecisions many) {
        this.imports = imports;
        this.decisions = decisions;
        this.many = many;
    }

    @GetMapping
    @Operation(summary = "A page of the rows set aside: those that wait first, of them the urgent ones")
    Page page(
            @PathVariable String kind,
            @PathVariable ImportId id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Import job = imports.get(kind, id);
        List<Object> rows = decisions.told(job, reason, Paging.asked(page, size));
        return new Page(rows, decisions.reasons(job), many.progress(id).orElse(null));
    }

    @PostMapping("/{row}")
    @Operation(summary = "Decides about a row set aside; answers with what was decided")
    Settled settle(
            @PathVariable String kind, @PathVariable ImportId id, @PathVariable int row, @RequestBody Answer answer) {
        imports.get(kind, id);
        return new Settled(row, decisions.settle(id, row, answer.given()));
    }

    @PostMapping
    @Operation(
            summary = "Gives one answer to many rows set aside: those named, or all that wait for a reason",
            description = "Goes on beside everything else; settling in the page of rows says how far it is.")
    @ApiResponse(responseCode = "202", description = "Begun", useReturnTypeSchema = true)
    ResponseEntity<ImportManyDecisions.Progress> settleMany(
            @PathVariable String kind, @PathVariable ImportId id, @RequestBody Answers answers) {
        Import job = imports.get(kind, id);
        if (answers.rows() != null) {
            many.begin(job, answers.rows(), answers.given());
        } else {
            many.begin(job, Objects.requireNonNullElse(answers.reason(), ""), answers.given());
        }
        return ResponseEntity.accepted().body(many.progress(id).orElseThrow());
    }

    /**
     * A page.
     *
     * @param rows as the kind tells them, see docs/imports.md
     * @param reasons how many rows wait for each reason
     * @param settling how far one answer to many is; null where none was given since the program began
     */
    @Schema(name = "ImportAsides")
    record Page(List<Object> rows, Map<String, Integer> reasons, ImportManyDecisions.@Nullable Progress settling) {}

    /** @param why the reason, for answers that need one */
    @Schema(name = "ImportAnswer")
    record Answer(String answer, @Nullable String why) {

        ImportGiven given() {
            return new ImportGiven(Objects.requireNonNullElse(answer, ""), Objects.requireNonNullElse(why, ""));
        }
    }

    /**
     * @param rows numbers of rows; null for all that wait
     * @param reason of those that wait; null for any
     */
    @Schema(name = "ImportAnswers")
    record Answers(
            String answer,
            @Nullable String why,
            @Nullable List<Integer> rows,
            @Nullable String reason) {

        ImportGiven given() {
            return new ImportGiven(Objects.requireNonNullElse(answer, ""), Objects.requireNonNullElse(why, ""));
        }
    }

    /** @param settled what was decided, in a word of the kind's */
    @Schema(name = "ImportSettled")
    record Settled(int row, String settled) {}
}
