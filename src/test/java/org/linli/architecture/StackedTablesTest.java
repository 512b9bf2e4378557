package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Tables whose rows stand one below the other on a phone, where the head of the table is gone. */
class StackedTablesTest {

    @Test
    void eachCellSaysWhatItIsWhereTheHeadOfItsColumnIsGone() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                for (Element table : Jsoup.parse(Files.readString(file)).select("table.table-stack")) {
                    boolean numbered = table.expectFirst("thead th").text().equals("#");
                    table.select("tbody td").stream()
                            .filter(cell -> !cell.hasAttr("th:data-label") && !cell.hasAttr("data-label"))
                            .filter(cell -> !(numbered && cell.elementSiblingIndex() == 0))
                            .forEach(cell -> silent.add(file.getFileName() + " " + cell));
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void noListOfChoicesHoldsAWordThatIsInNoLanguageFile() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                Jsoup.parse(Files.readString(file)).select("option").stream()
                        .filter(option ->
                                !option.hasAttr("th:text") && option.text().matches(".*[A-Za-z].*"))
                        .forEach(option -> left.add(file.getFileName() + " " + option));
            }
        }
        assertThat(left).isEmpty();
    }
}
