package org.linli.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.Role;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.KeptPage;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The page of whoever stands at a gate. The page itself is the same for everybody and is kept on the device; what is
 * known of the gates is asked for beside it.
 */
@Controller
@Allowed(Gates.STAND)
class GateStandPages {

    static final String PATH = "/gate";

    private static final List<String> FILES =
            List.of("/css/gate-stand.css", "/js/gate/app.js", "/icons.svg", "/favicon.svg");

    private final Gates gates;
    private final Passes passes;
    private final Entries entries;
    private final KeptPage files;
    private final Places places;
    private final Accounts accounts;
    private final GuardMarks guards;
    private final Texts texts;
    private final BusinessClock clock;

    GateStandPages(
            Gates gates,
            Passes passes,
            Entries entries,
            KeptPage files,
            Places places,
            Accounts accounts,
            GuardMarks guards,
            Texts texts,
            BusinessClock clock) {
        this.gates = gates;
        this.passes = passes;
        this.entries = entries;
        this.files = files;
        this.places = places;
        this.accounts = accounts;
        this.guards = guards;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page() {
        return "gate/stand";
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
                .body(files.serviceWorker("gate", PATH, FILES));
    }

    /**
     * What a device must know, without anything about anybody.
     *
     * @param at the server's clock
     * @param mark what a form must carry to be taken
     * @param guard the mark of whoever stands there
     * @param call the phone at work of whoever is told of refusals; empty where none is known
     */
    record State(Instant at, String header, String mark, String guard, String call, List<OfGate> gates) {}

    /**
     * A gate that is open.
     *
     * @param name with that of its place
     * @param passes of its place that are good
     */
    record OfGate(UUID id, String name, List<KnownPass> passes) {}

    /**
     * A pass as a device knows it.
     *
     * @param code SHA-256 of the printed code, the first 16 hexadecimal digits
     * @param number SHA-256 of the number to be typed, in the same way
     * @param kind in words
     */
    record KnownPass(String code, String number, String kind) {}

    @GetMapping(PATH + "/state.json")
    @ResponseBody
    State state(CsrfToken token) {
        return new State(
                clock.now(),
                token.getHeaderName(),
                token.getToken(),
                guards.mine(),
                call(),
                gates.toStandAt().stream().filter(Gate::isOpen).map(this::known).toList());
    }

    private String call() {
        return Stream.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND)
                .flatMap(role -> accounts.lookingAfter(Acting.now().home(), role).stream())
                .flatMap(account -> Stream.ofNullable(account.phone()))
                .filter(phone -> !phone.isBlank())
                .findFirst()
                .orElse("");
    }

    private OfGate known(Gate gate) {
        return new OfGate(
                gate.id(),
                places.get(gate.place()).name() + " " + gate.name(),
                passes.good(gate.place()).stream()
                        .map(pass -> new KnownPass(
                                PassCodes.mark(passes.code(pass)),
                                PassCodes.mark(pass.number()),
                                texts.of(pass.kind().key())))
                        .toList());
    }

    /**
     * What became of what was sent.
     *
     * @param problem of the whole; empty where each was looked at
     */
    record Taken(String problem, List<EntryResult> results) {}

    /** @param sentAt the device's clock */
    record Sent(@Nullable Instant sentAt, @Nullable List<EntrySent> entries) {}

    @PostMapping(PATH + "/entries")
    @ResponseBody
    Taken take(@RequestBody Sent sent) {
        try {
            return new Taken(
                    "", entries.take(sent.sentAt(), Objects.requireNonNullElseGet(sent.entries(), ArrayList::new)));
        } catch (Refused refused) {
            return new Taken(texts.of(refused.problems().getFirst()), List.of());
        }
    }
}
