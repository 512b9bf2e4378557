package org.linli.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.territory.Area;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Statements for software: the same numbers as on the pages. */
@RestController
@Allowed(Statements.SEE)
class StatementApi {

    private final Statements statements;
    private final SharedStatements shared;
    private final StatementWording naming;

    StatementApi(Statements statements, SharedStatements shared, StatementWording naming) {
        this.statements = statements;
        this.shared = shared;
        this.naming = naming;
    }

    /**
     * A statement as JSON.
     *
     * @param computedAt when the records were counted
     * @param zeroReport whether nothing is new on the day
     * @param figures as signed once somebody signed, else by the records of now
     * @param signed null while nobody has signed
     * @param differences figures whose rows differ from the signed ones
     * @param children of the node's own layer; with {@code direct} of each figure they add up to it
     * @param beside children of the other layer, which show some of the same rows again
     */
    @Schema(name = "Statement")
    record StatementJson(
            AreaPath area,
            String name,
            LocalDate date,
            Instant computedAt,
            boolean zeroReport,
            List<FigureJson> figures,
            @Nullable SignedJson signed,
            List<DifferenceJson> differences,
            List<ChildJson> children,
            List<ChildJson> beside) {}

    @Schema(name = "StatementFigure")
    record FigureJson(String key, String label, long value, List<PartJson> breakdown, long direct, long rented) {}

    @Schema(name = "StatementPart")
    record PartJson(String key, String label, long value) {}

    @Schema(name = "StatementSignature")
    record SignedJson(
            String by,
            String role,
            Instant at,
            int number,
            @Nullable String note) {}

    @Schema(name = "StatementDifference")
    record DifferenceJson(String key, String label, long signed, long now, long came, long went, long changed) {}

    @Schema(name = "StatementChild")
    record ChildJson(AreaPath area, String name, Map<String, Long> figures) {}

    @GetMapping("/api/v1/statements/{path}/{date}")
    @Operation(summary = "The day's statement of an area: as signed, else counted now")
    @ApiResponse(responseCode = "200", description = "The statement", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "422",
            description = "A day to come, or one before the records begin",
            content = @Content)
    StatementJson statement(@PathVariable String path, @PathVariable LocalDate date) {
        Statement statement = shared.of(StatementPages.read(path), date);
        return new StatementJson(
                statement.area().path(),
                statement.area().nameIn(naming.language()),
                statement.day(),
                statement.at(),
                statement.zeroReport(),
                statement.figures().stream().map(this::figure).toList(),
                statement.signed().map(s -> signed(s.signature())).orElse(null),
                statement.signed().stream()
                        .flatMap(s -> s.differing().stream())
                        .map(this::difference)
                        .toList(),
                children(statement.children(), statement.figures()),
                children(statement.beside(), statement.figures()));
    }

    private FigureJson figure(Figure figure) {
        Counter counter = figure.counter();
        Stream<Figure.Part> parts = counter.breakdown() == Breakdown.NONE ? Stream.empty() : figure.parts().stream();
        return new FigureJson(
                counter.key(),
                naming.label(counter),
                figure.value(),
                parts.map(part -> new PartJson(part.key(), naming.part(counter, part.key()), part.value()))
                        .toList(),
                figure.direct(),
                figure.rented());
    }

    private static SignedJson signed(Signature signature) {
        return new SignedJson(
                signature.by(), signature.role().name(), signature.at(), signature.number(), signature.note());
    }

    private DifferenceJson difference(Difference d) {
        return new DifferenceJson(
                d.counter().key(), naming.label(d.counter()), d.signed(), d.now(), d.came(), d.went(), d.changed());
    }

    private List<ChildJson> children(List<Area> areas, List<Figure> figures) {
        return areas.stream()
                .map(area -> {
                    var numbers = new TreeMap<String, Long>();
                    figures.forEach(figure -> numbers.put(figure.counter().key(), figure.in(area.path())));
                    return new ChildJson(area.path(), area.nameIn(naming.language()), numbers);
                })
                .toList();
    }
}
