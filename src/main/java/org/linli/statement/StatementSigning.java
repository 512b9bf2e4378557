package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Area;
import org.linli.territory.AreaKind;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Freezes the figures of a node and a day under the name of who answers for it. */
@Component
class StatementSigning {

    private static final int LONGEST_NOTE = 500;

    /**
     * Who signs for what: the command for the sub-district, the secretary for the community, the leader for the grid;
     * the secretary also for a grid without a leader that day. Cells are looked after by one worker each and do not
     * sign.
     */
    private static final Map<AreaKind, Set<Role>> SIGNERS = Map.of(
            AreaKind.SUBDISTRICT, Set.of(Role.COMMAND),
            AreaKind.COMMUNITY, Set.of(Role.SECRETARY),
            AreaKind.GRID, Set.of(Role.GRID_LEADER, Role.SECRETARY));

    private final Counters counters;
    private final SignatureStore store;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final StatementSettings settings;

    StatementSigning(
            Counters counters,
            SignatureStore store,
            Permissions permissions,
            BusinessClock clock,
            AuditTrail audit,
            StatementSettings settings) {
        this.counters = counters;
        this.store = store;
        this.permissions = permissions;
        this.clock = clock;
        this.audit = audit;
        this.settings = settings;
    }

    /** Whether nodes of that kind hand in a signed statement. */
    static boolean signs(Area area) {
        return SIGNERS.containsKey(area.kind());
    }

    /** Whether whoever acts answers for the node; it is in their scope already. */
    boolean mine(Area area) {
        return permissions.held(Statements.SIGN)
                && SIGNERS.getOrDefault(area.kind(), Set.of())
                        .contains(Acting.now().role());
    }

    /** Whether the day's statement can be signed by now at all. */
    boolean isTime(LocalDate day) {
        return !clock.now().isBefore(clock.at(day, settings.signFrom()));
    }

    /** Whether a statement of the day that is not signed by now is late. */
    boolean isDue(LocalDate day) {
        return !clock.now().isBefore(clock.at(day, settings.due()));
    }

    /** What the figures and the missing signatures leave open. */
    static List<OpenPart> open(List<Figure> figures, List<SignatureState> under) {
        var open = new ArrayList<OpenPart>();
        List<Area> unsigned = under.stream()
                .filter(node -> node.signature().isEmpty())
                .map(SignatureState::area)
                .toList();
        if (!unsigned.isEmpty()) {
            open.add(new OpenPart(OpenPart.UNSIGNED, unsigned.size(), unsigned));
        }
        figures.stream()
                .filter(figure -> figure.counter().is(Trait.PENDING) && figure.value() > 0)
                .map(figure -> new OpenPart(figure.counter().key(), figure.value(), List.of()))
                .forEach(open::add);
        return open;
    }

    /** @param acknowledged keys of the parts that whoever signs knows of; see {@link OpenPart} */
    Signature sign(StatementToSign what, Set<String> acknowledged, Instant now) {
        Area area = what.statement().area();
        LocalDate day = what.statement().day();
        demand(area, day);
        if (!store.of(area.path(), day).isEmpty()) {
            throw alreadySigned(area, day);
        }
        Refused.ifAny(ignored(what.open(), acknowledged));
        return freeze(what, now, null, null);
    }

    /**
     * Signs once more beside the signature given.
     *
     * @param differs whether any row differs from what was signed
     */
    Signature supplement(
            StatementToSign what,
            Set<String> acknowledged,
            Instant now,
            Signature former,
            String note,
            boolean differs) {
        Area area = what.statement().area();
        LocalDate day = what.statement().day();
        demand(area, day);
        var problems = new ArrayList<Problem>();
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            problems.add(Problem.of("note", "statement.note.form", LONGEST_NOTE));
        }
        if (!differs) {
            problems.add(Problem.of("", "statement.nothing.differs"));
        }
        problems.addAll(ignored(what.open(), acknowledged));
        Refused.ifAny(problems);
        if (!store.of(area.path(), day).getLast().id().equals(former.id())) {
            throw new StaleRecord("statement", former.id());
        }
        return freeze(what, now, former, note.strip());
    }

    /** A problem for each part that is open and was not acknowledged, naming it. */
    static List<Problem> ignored(List<OpenPart> open, Set<String> acknowledged) {
        return open.stream()
                .filter(part -> !acknowledged.contains(part.key()))
                .map(part -> Problem.of(
                        part.key(),
                        "statement.acknowledge.missing",
                        new DefaultMessageSourceResolvable(part.label()),
                        part.count()))
                .toList();
    }

    /** Refuses whoever does not answer for the node, and a day that is not far enough on. */
    void demand(Area area, LocalDate day) {
        permissions.demand(Statements.SIGN);
        if (!mine(area)) {
            throw new Forbidden(Statements.SIGN + " of a " + area.kind());
        }
        if (!isTime(day)) {
            throw Refused.of("", "statement.too.early", settings.signFrom().toString());
        }
    }

    private Signature freeze(StatementToSign what, Instant now, @Nullable Signature former, @Nullable String note) {
        Area area = what.statement().area();
        LocalDate day = what.statement().day();
        Actor me = Acting.now();
        var signature = new Signature(
                Ids.next(),
                area.path(),
                day,
                Optional.ofNullable(former).map(Signature::number).orElse(0) + 1,
                Optional.ofNullable(former).map(Signature::id).orElse(null),
                note,
                what.open().stream().map(OpenPart::key).toList(),
                me.name(),
                me.role(),
                now);
        try {
            store.insert(signature, me.account());
        } catch (DuplicateKeyException e) {
            // Somebody signed between our look and our signature.
            throw alreadySigned(area, day);
        }
        for (Counter counter : counters.all()) {
            store.freeze(signature, counter, CountedRows.now(counter, area.path(), day, now, clock));
        }
        audit.record(
                former == null ? "statement.signed" : "statement.supplemented",
                area.path().slug() + "/" + day,
                area.path(),
                Optional.ofNullable(note).orElse(""));
        return signature;
    }

    private static Refused alreadySigned(Area area, LocalDate day) {
        return new Refused(List.of(Problem.of("", "statement.already.signed", area.name(), day.toString())));
    }
}
