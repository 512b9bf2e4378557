package org.linli.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.people.People;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The passes of those who come without a phone, or every day. */
@Service
@Transactional
public class Passes {

    private static final int TRIES = 20;

    private final PassStore store;
    private final PassCodes codes;
    private final Places places;
    private final People people;
    private final Permissions permissions;
    private final BeyondScope beyond;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Passes(
            PassStore store,
            PassCodes codes,
            Places places,
            People people,
            Permissions permissions,
            BeyondScope beyond,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.codes = codes;
        this.places = places;
        this.people = people;
        this.permissions = permissions;
        this.beyond = beyond;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose pass it is: the look is noted. */
    Pass look(UUID id) {
        Pass pass = get(id);
        audit.record("gate.pass.seen", id.toString(), pass.path(), "");
        return pass;
    }

    @Transactional(readOnly = true)
    public Pass get(UUID id) {
        return store.pass(id).orElseThrow(() -> new NotFound("pass", id));
    }

    /** The names on passes; without those that whoever acts does not see. */
    @Transactional(readOnly = true)
    Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /** What stands on it as a code. */
    String code(Pass pass) {
        return codes.of(pass.id(), pass.codeNo());
    }

    /** Those of a place that are good, also of one above; for devices that know none of them by name. */
    @Transactional(readOnly = true)
    List<Pass> good(UUID place) {
        return beyond.call(() -> store.good(place, null));
    }

    /** Those of a place to be printed, by kind, stall and name: the look is noted. */
    List<Pass> sheet(UUID place, @Nullable PassKind kind) {
        Place of = places.get(place);
        demand(of);
        audit.record("gate.pass.printed", place.toString(), of.path(), "");
        return store.good(place, kind);
    }

    /**
     * A new pass; the same one sent again is made once.
     *
     * @param typed whose number, code and person are found here, whatever they are
     * @param document of type none where none was shown
     * @throws Refused without a name, for what is too long, and where a good pass of the place has the document
     */
    public Pass make(Pass typed, IdentityDocument document) {
        Place place = places.get(typed.place());
        demand(place);
        check(typed);
        Optional<Pass> known = store.pass(typed.id());
        if (known.isPresent()) {
            return known.get();
        }
        boolean has = document.type() != DocumentType.NONE;
        if (has) {
            store.ofDocument(place.id(), document).ifPresent(other -> {
                throw Refused.of("document", "gate.pass.known", other.name(), other.number());
            });
        }
        UUID person = has ? people.find(document).map(id -> id.value()).orElse(null) : null;
        var pass = new Pass(
                typed.id(),
                place.id(),
                place.path(),
                typed.kind(),
                typed.name(),
                typed.detail(),
                person,
                typed.vehicle(),
                typed.origin(),
                1,
                number(place.id()),
                clock.today(),
                null,
                0);
        if (!store.insert(pass, document)) {
            throw Refused.of("", "gate.pass.again");
        }
        audit.record(
                "gate.pass.made", pass.id().toString(), pass.path(), pass.kind().code());
        return pass;
    }

    private String number(UUID place) {
        for (int n = 0; n < TRIES; n++) {
            String number = codes.number();
            if (!store.isTaken(place, number)) {
                return number;
            }
        }
        throw Refused.of("", "gate.pass.again");
    }

    private static void check(Pass pass) {
        var problems = new ArrayList<Problem>();
        if (pass.name().isBlank() || pass.name().length() > Pass.LONGEST) {
            problems.add(Problem.of("name", "gate.pass.name.wrong", Pass.LONGEST));
        }
        longest(problems, "detail", pass.detail(), Pass.LONGEST);
        longest(problems, "origin", pass.origin(), Pass.LONGEST);
        longest(problems, "vehicle", pass.vehicle(), Pass.LONGEST_VEHICLE);
        Refused.ifAny(problems);
    }

    private static void longest(List<Problem> problems, String field, String value, int most) {
        if (value.length() > most) {
            problems.add(Problem.of(field, "gate.pass.long", most));
        }
    }

    /** A lost one is no longer good, and another code and number are. */
    public Pass renew(UUID id) {
        Pass pass = held(id);
        if (!store.renew(pass, pass.codeNo() + 1, number(pass.place()))) {
            throw new StaleRecord("pass", id);
        }
        audit.record("gate.pass.renewed", id.toString(), pass.path(), "");
        return get(id);
    }

    /** From now on nobody is let in with it. */
    public void end(UUID id) {
        Pass pass = held(id);
        store.end(id, clock.today());
        audit.record("gate.pass.ended", id.toString(), pass.path(), "");
    }

    private Pass held(UUID id) {
        Pass pass = get(id);
        demand(places.get(pass.place()));
        return pass;
    }

    private void demand(Place place) {
        permissions.demand(Gates.KEEP);
        Acting.demandSight(place.path());
    }

    /** The passes of a place that were shown, by what was scanned or typed; missing where there is none. */
    @Transactional(readOnly = true)
    Map<String, Pass> shown(UUID place, Collection<String> typed) {
        Map<String, List<String>> asked = new HashMap<>();
        typed.forEach(one -> asked.computeIfAbsent(PassCodes.canonical(one), any -> new ArrayList<>())
                .add(one));
        var found = new HashMap<String, Pass>();
        List<String> whole = asked.keySet().stream().filter(PassCodes::isCode).toList();
        store.withCode(whole).stream()
                .filter(pass -> pass.place().equals(place))
                .forEach(pass -> asked.getOrDefault(code(pass), List.of()).forEach(one -> found.put(one, pass)));
        List<String> numbers =
                asked.keySet().stream().filter(PassCodes::isNumber).toList();
        store.withNumber(place, numbers)
                .forEach(pass -> asked.getOrDefault(pass.number(), List.of()).forEach(one -> found.put(one, pass)));
        return found;
    }
}
