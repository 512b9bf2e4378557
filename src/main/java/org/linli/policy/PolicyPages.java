package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.divisions.Divisions;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules as a secretary reads them, and a place to try them. */
@Controller
@RequestMapping("/policies")
@Allowed("policy.read")
class PolicyPages {

    private final Policies policies;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final Forms forms;
    private final Accounts accounts;

    PolicyPages(Policies policies, Divisions divisions, BusinessClock clock, Forms forms, Accounts accounts) {
        this.accounts = accounts;
        this.policies = policies;
        this.divisions = divisions;
        this.clock = clock;
        this.forms = forms;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("versions", policies.versions());
        model.addAttribute("inForce", policies.inForce(clock.today()));
        List<PublishedPolicy> published = policies.published();
        model.addAttribute(
                "published", published.stream().collect(Collectors.toMap(PublishedPolicy::version, each -> each)));
        model.addAttribute("left", policies.left());
        model.addAttribute(
                "names",
                accounts.names(published.stream()
                        .flatMap(each -> Stream.of(each.writtenBy(), each.publishedBy()))
                        .distinct()
                        .toList()));
        return "policy/policies";
    }

    @GetMapping("/{version}")
    String show(@PathVariable String version, Model model) {
        Policy policy = policies.version(version).orElseThrow(() -> new NotFound("policy version", version));
        List<ProtocolStrip> strips =
                policy.protocols().stream().map(ProtocolStrip::of).toList();
        model.addAttribute("policy", policy);
        model.addAttribute("inForce", policies.inForce(clock.today()));
        model.addAttribute("strips", strips);
        return "policy/policy";
    }

    @GetMapping("/try")
    String tryIt(@ModelAttribute("form") FactsForm form, Model model) {
        LocalDate today = clock.today();
        model.addAttribute("form", form);
        model.addAttribute("levels", FormChoice.of(RiskLevel.values(), RiskLevel::key));
        model.addAttribute("codes", FormChoice.of(HealthCode.values(), HealthCode::key));
        model.addAttribute("contacts", FormChoice.of(CaseContact.Kind.values(), CaseContact.Kind::key));
        if (form.isAsked()) {
            try {
                Facts facts = form.read(divisions, today, LocaleContextHolder.getLocale());
                show(policies.decide(facts, form.decidedOn(today)), model);
            } catch (Refused refused) {
                forms.refuse(model, refused);
            }
        }
        return "policy/try";
    }

    private void show(Decision decision, Model model) {
        Policy policy = policies.version(decision.version()).orElseThrow();
        model.addAttribute("decision", decision);
        model.addAttribute("policy", policy);
        Plan plan = decision.plan();
        if (plan != null) {
            model.addAttribute("protocol", policy.protocol(plan.protocol()).orElseThrow());
            model.addAttribute(
                    "samples",
                    plan.slots().stream()
                            .filter(s -> s.kind() == Slot.Kind.SAMPLE)
                            .toList());
            model.addAttribute(
                    "checks",
                    plan.required().stream()
                            .filter(s -> s.kind() == Slot.Kind.TEMPERATURE)
                            .count());
        }
    }
}
