package org.linli.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.duty.Posts;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The entrances of places. */
@Service
@Transactional
public class Gates {

    /** See who comes: how many, when, who was refused. */
    public static final String SEE = "gate.see";

    /** Keep gates and passes. */
    public static final String KEEP = "gate.keep";

    /** Stand at a gate and let people in. */
    public static final String STAND = "gate.stand";

    /** Take lists of entries away as a file. */
    public static final String EXPORT = "gate.export";

    private final GateStore store;
    private final Places places;
    private final Posts posts;
    private final Permissions permissions;
    private final AuditTrail audit;

    Gates(GateStore store, Places places, Posts posts, Permissions permissions, AuditTrail audit) {
        this.store = store;
        this.places = places;
        this.posts = posts;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Gate get(UUID id) {
        return store.gate(id).orElseThrow(() -> new NotFound("gate", id));
    }

    /** Empty for one that whoever acts does not see. */
    @Transactional(readOnly = true)
    public Optional<Gate> find(UUID id) {
        return store.gate(id);
    }

    /** The names of those that whoever acts sees. */
    @Transactional(readOnly = true)
    Map<UUID, String> names(Collection<UUID> ids) {
        return store.gates(ids).stream().collect(Collectors.toMap(Gate::id, Gate::name));
    }

    /** Those of an area and below it, by place and name. */
    @Transactional(readOnly = true)
    public List<Gate> within(AreaPath area) {
        return store.within(area);
    }

    /** Those at which whoever acts may stand: of their area, below it and above it, by place and name. */
    @Transactional(readOnly = true)
    public List<Gate> toStandAt() {
        return store.along(Acting.now().home());
    }

    /** Those of whoever acts. */
    @Transactional(readOnly = true)
    public List<Gate> mine() {
        return within(Acting.now().home());
    }

    /** Those of a place, by name. */
    @Transactional(readOnly = true)
    public List<Gate> ofPlace(UUID place) {
        return mine().stream().filter(gate -> gate.place().equals(place)).toList();
    }

    /**
     * A new gate; the same one sent again is stored once.
     *
     * @throws Refused without a name, for one that another gate of the place has, and for no capacity
     */
    public Gate open(Gate gate) {
        Place place = places.get(gate.place());
        demand(place.path());
        check(gate);
        if (!store.insert(gate)) {
            Gate known = store.gate(gate.id()).orElseThrow(() -> Refused.of("name", "gate.named", gate.name()));
            if (!known.equals(gate)) {
                throw new Conflict(Problem.of("id", "gate.id.taken"));
            }
            return known;
        }
        audit.record("gate.opened", gate.id().toString(), place.path(), gate.name());
        return gate;
    }

    /**
     * Changes a gate, or closes it; its place stays.
     *
     * @throws StaleRecord where somebody else has changed it meanwhile
     */
    public void change(Gate gate) {
        Gate before = get(gate.id());
        demand(before.path());
        check(gate);
        boolean isNamed = store.within(before.path()).stream()
                .anyMatch(other -> !other.id().equals(gate.id())
                        && other.place().equals(before.place())
                        && other.name().equals(gate.name()));
        if (isNamed) {
            throw Refused.of("name", "gate.named", gate.name());
        }
        if (!store.update(gate)) {
            throw new StaleRecord("gate", gate.id());
        }
        audit.record("gate.changed", gate.id().toString(), before.path(), gate.name());
    }

    private void demand(AreaPath path) {
        permissions.demand(KEEP);
        Acting.demandSight(path);
    }

    private void check(Gate gate) {
        var problems = new ArrayList<Problem>();
        if (gate.name().isBlank() || gate.name().length() > Gate.LONGEST) {
            problems.add(Problem.of("name", "gate.name.wrong", Gate.LONGEST));
        }
        if (gate.perMinute() < 1 || gate.perMinute() > Gate.MOST_PER_MINUTE) {
            problems.add(Problem.of("perMinute", "gate.minute.wrong", Gate.MOST_PER_MINUTE));
        }
        if (gate.until() != null && gate.until().isBefore(gate.since())) {
            problems.add(Problem.of("until", "gate.until.wrong"));
        }
        Refused.ifAny(problems);
        if (gate.post() != null) {
            posts.get(gate.post());
        }
    }
}
