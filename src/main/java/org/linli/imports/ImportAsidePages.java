package org.linli.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rows of a list that were set aside: one by itself, and the buttons that decide about one or many. */
@Controller
@RequestMapping("/imports/{kind}/{id}/rows")
@Allowed(Imports.BRING)
class ImportAsidePages {

    /** So long a page waits for many answers before it shows how far they are. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Imports imports;
    private final ImportDecisions decisions;
    private final ImportManyDecisions many;
    private final Forms forms;
    private final Texts texts;

    ImportAsidePages(Imports imports, ImportDecisions decisions, ImportManyDecisions many, Forms forms, Texts texts) {
        this.imports = imports;
        this.decisions = decisions;
        this.many = many;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/{row}")
    String show(@PathVariable String kind, @PathVariable ImportId id, @PathVariable int row, Model model) {
        Import job = imports.get(kind, id);
        model.addAttribute("kind", imports.kind(kind));
        model.addAttribute("job", job);
        model.addAttribute("one", decisions.one(job, row));
        model.addAttribute("why", forms.refused().map(form -> form.text("why")).orElse(""));
        return "imports/row";
    }

    @PostMapping("/{row}")
    String settle(
            @PathVariable String kind,
            @PathVariable ImportId id,
            @PathVariable int row,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes next) {
        Import job = imports.get(kind, id);
        try {
            decisions.settle(id, row, new ImportGiven(answer, why));
            next.addFlashAttribute("said", texts.of("imports.asides.said", row));
            return "redirect:" + page(job);
        } catch (Refused refused) {
            boolean own = decisions.of(job).filter(ImportDecision::hasPages).isPresent();
            return forms.again(own ? address(job) + "/rows/" + row : address(job), refused);
        }
    }

    /** @param all the answer to all that wait for that reason; empty where {@code answer} is given to those ticked */
    @PostMapping
    String settleMany(
            @PathVariable String kind,
            @PathVariable ImportId id,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") List<Integer> rows,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String why)
            throws InterruptedException {
        Import job = imports.get(kind, id);
        try {
            var given = new ImportGiven(all.isEmpty() ? answer : all, why);
            Thread work = all.isEmpty() ? many.begin(job, rows, given) : many.begin(job, reason, given);
            work.join(PATIENCE);
            return "redirect:" + page(job);
        } catch (Refused refused) {
            return forms.again(address(job), refused);
        }
    }

    /** How far many answers are, asked for every second. */
    @GetMapping("/progress")
    String progress(@PathVariable String kind, @PathVariable ImportId id, Model model, HttpServletResponse response) {
        Import job = imports.get(kind, id);
        Optional<ImportManyDecisions.Progress> progress = many.progress(id);
        if (progress.filter(now -> !now.over()).isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("job", job);
        model.addAttribute("settling", progress.orElse(null));
        model.addAttribute("settled", "");
        return "imports/asides :: progress";
    }

    private static String address(Import job) {
        return "/imports/" + job.kind() + "/" + job.id();
    }

    private static String page(Import job) {
        return address(job) + "#set-aside";
    }
}
