package org.linli.arrivals;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonLooks;
import org.linli.platform.ApiProblems;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.policy.CaseContact;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/arrivals")
@Allowed(Arrivals.READ)
class ArrivalApi {

    private final Arrivals arrivals;
    private final ArrivalFormReader reading;
    private final People people;
    private final Texts texts;
    private final PersonLooks looks;
    private final ApiProblems problems;

    ArrivalApi(
            PersonLooks looks,
            Arrivals arrivals,
            ArrivalFormReader reading,
            People people,
            Texts texts,
            ApiProblems problems) {
        this.problems = problems;
        this.looks = looks;
        this.arrivals = arrivals;
        this.reading = reading;
        this.people = people;
        this.texts = texts;
    }

    /**
     * 201 with the new arrival; 200 with the one on record for a repeat; 409 with both answers where the rules answer
     * otherwise to what was sent than to what is on record, or with the facts that are said otherwise; 422 with every
     * problem.
     */
    @PostMapping
    @Operation(summary = "Registers somebody who arrived, and says what applies")
    @ApiResponse(
            responseCode = "201",
            description = "Registered; Location names the arrival",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "A repeat: the arrival on record", useReturnTypeSchema = true)
    @Allowed(Arrivals.REGISTER)
    ResponseEntity<View> register(@RequestBody ArrivalForm form, Locale locale) {
        ArrivalOutcome registration =
                arrivals.register(reading.read(form, Acting.now().home(), ArrivalSource.API));
        return switch (registration) {
            case ArrivalOutcome.Registered registered ->
                ResponseEntity.created(URI.create("/api/v1/arrivals/" + registered.arrival()))
                        .body(view(registered.arrival(), locale));
            case ArrivalOutcome.Known known -> ResponseEntity.ok(view(known.arrival(), locale));
            case ArrivalOutcome.Differs differs -> throw new ArrivalDiffers(differs);
            case ArrivalOutcome.Rejected rejected -> throw new Refused(rejected.problems());
        };
    }

    /** Replaces an arrival by what is right: 201 with the new one; what ran for the wrong one ends. */
    @PostMapping("/{id}/correction")
    @Allowed(Arrivals.CORRECT)
    @Operation(summary = "Replaces an arrival by what is right; what ran for the wrong one ends")
    @ApiResponse(
            responseCode = "201",
            description = "Corrected; Location names the new one",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "A repeat: the arrival on record", useReturnTypeSchema = true)
    ResponseEntity<View> correct(@PathVariable ArrivalId id, @RequestBody Correction correction, Locale locale) {
        NewArrival right = reading.read(correction.arrival(), Acting.now().home(), ArrivalSource.API);
        return switch (arrivals.correct(id, right, correction.why())) {
            case ArrivalOutcome.Registered registered ->
                ResponseEntity.created(URI.create("/api/v1/arrivals/" + registered.arrival()))
                        .body(view(registered.arrival(), locale));
            case ArrivalOutcome.Known known -> ResponseEntity.ok(view(known.arrival(), locale));
            case ArrivalOutcome.Differs differs -> throw new ArrivalDiffers(differs);
            case ArrivalOutcome.Rejected rejected -> throw new Refused(rejected.problems());
        };
    }

    @ExceptionHandler
    ProblemDetail differs(ArrivalDiffers differing, Locale locale) {
        ArrivalOutcome.Differs differs = differing.what();
        ArrivalDifference difference = differs.difference();
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "differs", List.of());
        problem.setDetail(texts.of(difference.key()));
        problem.setProperty(
                "facts", difference.facts().stream().map(ArrivalFact::code).toList());
        problem.setProperty("arrival", differs.arrival());
        problem.setProperty("stricter", difference.stricter());
        problem.setProperty("laxer", difference.laxer());
        problem.setProperty("onRecord", Answer.of(difference.onRecord(), locale));
        problem.setProperty("sent", Answer.of(difference.now(), locale));
        problem.setProperty("correction", "/api/v1/arrivals/" + differs.arrival() + "/correction");
        return problem;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One arrival with what applies and why")
    View get(@PathVariable ArrivalId id, Locale locale) {
        Arrival arrival = arrivals.get(id);
        looks.note(arrival.person(), arrival.path(), PersonLooks.On.ARRIVAL);
        return view(id, locale);
    }

    private View view(ArrivalId id, Locale locale) {
        Arrival arrival = arrivals.get(id);
        Arrival.Decided decided = arrival.decided();
        PersonCard card = people.cards(List.of(arrival.person())).get(arrival.person());
        return new View(
                arrival.id(),
                arrival.person().value(),
                card == null ? null : card.name(),
                card == null ? null : card.document(),
                arrival.path().slug(),
                card == null ? null : card.address(),
                new Origin(arrival.originCode(), arrival.originName()),
                arrival.arrivedOn(),
                arrival.leftRiskOn(),
                arrival.leftRiskAt(),
                arrival.contact(),
                arrivals.tests(id),
                arrival.registeredOn(),
                decided.protocol(),
                decided.measure(),
                decided.until(),
                decided.policyVersion(),
                decided.rule(),
                decided.reason(locale),
                arrivals.warnings(arrival).stream()
                        .map(w -> new Notice(w.code(), texts.of(w.key())))
                        .toList(),
                arrival.needsCloserPlace(),
                decided.closer(),
                arrival.stands(),
                arrival.details().named());
    }

    /**
     * An arrival as the API shows it; numbers masked.
     *
     * @param contact with a case or with a close contact; absent when none is known of
     * @param tests brought along, the oldest first
     * @param protocol what applies; absent when the person is registered and nothing more
     * @param warnings what must not be overlooked
     * @param until its last day
     * @param needsCloserPlace that the origin was named only roughly and a place at risk lies inside it: what applies
     *     is doubtful
     * @param closer those places; correct the origin, or ask
     * @param stands false once withdrawn
     * @param details the plain texts that are said, each under its own name
     */
    @Schema(name = "Arrival")
    record View(
            ArrivalId id,
            UUID person,
            @Nullable String name,
            @Nullable String document,
            String area,
            @Nullable String address,
            Origin origin,
            LocalDate arrivedOn,
            @Nullable LocalDate leftRiskOn,
            @Nullable LocalTime leftRiskAt,
            @Nullable CaseContact contact,
            List<PriorTest> tests,
            LocalDate registeredOn,
            @Nullable String protocol,
            @Nullable UUID measure,
            @Nullable LocalDate until,
            String policyVersion,
            String rule,
            String reason,
            List<Notice> warnings,
            boolean needsCloserPlace,
            List<Arrival.Closer> closer,
            boolean stands,
            @JsonAnyGetter @Schema(hidden = true) Map<String, String> details) {}

    /**
     * What somebody is to be corrected to.
     *
     * @param why kept with the one that is withdrawn, at most 300 characters
     */
    @Schema(name = "ArrivalCorrection")
    record Correction(String why, ArrivalForm arrival) {}

    /**
     * An answer of the rules to the same arrival.
     *
     * @param protocol absent when the person is registered and nothing more
     */
    @Schema(name = "ArrivalAnswer")
    record Answer(
            @Nullable String protocol,
            @Nullable LocalDate countedFrom,
            @Nullable LocalDate until,
            String reason) {

        static Answer of(ArrivalDifference.Answer answer, Locale locale) {
            return new Answer(answer.protocol(), answer.countedFrom(), answer.until(), answer.reason(locale));
        }
    }

    /** That the same person stands on record for that day, with another answer of the rules. */
    static final class ArrivalDiffers extends RuntimeException {

        private final transient ArrivalOutcome.Differs what;

        ArrivalDiffers(ArrivalOutcome.Differs what) {
            super("differs from arrival " + what.arrival());
            this.what = what;
        }

        ArrivalOutcome.Differs what() {
            return what;
        }
    }

    /** A warning: a word for programs, and what is to be done. */
    @Schema(name = "ArrivalWarning")
    record Notice(String code, String message) {}

    /** GB/T 2260 code and name. */
    @Schema(name = "ArrivalOrigin")
    record Origin(String code, String name) {}
}
