package org.linli.policy;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Languages;
import org.linli.platform.Paging;
import org.linli.platform.Words;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The list of places at risk: found and exported. */
@Controller
@RequestMapping("/policies/risk-places")
@Allowed("policy.read")
class RiskPlacePages {

    private static final int EXPORTED = 500;

    private final RiskPlaces riskPlaces;
    private final Words words;

    RiskPlacePages(RiskPlaces riskPlaces, Words words) {
        this.riskPlaces = riskPlaces;
        this.words = words;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable RiskLevel level,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        return shown(new RiskPlaceQuery(q.strip(), level, on), page, model);
    }

    /** The list in the form in which it can be read again: mend it in a spreadsheet program and send it back. */
    @GetMapping("/list.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable RiskLevel level,
            @RequestParam(required = false) @Nullable LocalDate on) {
        RiskPlaceQuery query = new RiskPlaceQuery(q.strip(), level, on);
        String disposition = ContentDisposition.attachment()
                .filename("risk-places.xlsx")
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_TYPE, Workbooks.XLSX)
                .body(out -> write(query, out));
    }

    private void write(RiskPlaceQuery query, OutputStream out) {
        List<String> header = RiskAreaColumn.EXPORTED.stream()
                .map(column -> words.in(Languages.CHINESE, column.messageKey()))
                .toList();
        try (TableWriter table = Workbooks.xlsx(out, "risk-places", header)) {
            int page = 1;
            while (true) {
                var part = riskPlaces.page(query, new Paging(page++, EXPORTED));
                part.rows().forEach(place -> table.row(row(place)));
                if (!part.hasNext()) {
                    return;
                }
            }
        }
    }

    private List<@Nullable Object> row(RiskPlace place) {
        return Arrays.asList(
                place.divisionCode(),
                place.name(),
                place.part(),
                words.in(Languages.CHINESE, place.level().key()),
                place.from(),
                place.to(),
                place.source());
    }

    private String shown(RiskPlaceQuery query, int page, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("levels", Arrays.stream(RiskLevel.values()).skip(1).toList());
        model.addAttribute("places", riskPlaces.page(query, Paging.page(page)));
        return "policy/risk-places";
    }
}
