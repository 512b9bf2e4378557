package org.linli.policy;

import org.linli.access.Allowed;
import org.linli.access.AuditTrail;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The button by which somebody says which of several divisions a row of a list means. */
@Controller
@RequestMapping("/imports/risk-areas/{id}/choice/{row}")
@Allowed("policy.risk")
class RiskAreaPages {

    private final Imports imports;
    private final ImportAsides asides;
    private final RiskAreaImport kind;
    private final RiskAreaRegister register;
    private final AuditTrail audit;
    private final Forms forms;
    private final TransactionTemplate transaction;

    RiskAreaPages(
            Imports imports,
            ImportAsides asides,
            RiskAreaImport kind,
            RiskAreaRegister register,
            AuditTrail audit,
            Forms forms,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.asides = asides;
        this.kind = kind;
        this.register = register;
        this.audit = audit;
        this.forms = forms;
        this.transaction = transaction;
    }

    @PostMapping
    String choose(@PathVariable ImportId id, @PathVariable int row, @RequestParam(defaultValue = "") String code) {
        var page = "/imports/" + RiskAreaImport.KEY + "/" + id;
        try {
            transaction.executeWithoutResult(status -> settle(id, row, code));
            return "redirect:" + page + "#choices";
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }

    /** Of two that press at once the first decides. */
    private void settle(ImportId id, int row, String code) {
        var job = imports.get(RiskAreaImport.KEY, id);
        if (!job.canUndo()) {
            throw Refused.of("", "imports.refusal.over");
        }
        var chosen = asides.read(kind, job, row);
        if (asides.settle(id, row, code)) {
            register.enter(id.value(), chosen.in(code), chosen.dated());
            audit.record(RiskAreaImport.KEY + ".chosen", id.toString(), job.area(), code);
        }
    }
}
