package org.linli.statement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.territory.Area;
import org.springframework.stereotype.Component;

/** A statement as a workbook: a line for each figure and each of its parts, a column for each child. */
@Component
class StatementSheet {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final StatementWording naming;
    private final Texts texts;
    private final BusinessClock clock;

    StatementSheet(StatementWording naming, Texts texts, BusinessClock clock) {
        this.naming = naming;
        this.texts = texts;
        this.clock = clock;
    }

    void write(Statement statement, HttpServletResponse response) throws IOException {
        String name = texts.of(
                "statement.file",
                statement.area().nameIn(naming.language()),
                statement.day().toString());
        try (TableWriter table = Download.table(response, "xlsx", name, name, header(statement))) {
            for (Figure figure : statement.figures()) {
                table.row(line(statement, figure));
                if (figure.counter().breakdown() != Breakdown.NONE) {
                    figure.parts()
                            .forEach(part -> table.row(Arrays.asList(
                                    naming.section(figure.counter().section()),
                                    naming.label(figure.counter()),
                                    naming.part(figure.counter(), part.key()),
                                    part.value())));
                }
            }
            close(statement, table);
        }
    }

    private List<String> header(Statement statement) {
        var header = new ArrayList<>(List.of(
                texts.of("statement.section"),
                texts.of("statement.figure"),
                texts.of("statement.part"),
                statement.area().nameIn(naming.language())));
        if (statement.signed().isPresent()) {
            header.add(texts.of("statement.now"));
        }
        children(statement).forEach(child -> header.add(child.nameIn(naming.language())));
        if (statement.hasDirect()) {
            header.add(texts.of("statement.direct"));
        }
        return header;
    }

    private List<@Nullable Object> line(Statement statement, Figure figure) {
        var line = new ArrayList<@Nullable Object>(Arrays.asList(
                naming.section(figure.counter().section()), naming.label(figure.counter()), null, figure.value()));
        statement
                .signed()
                .ifPresent(signed -> signed.differences().stream()
                        .filter(d -> d.counter().equals(figure.counter()))
                        .forEach(d -> line.add(d.now())));
        children(statement).forEach(child -> line.add(figure.in(child.path())));
        if (statement.hasDirect()) {
            line.add(figure.direct());
        }
        return line;
    }

    /** Under the figures: whether anything is new, who signed and when, or that nobody has. */
    private void close(Statement statement, TableWriter table) {
        if (statement.zeroReport()) {
            table.row(List.of(texts.of("statement.zero")));
        }
        table.row(List.of(statement
                .signed()
                .map(Statement.Signed::signature)
                .map(s -> texts.of(
                        "statement.signed.by",
                        s.by(),
                        texts.of(s.role().key()),
                        s.at().atZone(clock.zone()).format(MINUTE)))
                .orElseGet(() -> texts.of(
                        "statement.unsigned.at",
                        statement.at().atZone(clock.zone()).format(MINUTE)))));
    }

    private static List<Area> children(Statement statement) {
        return Stream.concat(statement.children().stream(), statement.beside().stream())
                .toList();
    }
}
