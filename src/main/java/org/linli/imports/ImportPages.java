package org.linli.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.platform.Download;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.sheet.Workbooks;
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
@RequestMapping("/imports/{kind}")
@Allowed(Imports.BRING)
class ImportPages {

    private final Imports imports;
    private final Territory territory;
    private final Accounts accounts;
    private final Forms forms;
    private final Texts texts;
    private final ObjectProvider<ImportSample> samples;
    private final ImportDecisions decisions;
    private final ImportManyDecisions many;

    ImportPages(
            Imports imports,
            Territory territory,
            Accounts accounts,
            Forms forms,
            Texts texts,
            ObjectProvider<ImportSample> samples,
            ImportDecisions decisions,
            ImportManyDecisions many) {
        this.imports = imports;
        this.territory = territory;
        this.accounts = accounts;
        this.forms = forms;
        this.texts = texts;
        this.samples = samples;
        this.decisions = decisions;
        this.many = many;
    }

    @GetMapping
    String list(
            @PathVariable String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String area,
            Model model,
            Locale locale) {
        Paged<Import> found = imports.list(kind, Paging.page(page));
        List<Import> jobs = found.rows();
        model.addAttribute("kind", imports.kind(kind));
        model.addAttribute("kinds", imports.kinds());
        model.addAttribute("imports", found);
        model.addAttribute("places", places(locale));
        model.addAttribute(
                "area", forms.refused().map(form -> form.text("area")).orElse(area));
        model.addAttribute(
                "sample",
                samples.stream()
                        .filter(sample -> sample.kind().equals(kind))
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "areas",
                territory.areas(jobs.stream().map(Import::area).distinct().toList()));
        model.addAttribute(
                "names",
                accounts.names(jobs.stream().map(Import::createdBy).distinct().toList()));
        return "imports/imports";
    }

    /** Communities to choose from; whoever works below one has only their own node. */
    private List<FormChoice> places(Locale locale) {
        int depth = Math.max(2, Acting.now().home().depth());
        return FormChoice.named(
                territory.tree().stream().filter(a -> a.path().depth() == depth).toList(),
                area -> area.path().slug(),
                area -> area.nameIn(locale));
    }

    @PostMapping
    String upload(
            @PathVariable String kind, @RequestParam(defaultValue = "") String area, @RequestParam MultipartFile file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return page(kind, imports.upload(kind, ImportArea.of(imports.kind(kind), area), name, content));
        } catch (Refused refused) {
            return forms.again("/imports/" + kind, refused);
        }
    }

    private static String page(String kind, ImportId id) {
        return "redirect:/imports/" + kind + "/" + id;
    }

    /** An empty list with every column, to be filled in. */
    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template(@PathVariable String kind) {
        var out = new ByteArrayOutputStream();
        ImportKind<?> found = imports.kind(kind);
        List<String> header = found.columns().stream()
                .map(column -> texts.of(column.messageKey()))
                .toList();
        Workbooks.xlsx(out, texts.of(found.words("template")), header).close();
        return Download.xlsx(texts.of(found.words("template"))).body(out.toByteArray());
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable String kind,
            @PathVariable ImportId id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale) {
        Import job = imports.get(kind, id);
        model.addAttribute("kind", imports.kind(kind));
        model.addAttribute("job", job);
        model.addAttribute("place", territory.label(job.area(), locale));
        model.addAttribute("texts", texts);
        if (job.state() == ImportState.MAPPING) {
            check(job, model);
        } else {
            result(job, model, locale);
            asides(job, reason, Paging.page(page), model);
        }
        return "imports/import";
    }

    private void check(Import job, Model model) {
        ImportPreview preview = imports.preview(job);
        model.addAttribute("preview", preview);
        model.addAttribute("cautions", cautions(job, preview.count(ImportPreview.Outcome.REFUSED)));
        model.addAttribute("outcomes", ImportPreview.Outcome.values());
        model.addAttribute("same", imports.sameDoneBefore(job).orElse(null));
        model.addAttribute("check", new ImportCheck(imports.kind(job.kind()), job, preview, forms.refused()));
    }

    private void result(Import job, Model model, Locale locale) {
        Problem failure = job.failure();
        ImportSection section =
                job.isRunning() ? ImportSection.NONE : imports.kind(job.kind()).section(job, locale);
        model.addAttribute("failure", failure == null ? null : texts.of(failure));
        model.addAttribute("cautions", job.state() == ImportState.DONE ? cautions(job, job.refused()) : List.of());
        model.addAttribute("undo", undo(job));
        model.addAttribute("told", imports.told(job));
        model.addAttribute("section", section.template());
        model.addAllAttributes(section.model());
    }

    /** What the button says that takes the list back; empty where it is not offered. */
    private String undo(Import job) {
        ImportKind<?> kind = imports.kind(job.kind());
        if (!kind.undoable() || !job.canUndo()) {
            return "";
        }
        List<Problem> parts = kind.undoing(job);
        return parts.isEmpty()
                ? texts.of("imports.undo", job.stored())
                : texts.of(
                        "imports.undo.does",
                        parts.stream().map(texts::of).collect(Collectors.joining(texts.of("imports.undo.and"))));
    }

    private List<String> cautions(Import job, int refused) {
        return imports.kind(job.kind()).cautions(job, refused).stream()
                .map(texts::of)
                .toList();
    }

    private void asides(Import job, String reason, Paging paging, Model model) {
        Optional<ImportManyDecisions.Progress> progress = many.progress(job.id());
        model.addAttribute("asides", decisions.page(job, reason, paging).orElse(null));
        model.addAttribute("settling", progress.orElse(null));
        model.addAttribute(
                "settled",
                progress.filter(ImportManyDecisions.Progress::over)
                        .map(over -> texts.of(
                                imports.kind(job.kind()).words("said." + over.answer()), over.done(), over.left()))
                        .orElse(""));
    }

    /** The bar alone, asked for every second; the whole page once it is over. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable String kind, @PathVariable ImportId id, Model model, HttpServletResponse response) {
        Import job = imports.get(kind, id);
        if (!job.isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("kind", imports.kind(kind));
        model.addAttribute("job", job);
        return "imports/import :: progress";
    }

    @PostMapping("/{id}/mapping")
    String remap(
            @PathVariable String kind,
            @PathVariable ImportId id,
            @RequestParam int sheet,
            @RequestParam int headerRow,
            @RequestParam Optional<Integer> instead,
            @RequestParam Map<String, String> chosen) {
        return after(kind, id, file -> {
            Map<String, Integer> columns = ImportCheck.columns(imports.kind(kind), chosen);
            imports.remap(file, instead.orElse(sheet), headerRow, columns, chosen);
        });
    }

    /** Another sheet of the same file, as an import of its own. */
    @PostMapping("/{id}/beside")
    String beside(@PathVariable String kind, @PathVariable ImportId id, @RequestParam String sheet) {
        try {
            return page(kind, imports.beside(imports.get(kind, id).id(), sheet));
        } catch (Refused refused) {
            return forms.again("/imports/" + kind + "/" + id, refused);
        }
    }

    @PostMapping("/{id}/start")
    String start(@PathVariable String kind, @PathVariable ImportId id) {
        return after(kind, id, imports::start);
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable String kind, @PathVariable ImportId id) {
        return after(kind, id, imports::undo);
    }

    /** Back to the file's page, with what was refused. */
    private String after(String kind, ImportId id, Consumer<ImportId> work) {
        try {
            work.accept(imports.get(kind, id).id());
            return page(kind, id);
        } catch (Refused refused) {
            return forms.again("/imports/" + kind + "/" + id, refused);
        }
    }

    @OnFullDisk("It makes room")
    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String kind, @PathVariable ImportId id) {
        imports.cancel(imports.get(kind, id).id());
        return page(kind, id);
    }

    @GetMapping("/{id}/refused.xlsx")
    ResponseEntity<StreamingResponseBody> refused(@PathVariable String kind, @PathVariable ImportId id) {
        return ImportRefusedDownload.of(imports, kind, id, texts);
    }
}
