package org.linli.arrivals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Words;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.Workbooks;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Bringing a list in: upload, check of the columns, progress, result. */
@Controller
@RequestMapping("/arrivals/imports")
@Allowed(Arrivals.IMPORT)
class ImportPages {

    private static final int SHOWN_REFUSED = 200;
    private static final int SHOWN_KNOWN = 50;
    private static final int LONGEST_LINE = 60;
    private static final Pattern LONG_NUMBER = Pattern.compile("([0-9０-９]{6})[0-9０-９ -]+[Xx]?");

    private final Imports imports;
    private final ImportDifferences differences;
    private final Arrivals arrivals;
    private final Territory territory;
    private final Accounts accounts;
    private final Forms forms;
    private final Words words;
    private final ObjectProvider<SampleList> sample;

    ImportPages(
            Imports imports,
            ImportDifferences differences,
            Arrivals arrivals,
            Territory territory,
            Accounts accounts,
            Forms forms,
            Words words,
            ObjectProvider<SampleList> sample) {
        this.sample = sample;
        this.imports = imports;
        this.differences = differences;
        this.arrivals = arrivals;
        this.territory = territory;
        this.accounts = accounts;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var found = imports.list(Paging.page(page));
        var places = places();
        forms.refused().ifPresent(form -> model.addAttribute("area", form.text("area")));
        model.addAttribute("imports", found);
        model.addAttribute("places", places);
        model.addAttribute("sample", sample.getIfAvailable());
        model.addAttribute(
                "areas",
                territory.areas(
                        found.rows().stream().map(Import::area).distinct().toList()));
        model.addAttribute(
                "names",
                accounts.names(
                        found.rows().stream().map(Import::createdBy).distinct().toList()));
        return "arrivals/imports";
    }

    /** Communities to choose from; whoever works below one has only their own node. */
    private List<Area> places() {
        var depth = Math.max(2, Acting.now().home().depth());
        return territory.tree().stream().filter(a -> a.path().depth() == depth).toList();
    }

    @PostMapping
    String upload(@RequestParam(defaultValue = "") String area, @RequestParam MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            var path = AreaPath.parse(area).orElseThrow(() -> Refused.of("area", "arrivals.refusal.area"));
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return "redirect:/arrivals/imports/" + imports.upload(path, name, content);
        } catch (Refused refused) {
            return forms.again("/arrivals/imports", refused);
        }
    }

    /** An empty list with every column, to be filled in. */
    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template() {
        var out = new ByteArrayOutputStream();
        var header = Arrays.stream(ArrivalField.values())
                .map(field -> words.of(field.messageKey()))
                .toList();
        Workbooks.xlsx(out, words.of("arrivals.title"), header).close();
        return ArrivalExport.file(words.of("arrivals.import.template.file") + ".xlsx")
                .body(out.toByteArray());
    }

    @GetMapping("/{id}")
    String show(@PathVariable ImportId id, Model model, Locale locale) {
        var job = imports.get(id);
        model.addAttribute("job", job);
        model.addAttribute("place", territory.label(job.area(), locale));
        if (job.state() == ImportState.MAPPING) {
            check(job, model);
        } else {
            result(job, model);
        }
        return "arrivals/import";
    }

    private void check(Import job, Model model) {
        var refused = forms.refused().filter(form -> form.what().equals("mapping"));
        model.addAttribute(
                "chosen", refused.map(ImportPages::columns).orElse(job.mapping().columns()));
        model.addAttribute(
                "sheet",
                refused.map(form -> Integer.parseInt(form.text("sheet")))
                        .orElse(job.mapping().sheet()));
        model.addAttribute(
                "headerRow",
                refused.map(form -> Integer.parseInt(form.text("headerRow")))
                        .orElse(job.mapping().headerRow()));
        var preview = imports.preview(job.id());
        model.addAttribute("preview", preview);
        model.addAttribute("outcomes", ImportPreview.Outcome.values());
        model.addAttribute("words", words);
        model.addAttribute("same", imports.sameDoneBefore(job.id()).orElse(null));
        model.addAttribute(
                "headerBelow",
                job.mapping().headerRow()
                        > preview.top().stream()
                                .mapToInt(SheetRow::number)
                                .max()
                                .orElse(Integer.MAX_VALUE));
        model.addAttribute(
                "beginnings", preview.top().stream().map(ImportPages::beginning).toList());
        model.addAttribute("fields", ArrivalField.values());
        model.addAttribute("columns", columns(job, preview));
    }

    /** A row in one line, to be recognised; numbers that may identify somebody shortened. */
    private static String beginning(SheetRow row) {
        var line = row.cells().stream().map(SheetCell::shown).collect(Collectors.joining(" | "));
        var masked = LONG_NUMBER.matcher(line).replaceAll("$1***");
        return masked.substring(0, Math.min(masked.length(), LONGEST_LINE));
    }

    /** What to call each column of the sheet: its letter and what stands over it. */
    private static List<String> columns(Import job, ImportPreview preview) {
        var headings = job.mapping().headings();
        int width = Math.max(
                headings.size(),
                preview.top().stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        return IntStream.range(0, width)
                .mapToObj(column -> SheetRow.columnName(column)
                        + (column < headings.size() && !headings.get(column).isEmpty()
                                ? " · " + headings.get(column)
                                : ""))
                .toList();
    }

    private void result(Import job, Model model) {
        var failure = job.failure();
        model.addAttribute("failure", failure == null ? null : words.of(failure));
        model.addAttribute("refused", job.isRunning() ? List.of() : imports.refused(job.id(), SHOWN_REFUSED));
        model.addAttribute("known", job.isRunning() ? List.of() : imports.known(job.id(), SHOWN_KNOWN));
        model.addAttribute("warned", job.isRunning() ? List.of() : imports.warnings(job.id(), SHOWN_REFUSED));
        model.addAttribute("differing", job.isRunning() ? List.of() : differences.of(job.id(), SHOWN_REFUSED));
        model.addAttribute("rough", job.isRunning() ? List.of() : arrivals.rough(job.id(), SHOWN_REFUSED));
        model.addAttribute("words", words);
    }

    /** The bar alone, asked for every second; the whole page once it is over. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable ImportId id, Model model, HttpServletResponse response) {
        var job = imports.get(id);
        if (!job.isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("job", job);
        return "arrivals/import :: progress";
    }

    @PostMapping("/{id}/mapping")
    String remap(
            @PathVariable ImportId id,
            @RequestParam int sheet,
            @RequestParam int headerRow,
            @RequestParam Map<String, String> chosen) {
        try {
            imports.remap(id, sheet, headerRow, columns(chosen));
            return "redirect:/arrivals/imports/" + id;
        } catch (Refused refused) {
            return forms.again("/arrivals/imports/" + id, refused);
        }
    }

    private static Map<ArrivalField, Integer> columns(RefusedForm form) {
        return columns(form.typed().keySet().stream().collect(Collectors.toMap(name -> name, form::text)));
    }

    /** Each field's column; where two were given the same, the later field has it. */
    private static Map<ArrivalField, Integer> columns(Map<String, String> chosen) {
        var columns = new EnumMap<ArrivalField, Integer>(ArrivalField.class);
        for (var field : ArrivalField.values()) {
            var column = chosen.getOrDefault(field.name(), "");
            if (column.matches("\\d{1,3}")) {
                columns.values().removeIf(Integer.valueOf(column)::equals);
                columns.put(field, Integer.valueOf(column));
            }
        }
        return columns;
    }

    @PostMapping("/{id}/start")
    String start(@PathVariable ImportId id) {
        try {
            imports.start(id);
            return "redirect:/arrivals/imports/" + id;
        } catch (Refused refused) {
            return forms.again("/arrivals/imports/" + id, refused);
        }
    }

    @OnFullDisk("It makes room")
    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable ImportId id) {
        imports.cancel(id);
        return "redirect:/arrivals/imports/" + id;
    }

    @GetMapping("/{id}/refused.xlsx")
    ResponseEntity<StreamingResponseBody> refused(@PathVariable ImportId id) {
        return RefusedDownload.of(imports, id, words);
    }
}
