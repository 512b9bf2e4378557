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
import org.linli.access.AuditTrail;
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
    private final DoseWords words;
    private final VaccineBook book;
    private final People people;
    private final AuditTrail audit;
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
            DoseWords words,
            VaccineBook book,
            People people,
            AuditTrail audit,
            KeptPage kept,
            Texts texts,
            BusinessClock clock) {
        this.days = days;
        this.sites = sites;
        this.appointments = appointments;
        this.desk = desk;
        this.screenings = screenings;
        this.doses = doses;
        this.words = words;
        this.book = book;
        this.people = people;
        this.audit = audit;
        this.kept = kept;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(Model model) {
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
            List<Done> visit) {}

    /** @param until end of the time for which they are watched; null but after a dose */
    record Done(
            UUID id,
            String kind,
            Instant at,
            @Nullable Boolean fit,
            @Nullable Instant until) {}

    @GetMapping(PATH + "/state.json")
    @ResponseBody
    State state(CsrfToken token) {
        List<OfDay> of = days.coming().stream()
                .filter(day -> day.day().equals(clock.today()))
                .map(this::known)
                .toList();
        return new State(
                clock.now(),
                token.getHeaderName(),
                token.getToken(),
                Acting.now().name(),
                SiteVisit.OBSERVATION.toMinutes(),
                of);
    }

    private OfDay known(VaccinationDay day) {
        Locale locale = LocaleContextHolder.getLocale();
        Screening screening = screenings.on(day.day());
        List<Appointment> of = appointments.of(day.id());
        Map<PersonId, PersonCard> cards =
                people.cards(of.stream().map(one -> PersonId.of(one.person())).toList());
        Map<PersonId, List<Dose>> given = doses.counting(cards.keySet());
        Map<UUID, SiteVisit> visits =
                desk.visits(of.stream().map(Appointment::id).toList());
        audit.record("vaccination.day.seen", day.id().toString(), day.path(), "");
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
                        .map(one -> expected(one, cards, given, visits))
                        .toList());
    }

    private Expected expected(
            Appointment one,
            Map<PersonId, PersonCard> cards,
            Map<PersonId, List<Dose>> given,
            Map<UUID, SiteVisit> visits) {
        PersonId person = PersonId.of(one.person());
        PersonCard card = Objects.requireNonNull(cards.get(person));
        String document = card.document();
        LocalTime slot = one.slot();
        return new Expected(
                one.id(),
                one.ticket(),
                slot == null ? "" : slot.toString(),
                card.name(),
                card.age() == null ? "" : texts.of("vaccination.years", card.age()),
                document.substring(Math.max(0, document.length() - 4)),
                doses.after(given.getOrDefault(person, List.of()))
                        .map(due -> words.number(due.number(), due.isBooster()))
                        .orElse(texts.of("vaccination.complete")),
                one.needs().stream().sorted().map(need -> texts.of(need.key())).toList(),
                done(Objects.requireNonNull(visits.get(one.id()))));
    }

    private static List<Done> done(SiteVisit visit) {
        List<Done> done = new ArrayList<>();
        for (SiteEvent event : visit.counting()) {
            done.add(new Done(
                    event.id(),
                    event.kind().code(),
                    event.at(),
                    event.kind() == SiteEventKind.ASKED ? event.yes("fit") : null,
                    event.kind() == SiteEventKind.JAB ? event.at().plus(SiteVisit.OBSERVATION) : null));
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
}
