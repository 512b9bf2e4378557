package org.linli.vaccination;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.KeptPage;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The page of whoever works at a site, on a tablet or a phone. The page itself is the same for everybody and is kept on
 * the device; who is expected is asked for beside it.
 */
@Controller
@Allowed(SiteDesk.WORK)
class SitePages {

    static final String PATH = "/vaccination/site";

    private static final List<String> FILES = List.of(
            "/css/gate-stand.css",
            "/css/vaccination-site.css",
            "/js/vaccination/site.js",
            "/icons.svg",
            "/favicon.svg");

    private final VaccinationDays days;
    private final VaccinationSites sites;
    private final Appointments appointments;
    private final SiteDesk desk;
    private final Screenings screenings;
    private final Doses doses;
    private final DoseChecks checks;
    private final SiteBackgrounds backgrounds;
    private final SiteLooks looks;
    private final SiteWalkIns walkIns;
    private final DoseWords words;
    private final VaccineBook book;
    private final People people;
    private final KeptPage kept;
    private final Texts texts;
    private final BusinessClock clock;

    SitePages(
            VaccinationDays days,
            VaccinationSites sites,
            Appointments appointments,
            SiteDesk desk,
            Screenings screenings,
            Doses doses,
            DoseChecks checks,
            SiteBackgrounds backgrounds,
            SiteLooks looks,
            SiteWalkIns walkIns,
            DoseWords words,
            VaccineBook book,
            People people,
            KeptPage kept,
            Texts texts,
            BusinessClock clock) {
        this.days = days;
        this.sites = sites;
        this.appointments = appointments;
        this.desk = desk;
        this.screenings = screenings;
        this.doses = doses;
        this.checks = checks;
        this.backgrounds = backgrounds;
        this.looks = looks;
        this.walkIns = walkIns;
        this.words = words;
        this.book = book;
        this.people = people;
        this.kept = kept;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(Model model) {
        model.addAttribute(
                "steps",
                Arrays.stream(SiteEventKind.values()).map(SiteEventKind::code).toList());
        model.addAttribute("signs", Reaction.SIGNS);
        model.addAttribute("refusals", ObstacleReason.of(ObstacleKind.REFUSED));
        model.addAttribute("delays", ObstacleReason.of(ObstacleKind.POSTPONED));
        model.addAttribute(
                "words",
                Arrays.stream(SiteVisit.State.values())
                        .collect(Collectors.toMap(SiteVisit.State::code, state -> texts.of(state.key()))));
        return "vaccination/site";
    }

    /** Leads whoever is not signed in to the sign-in page first, and back: the page itself is kept on the device. */
    @GetMapping(PATH + "/start")
    String start() {
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/service-worker.js")
    ResponseEntity<String> serviceWorker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", PATH)
                .body(kept.serviceWorker("vaccination-site", PATH, FILES));
    }

    /**
     * What a device must know.
     *
     * @param at the server's clock
     * @param mark what a form must carry to be taken
     * @param who name of whoever is signed in
     * @param minutes for which somebody is watched after a dose
     */
    record State(Instant at, String header, String mark, String who, long minutes, List<OfDay> days) {}

    /**
     * A day of today.
     *
     * @param makers of its vaccine
     */
    record OfDay(
            UUID id,
            String name,
            String vaccine,
            String maker,
            List<String> makers,
            String version,
            List<Question> questions,
            List<Expected> people) {}

    /** @param stops the answer at which the doctor has to decide */
    record Question(String key, String words, boolean stops) {}

    /**
     * Somebody who is expected.
     *
     * @param tail the end of the number of their document, by which they are found
     * @param obstacle why they are not to be given one, and who said so; empty for nothing
     * @param last the dose before: which, when and of what; empty for none
     * @param earlier what was noticed after the doses before; empty for nothing
     * @param against why the doctor cannot say that it is given today
     * @param visit what was done, in the order in which it was
     */
    record Expected(
            UUID id,
            int ticket,
            String slot,
            String name,
            String age,
            String tail,
            String dose,
            List<String> needs,
            String obstacle,
            String last,
            String earlier,
            List<String> against,
            List<Done> visit) {}

    /**
     * A step.
     *
     * @param until end of the time for which they are watched; null but after a dose
     * @param against what speaks against the dose that was given; empty for nothing
     */
    record Done(
            UUID id,
            String kind,
            Instant at,
            @Nullable Boolean fit,
            @Nullable Instant until,
            String against) {}

    @GetMapping(PATH + "/state.json")
    @ResponseBody
    State state(CsrfToken token, @RequestParam(required = false) @Nullable UUID opening) {
        List<OfDay> of = days.coming().stream()
                .filter(day -> day.day().equals(clock.today()))
                .map(day -> known(day, opening))
                .toList();
        return new State(
                clock.now(),
                token.getHeaderName(),
                token.getToken(),
                Acting.now().name(),
                SiteVisit.OBSERVATION.toMinutes(),
                of);
    }

    private OfDay known(VaccinationDay day, @Nullable UUID opening) {
        Locale locale = LocaleContextHolder.getLocale();
        Screening screening = screenings.on(day.day());
        List<Appointment> of = appointments.of(day.id());
        Map<PersonId, PersonCard> cards =
                people.cards(of.stream().map(one -> PersonId.of(one.person())).toList());
        Map<PersonId, SiteBackgrounds.Background> known = backgrounds.of(cards.keySet(), day.day());
        Map<UUID, SiteVisit> visits =
                desk.visits(of.stream().map(Appointment::id).toList());
        looks.note(day, cards.keySet(), opening);
        return new OfDay(
                day.id(),
                sites.name(day.place()) + " " + day.opens() + "–" + day.closes(),
                words.vaccine(day.vaccine()),
                day.maker(),
                book.vaccine(day.vaccine()).makers(),
                screening.version(),
                screening.questions().stream()
                        .map(one -> new Question(one.key(), one.words().in(locale), one.stopsAt()))
                        .toList(),
                of.stream()
                        .filter(one -> cards.containsKey(PersonId.of(one.person())))
                        .map(one -> expected(
                                day,
                                one,
                                Objects.requireNonNull(cards.get(PersonId.of(one.person()))),
                                Objects.requireNonNull(known.get(PersonId.of(one.person()))),
                                Objects.requireNonNull(visits.get(one.id()))))
                        .toList());
    }

    private Expected expected(
            VaccinationDay day, Appointment one, PersonCard card, SiteBackgrounds.Background known, SiteVisit visit) {
        SiteBackgrounds.Background before = known.before(visit.jab());
        Obstacle obstacle = before.obstacle();
        String document = card.document();
        LocalTime slot = one.slot();
        return new Expected(
                one.id(),
                one.ticket(),
                slot == null ? "" : slot.toString(),
                card.name(),
                card.age() == null ? "" : texts.of("vaccination.years", card.age()),
                document.substring(Math.max(0, document.length() - 4)),
                doses.after(before.given())
                        .map(due -> words.number(due.number(), due.isBooster()))
                        .orElse(texts.of("vaccination.complete")),
                one.needs().stream().sorted().map(need -> texts.of(need.key())).toList(),
                obstacle == null ? "" : words.held(obstacle),
                words.last(before.given()),
                words.earlier(before.reactions()),
                visit.jab() == null
                        ? checks.of(before.given(), obstacle, day.vaccine(), day.day()).stream()
                                .map(why -> words.refusal(why, before.given(), day.vaccine()))
                                .toList()
                        : List.of(),
                done(visit));
    }

    private List<Done> done(SiteVisit visit) {
        List<Done> done = new ArrayList<>();
        for (SiteEvent event : visit.counting()) {
            done.add(new Done(
                    event.id(),
                    event.kind().code(),
                    event.at(),
                    event.kind() == SiteEventKind.ASKED ? event.yes("fit") : null,
                    event.kind() == SiteEventKind.JAB ? event.at().plus(SiteVisit.OBSERVATION) : null,
                    words.against(event.against())));
        }
        return done;
    }

    /**
     * What became of what was sent.
     *
     * @param problem of the whole; empty where each was looked at
     */
    record Taken(String problem, List<SiteResult> results) {}

    /** @param sentAt the device's clock */
    record Sent(@Nullable Instant sentAt, @Nullable List<SiteEventSent> events) {}

    @PostMapping(PATH + "/events")
    @ResponseBody
    Taken take(@RequestBody Sent sent) {
        try {
            return new Taken("", desk.take(sent.sentAt(), Objects.requireNonNullElseGet(sent.events(), List::of)));
        } catch (Refused refused) {
            return new Taken(texts.of(refused.problems().getFirst()), List.of());
        }
    }

    /** @param day at which they stand */
    record Asked(@Nullable UUID day, @Nullable String number) {}

    /**
     * Whom a number belongs to.
     *
     * @param problem why nobody was found; empty where somebody was
     * @param appointment null where they have none of that day
     */
    record Answered(String problem, @Nullable UUID appointment, String name) {}

    @PostMapping(PATH + "/find")
    @ResponseBody
    Answered find(@RequestBody Asked asked) {
        try {
            SiteWalkIns.Found found = walkIns.find(asked.day(), asked.number());
            return new Answered("", found.appointment(), found.name());
        } catch (Refused refused) {
            return new Answered(texts.of(refused.problems().getFirst()), null, "");
        }
    }

    @PostMapping(PATH + "/walk-ins")
    @ResponseBody
    Answered takeIn(@RequestBody Asked asked) {
        try {
            return new Answered("", walkIns.takeIn(asked.day(), asked.number()).id(), "");
        } catch (Refused refused) {
            return new Answered(texts.of(refused.problems().getFirst()), null, "");
        }
    }
}
