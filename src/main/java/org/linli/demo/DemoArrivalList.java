package org.linli.demo;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.arrivals.Arrivals;
import org.linli.imports.ImportSample;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The list of people that Xifan kept on the reported day, with made-up people and all its mistakes, dated as the demo
 * is: of its 36 rows 29 are good, one stands there twice and six cannot be stored. A date that no calendar has stays as
 * it is.
 */
@Controller
@Profile("demo")
@Allowed(Arrivals.IMPORT)
class DemoArrivalList {

    private static final String HREF = "/demo/arrivals.xlsx";
    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final BusinessClock clock;

    DemoArrivalList(BusinessClock clock) {
        this.clock = clock;
    }

    @Bean
    static ImportSample sampleList() {
        return new ImportSample("arrivals", HREF);
    }

    @GetMapping(HREF)
    ResponseEntity<byte[]> download() {
        LocalDate today = clock.today();
        return Download.xlsx("西范小区登记表-" + today).body(list(today));
    }

    /** The workbook as of a day. */
    static byte[] list(LocalDate today) {
        List<List<String>> lines = lines();
        var out = new ByteArrayOutputStream();
        try (TableWriter table = Workbooks.xlsx(
                out, "登记表", List.of(lines.getFirst().getFirst().replace("{day}", TITLE.format(today))))) {
            table.row(new ArrayList<>(lines.get(1)));
            lines.stream()
                    .skip(2)
                    .map(line -> line.stream().map(text -> cell(text, today)).toList())
                    .forEach(table::row);
        }
        return out.toByteArray();
    }

    private static @Nullable Object cell(String text, LocalDate today) {
        if (text.equals("{day}")) {
            return today;
        }
        // As a spreadsheet program keeps a number of 18 digits that was typed as one: its last digits are lost.
        return text.startsWith("#") ? (Object) Double.valueOf(text.substring(1)) : text;
    }

    private static List<List<String>> lines() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoArrivalList.class.getResourceAsStream("/demo/arrivals.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(line -> Stream.of(line.split(",", -1)).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading demo/arrivals.csv", e);
        }
    }
}
