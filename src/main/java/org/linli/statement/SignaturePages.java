package org.linli.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The second step of signing: what stands open is listed, and each part acknowledged. A signature cannot be taken back,
 * so it is not given by one tap under a long sheet.
 */
@Controller
@RequestMapping("/statements/{path}/{day}")
@Allowed(Statements.SIGN)
class SignaturePages {

    private final Statements statements;
    private final StatementWording naming;
    private final Forms forms;
    private final Texts texts;

    SignaturePages(Statements statements, StatementWording naming, Forms forms, Texts texts) {
        this.texts = texts;
        this.statements = statements;
        this.naming = naming;
        this.forms = forms;
    }

    @GetMapping("/signature")
    String ask(@PathVariable String path, @PathVariable LocalDate day, Model model) {
        Optional<RefusedForm> refused = forms.refused();
        return show(
                StatementPages.read(path),
                day,
                refused.map(form -> form.text("note")).orElse(""),
                refused.map(form -> Set.copyOf(form.texts("acknowledged"))).orElse(Set.of()),
                model);
    }

    @PostMapping("/signature")
    String sign(
            @PathVariable String path,
            @PathVariable LocalDate day,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") Set<String> acknowledged,
            RedirectAttributes next) {
        AreaPath area = StatementPages.read(path);
        try {
            statements.sign(area, day, seen, acknowledged);
            say(next, "statement.said.signed", area, day);
            return "redirect:/statements/" + area.slug() + "/" + day;
        } catch (Refused refused) {
            return forms.again("/statements/" + area.slug() + "/" + day + "/signature", refused);
        }
    }

    @PostMapping("/supplement")
    String supplement(
            @PathVariable String path,
            @PathVariable LocalDate day,
            @RequestParam UUID former,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") Set<String> acknowledged,
            RedirectAttributes next) {
        AreaPath area = StatementPages.read(path);
        try {
            statements.supplement(area, day, former, note, seen, acknowledged);
            say(next, "statement.said.supplemented", area, day);
            return "redirect:/statements/" + area.slug() + "/" + day;
        } catch (Refused refused) {
            return forms.again("/statements/" + area.slug() + "/" + day + "/signature", refused);
        }
    }

    private void say(RedirectAttributes next, String key, AreaPath area, LocalDate day) {
        next.addFlashAttribute(
                "said",
                texts.of(key, Objects.toString(naming.places(List.of(area)).get(area), ""), day.toString()));
    }

    private String show(AreaPath area, LocalDate day, String note, Set<String> acknowledged, Model model) {
        StatementToSign what = statements.toSign(area, day);
        List<Signature> signatures = statements.signatures(area, day);
        model.addAttribute("what", what);
        model.addAttribute("acknowledged", acknowledged);
        model.addAttribute("latest", signatures.isEmpty() ? null : signatures.getLast());
        model.addAttribute("note", note);
        model.addAttribute("day", day);
        model.addAttribute("place", naming.places(List.of(area)).get(area));
        model.addAttribute("base", "/statements/" + area.slug() + "/" + day);
        return "statement/signature";
    }
}
