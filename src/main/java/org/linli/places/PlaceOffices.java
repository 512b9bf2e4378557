package org.linli.places;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.identity.Phone;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom strangers at a door can call: the office of the community, or of the sub-district where it has no number. */
@Service
public class PlaceOffices {

    /** Say which number hangs at the doors of a community. */
    public static final String KEEP = "places.office";

    private final PlaceOfficeStore store;
    private final Territory territory;
    private final Permissions permissions;
    private final AuditTrail audit;

    PlaceOffices(PlaceOfficeStore store, Territory territory, Permissions permissions, AuditTrail audit) {
        this.store = store;
        this.territory = territory;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * An office.
     *
     * @param name of its community or sub-district
     */
    public record Office(String name, String phone) {}

    /** Whom to call about what lies in an area; empty where no office above it has a number. */
    public Optional<Office> atDoor(AreaPath path, Locale locale) {
        return Acting.as(Actor.SYSTEM, () -> store.nearest(path))
                .map(office -> new Office(territory.label(office.getKey(), locale), office.getValue()));
    }

    /** The numbers that whoever acts sees, by area. */
    @Transactional(readOnly = true)
    public Map<AreaPath, String> all() {
        return store.of(territory.tree().stream().map(Area::path).toList());
    }

    /** @param phone null where the office has none any more */
    @Transactional
    public void keep(AreaPath path, @Nullable Phone phone) {
        permissions.demand(KEEP);
        territory.area(path);
        store.keep(path, phone == null ? null : phone.number());
        audit.record("places.office.changed", path.slug(), path, "");
    }
}
