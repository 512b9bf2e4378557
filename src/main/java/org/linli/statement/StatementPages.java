package org.linli.statement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.NotFound;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day's figures: the overview with who has signed, and the sheet that is signed and printed. */
@Controller
@RequestMapping("/statements")
@Allowed(Statements.SEE)
class StatementPages {

    private final Statements statements;
    private final SharedStatements shared;
    private final StatementSheet sheet;
    private final Territory territory;
    private final StatementWording naming;
    private final StatementSettings settings;
    private final StatementDays days;
    private final AuditTrail audit;

    StatementPages(
            Statements statements,
            SharedStatements shared,
            StatementSheet sheet,
            Territory territory,
            StatementWording naming,
            StatementSettings settings,
            StatementDays days,
            AuditTrail audit) {
        this.audit = audit;
        this.statements = statements;
        this.shared = shared;
        this.sheet = sheet;
        this.territory = territory;
        this.naming = naming;
        this.settings = settings;
        this.days = days;
    }

    @GetMapping
    String overview(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(required = false) @Nullable LocalDate day,
            Model model) {
        List<Area> tree = territory.tree();
        if (tree.isEmpty()) {
            return "statement/nothing";
        }
        AreaPath path = area.isBlank() ? tree.getFirst().path() : read(area);
        LocalDate on = Optional.ofNullable(day).orElseGet(days::last);
        show(shared.of(path, on), model);
        model.addAttribute("tree", tree);
        model.addAttribute("top", tree.getFirst().path().depth());
        model.addAttribute(
                "handedIn",
                statements.handedIn(path, on).stream()
                        .collect(Collectors.toMap(h -> h.area().path(), h -> h)));
        return "statement/overview";
    }

    @GetMapping("/{path}/{day}")
    String sheet(
            @PathVariable String path,
            @PathVariable LocalDate day,
            @RequestParam(required = false) @Nullable Integer version,
            Model model) {
        AreaPath area = read(path);
        show(version == null ? shared.of(area, day) : statements.of(area, day, version), model);
        return sheet(area, day, model);
    }

    @GetMapping("/{path}/{day}/statement.xlsx")
    void workbook(@PathVariable String path, @PathVariable LocalDate day, HttpServletResponse response)
            throws IOException {
        AreaPath area = read(path);
        Statement statement = shared.of(area, day);
        audit.record("statement.downloaded", area.slug() + "/" + day, area, "");
        sheet.write(statement, response);
    }

    private String sheet(AreaPath area, LocalDate day, Model model) {
        List<Signature> signatures = statements.signatures(area, day);
        model.addAttribute("signatures", signatures);
        model.addAttribute("latest", signatures.isEmpty() ? null : signatures.getLast());
        model.addAttribute("maySign", statements.maySign(area, day));
        model.addAttribute("signFrom", settings.signFrom());
        model.addAttribute("place", naming.places(java.util.List.of(area)).get(area));
        return "statement/sheet";
    }

    private void show(Statement statement, Model model) {
        Area area = statement.area();
        model.addAttribute("statement", statement);
        model.addAttribute("area", area);
        model.addAttribute("day", statement.day());
        model.addAttribute("today", days.last());
        model.addAttribute("firstDay", days.first());
        List<StatementSection> sections = StatementSection.of(statement.figures());
        model.addAttribute("sections", sections);
        model.addAttribute("bands", StatementSection.bands(sections));
        model.addAttribute("naming", naming);
        model.addAttribute("rows", "/statements/" + area.path().slug() + "/" + statement.day() + "/");
        model.addAttribute(
                "differences",
                statement.signed().map(Statement.Signed::differing).orElse(java.util.List.of()).stream()
                        .collect(Collectors.toMap(d -> d.counter().key(), d -> d)));
    }

    static AreaPath read(String path) {
        return AreaPath.parse(path).orElseThrow(() -> new NotFound("area", path));
    }
}
