package org.linli.arrivals;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.care.ConfinementEffect;
import org.linli.care.ConfinementEffects;
import org.linli.divisions.Divisions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.policy.CaseContact;
import org.linli.policy.Decision;
import org.linli.policy.HealthCode;
import org.linli.policy.Plan;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Registering somebody who arrived, and registering them again where it was wrong. */
@Controller
@RequestMapping("/arrivals")
@Allowed(Arrivals.READ)
class ArrivalFormPages {

    private static final int MOST_DIVISIONS = 12;
    private static final Set<HealthCode> CODES = EnumSet.complementOf(EnumSet.of(HealthCode.UNKNOWN));
    private static final Set<String> MISSING =
            Set.of("arrivals.refusal.origin.missing", "arrivals.refusal.date.missing", ArrivalFormTests.NO_RESULT);

    private final Arrivals arrivals;
    private final ArrivalFormReader reading;
    private final People people;
    private final PersonLooks looks;
    private final ConfinementEffects effects;
    private final Territory territory;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final Forms forms;
    private final Texts texts;

    ArrivalFormPages(
            Arrivals arrivals,
            ArrivalFormReader reading,
            People people,
            Territory territory,
            Divisions divisions,
            BusinessClock clock,
            Forms forms,
            Texts texts,
            PersonLooks looks,
            ConfinementEffects effects) {
        this.effects = effects;
        this.looks = looks;
        this.texts = texts;
        this.arrivals = arrivals;
        this.reading = reading;
        this.people = people;
        this.territory = territory;
        this.divisions = divisions;
        this.clock = clock;
        this.forms = forms;
    }

    @GetMapping("/new")
    @Allowed(Arrivals.REGISTER)
    String blank(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(required = false) @Nullable UUID person,
            Model model,
            Locale locale) {
        Optional<RefusedForm> refused = forms.refused();
        if (refused.isPresent()) {
            return form(model, kept(refused.get(), model), null, locale);
        }
        AreaPath home = AreaPath.parse(area).orElseGet(() -> Acting.now().home());
        String today = clock.today().toString();
        ArrivalForm empty = ArrivalForm.blank(ArrivalId.next(), home.slug(), today);
        Optional<PersonCard> known = Optional.ofNullable(person)
                .map(PersonId::of)
                .flatMap(id -> people.cards(List.of(id)).values().stream().findFirst());
        known.ifPresent(card -> looks.note(card.id(), card.path(), PersonLooks.On.PERSON));
        ArrivalForm form = known.map(card -> ArrivalForm.about(
                        ArrivalId.next(), community(card.path()).slug(), today, card.name(), card.address()))
                .orElse(empty);
        return form(model, form, null, locale);
    }

    @PostMapping
    @Allowed(Arrivals.REGISTER)
    String register(@ModelAttribute ArrivalForm form) {
        try {
            ArrivalOutcome registration =
                    arrivals.register(reading.read(form, Acting.now().home(), ArrivalSource.PAGE));
            return registration instanceof ArrivalOutcome.Differs differs
                    ? forms.ask(ArrivalRepeatPages.path(differs.arrival()))
                    : ArrivalPages.after(registration);
        } catch (Refused refused) {
            return forms.again("/arrivals/new", refused);
        } catch (Conflict conflict) {
            // Gone back to a form that was stored: what is typed now may be somebody else, under an id of their own.
            return forms.again(
                    "/arrivals/new",
                    Refused.of("", "arrivals.refusal.form.stored"),
                    Map.of("id", ArrivalId.next().toString()));
        }
    }

    /** What would apply to what is typed so far; shown beside the form while it is filled. */
    @OnFullDisk("It stores nothing")
    @PostMapping("/preview")
    @Allowed(Arrivals.REGISTER)
    String preview(@ModelAttribute ArrivalForm form, Model model) {
        try {
            NewArrival typed = reading.forPreview(form, Acting.now().home());
            Decision decision = arrivals.preview(typed);
            model.addAttribute("decision", decision);
            model.addAttribute("effects", effects(form, decision));
            model.addAttribute("farAway", texts(ArrivalDays.farAway(typed, clock.today(), clock.zone())));
            model.addAttribute("warnings", ArrivalWarning.of(typed.originCode(), typed.healthCode(), typed.tests()));
        } catch (Refused refused) {
            // What is still empty is waited for; what stands there and means nothing is told while it is typed.
            model.addAttribute(
                    "unclear",
                    texts(refused.problems().stream()
                            .filter(problem -> !MISSING.contains(problem.key()))
                            .toList()));
        }
        return "arrivals/preview :: answer";
    }

    /** What it means for those at home, where the person is on record. */
    private List<ConfinementEffect.Line> effects(ArrivalForm form, Decision decision) {
        Plan plan = decision.plan();
        return plan == null
                ? List.of()
                : reading.document(form)
                        .flatMap(people::find)
                        .map(person -> effects.of(person, plan.phases()))
                        .orElseGet(List::of);
    }

    private List<String> texts(List<Problem> problems) {
        return problems.stream().map(texts::of).toList();
    }

    /** Places for the type-ahead of the origin. */
    @GetMapping("/divisions")
    @Allowed(Arrivals.REGISTER)
    String divisions(@RequestParam(defaultValue = "") String origin, Model model, Locale locale) {
        model.addAttribute(
                "divisions", origin.isBlank() ? List.of() : divisions.search(origin.strip(), MOST_DIVISIONS));
        model.addAttribute("names", divisions);
        model.addAttribute("locale", locale);
        return "arrivals/form :: divisions";
    }

    @GetMapping("/{id}/correct")
    @Allowed(Arrivals.CORRECT)
    String correction(@PathVariable ArrivalId id, Model model, Locale locale) {
        Arrival arrival = arrivals.get(id);
        looks.note(arrival.person(), arrival.path(), PersonLooks.On.ARRIVAL);
        Optional<RefusedForm> refused = forms.refused();
        if (refused.isPresent()) {
            model.addAttribute("why", refused.get().text("why"));
            return form(model, kept(refused.get(), model), arrival, locale);
        }
        Optional<PersonCard> person =
                Optional.ofNullable(people.cards(List.of(arrival.person())).get(arrival.person()));
        List<ArrivalForm.TypedTest> tests = arrivals.tests(id).reversed().stream()
                .map(test -> new ArrivalForm.TypedTest(
                        test.takenAt()
                                .atZone(clock.zone())
                                .toLocalDateTime()
                                .withNano(0)
                                .toString(),
                        test.result().name()))
                .toList();
        ArrivalForm form = ArrivalForm.of(
                ArrivalId.next(),
                arrival,
                community(arrival.path()).slug(),
                person.map(PersonCard::name).orElse(""),
                territory.dwelling(arrival.home()),
                tests);
        return form(model, form, arrival, locale);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Arrivals.CORRECT)
    String correct(
            @PathVariable ArrivalId id, @ModelAttribute ArrivalForm form, @RequestParam(defaultValue = "") String why) {
        try {
            PersonId onRecord = arrivals.get(id).person();
            NewArrival typed = reading.correction(form, Acting.now().home(), onRecord);
            return ArrivalPages.after(arrivals.correct(id, typed, why));
        } catch (Refused refused) {
            return forms.again("/arrivals/" + id + "/correct", refused);
        }
    }

    private static ArrivalForm kept(RefusedForm refused, Model model) {
        model.addAttribute(
                "asksWhetherSame",
                refused.problems().stream()
                        .map(Problem::key)
                        .anyMatch(
                                List.of(ArrivalAdmission.OTHER_NAME, ArrivalAdmission.OTHER_NAME_ELSEWHERE)::contains));
        return refused.as(ArrivalForm.class);
    }

    private String form(Model model, ArrivalForm form, @Nullable Arrival replaced, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("replaced", replaced);
        model.addAttribute(
                "onRecord",
                replaced == null
                        ? null
                        : people.cards(List.of(replaced.person())).get(replaced.person()));
        List<Area> communities = territory.tree().stream()
                .filter(area ->
                        area.path().depth() == Math.max(2, Acting.now().home().depth()))
                .toList();
        model.addAttribute(
                "communities", FormChoice.named(communities, area -> area.path().slug(), area -> area.nameIn(locale)));
        model.addAttribute("transports", FormChoice.of(Transport.values(), Transport::key));
        model.addAttribute("codes", FormChoice.of(CODES, ArrivalFormPages::key));
        model.addAttribute("contacts", FormChoice.of(CaseContact.Kind.values(), CaseContact.Kind::key));
        model.addAttribute("results", FormChoice.of(PriorTest.Result.values(), PriorTest.Result::key));
        model.addAttribute("details", ArrivalDetail.bySection());
        model.addAttribute("locale", locale);
        return "arrivals/form";
    }

    private static String key(HealthCode code) {
        return "arrivals.code." + code.name().toLowerCase(Locale.ROOT);
    }

    /** The community of a place, as far as the signed-in scope reaches up. */
    static AreaPath community(AreaPath place) {
        List<AreaPath> line = place.lineage();
        AreaPath community = line.get(Math.min(1, line.size() - 1));
        return Acting.now().sees(community) ? community : Acting.now().home();
    }
}
