package org.linli.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.SubdistrictFounded;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The area tree with its buildings and homes. Whoever acts sees one subtree: asking for a node outside of it is
 * {@link Forbidden}, for one that does not exist {@link NotFound}.
 */
@Service
@Transactional
public class Territory {

    /** Permission to look at the tree and the map. */
    public static final String SEE = "territory.see";

    /** Permission to see homes and who lets them. */
    public static final String SEE_HOMES = "territory.homes";

    /** Permission to take the list of homes away as a file. */
    public static final String EXPORT_HOMES = "territory.export";

    /** Permission to correct the tree. */
    public static final String EDIT = "territory.edit";

    private final AreaStore areas;
    private final AreaTree tree;
    private final HomeStore homes;
    private final HomeLocator locating;
    private final HomeSettlement settling;
    private final AreaEditor editing;
    private final TerritoryWriter laying;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final LandlordStore landlords;
    private final AreaFigures figuring;

    Territory(
            AreaStore areas,
            AreaTree tree,
            HomeStore homes,
            HomeLocator locating,
            HomeSettlement settling,
            AreaEditor editing,
            TerritoryWriter laying,
            Permissions permissions,
            AuditTrail audit,
            LandlordStore landlords,
            AreaFigures figuring) {
        this.figuring = figuring;
        this.landlords = landlords;
        this.areas = areas;
        this.tree = tree;
        this.homes = homes;
        this.locating = locating;
        this.settling = settling;
        this.editing = editing;
        this.laying = laying;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Everything in the signed-in scope; a parent before its children, siblings in walking order. */
    @Transactional(readOnly = true)
    public List<Area> tree() {
        return tree.under(Acting.now().area());
    }

    /** The topmost node in the signed-in scope; empty only where nothing was founded yet. */
    @Transactional(readOnly = true)
    public Optional<Area> top() {
        AreaPath home = Acting.now().area();
        return home == null ? tree.under(null).stream().findFirst() : tree.find(home);
    }

    /** One node of the signed-in scope. */
    @Transactional(readOnly = true)
    public Area area(AreaPath path) {
        Area area = tree.find(path).orElseThrow(() -> new NotFound("area", path));
        if (!Acting.now().sees(path)) {
            throw Forbidden.area(path);
        }
        return area;
    }

    /**
     * The node that a list is narrowed to, as it stands in an address; null where none is named. One answer everywhere:
     * an unknown or misspelt one is {@link NotFound}, one that whoever acts does not see {@link Forbidden}.
     */
    @Transactional(readOnly = true)
    public @Nullable AreaPath narrowed(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        return area(AreaPath.parse(asked.strip()).orElseThrow(() -> new NotFound("area", asked)))
                .path();
    }

    /**
     * The nodes of these paths that exist, by path; names of places are shown to everybody, so any path may be asked.
     */
    @Transactional(readOnly = true)
    public Map<AreaPath, Area> areas(Collection<AreaPath> paths) {
        Map<AreaPath, Area> found = new HashMap<>();
        tree.findAll(paths).forEach(a -> found.put(a.path(), a));
        return found;
    }

    /** The names from the community down, as 西范小区 · 3组; the sub-district itself for the topmost node. */
    @Transactional(readOnly = true)
    public String label(AreaPath path, Locale locale) {
        List<Area> line = tree.findAll(path.lineage());
        return String.join(
                " · ",
                line.stream()
                        .skip(line.size() > 1 ? 1 : 0)
                        .map(a -> a.nameIn(locale))
                        .toList());
    }

    /** The node with its ancestors, its children and their figures. */
    @Transactional(readOnly = true)
    public AreaOverview overview(AreaPath path) {
        return figuring.overview(area(path));
    }

    /** The figures that the modules contribute, in the order of their columns. */
    public List<AreaFigure> figures() {
        return figuring.figures();
    }

    /** Outlines of the nodes that have one; any path may be asked. */
    @Transactional(readOnly = true)
    public Map<AreaPath, Outline> outlines(Collection<AreaPath> paths) {
        return areas.outlines(paths);
    }

    /**
     * Where an address belongs, without storing anything: 西范3组60号202室 in Xifan is building 3组60号, room 202, in the cell
     * 3组. Refuses a text that names no building; a refusal leaves the caller's transaction usable.
     *
     * @param area the community or a node in it; the sub-district where the text itself names the community
     */
    @Transactional(readOnly = true, noRollbackFor = Refused.class)
    public Location locate(AreaPath area, String text) {
        return locating.locate(area, text);
    }

    /**
     * What a text says below the community that it begins with; empty where it begins with none of the signed-in scope.
     */
    @Transactional(readOnly = true)
    public Optional<AddressPart> below(String text) {
        return Neighbourhood.below(tree(), text);
    }

    /**
     * The home that an address means, made with its building where it is new. Two callers at once get the same home.
     *
     * @param landlord noted where nobody is known yet; null when not said
     * @param rental whether a home made now is let
     */
    public Dwelling settle(AreaPath area, String text, @Nullable Landlord landlord, boolean rental) {
        return switch (settleAll(List.of(new HomeWanted(area, text, landlord, rental)))
                .getFirst()) {
            case HomeOutcome.Found(Dwelling home, boolean isNew) -> home;
            case HomeOutcome.Unclear(List<Problem> problems) -> throw new Refused(problems);
        };
    }

    /** As {@link #settle} for many addresses, in few statements; one outcome for each, in their order. */
    public List<HomeOutcome> settleAll(List<HomeWanted> wanted) {
        return settling.settle(wanted);
    }

    /** Whether the node is a cell, whose worker has the homes in it in charge. Any path may be asked. */
    @Transactional(readOnly = true)
    public boolean isCell(AreaPath path) {
        return tree.isCell(path);
    }

    /** One home of the signed-in scope. */
    @Transactional(readOnly = true)
    public Dwelling dwelling(DwellingId id) {
        return homes.find(id).orElseThrow(() -> new NotFound("dwelling", id));
    }

    /** Homes by id; those outside the scope are left out. */
    @Transactional(readOnly = true)
    public Map<DwellingId, Dwelling> dwellings(Collection<DwellingId> ids) {
        return homes.findAll(ids);
    }

    /** One building of the signed-in scope. */
    @Transactional(readOnly = true)
    public Building building(BuildingId id) {
        return homes.find(id).orElseThrow(() -> new NotFound("building", id));
    }

    /** The buildings that stand in a cell of either layer, in walking order. */
    @Transactional(readOnly = true)
    public List<Building> buildings(AreaPath cell) {
        area(cell);
        return homes.buildings(cell);
    }

    /** The landlord's whole phone number; the look is noted in the trail. */
    public Optional<String> landlordPhone(BuildingId id) {
        permissions.demand(SEE_HOMES);
        Building building = building(id);
        audit.record("landlord.unmasked", id.toString(), building.path(), building.address());
        return landlords.phone(id);
    }

    /** Who lets the building, where that is known. Whoever shows the whole number notes the look. */
    @Transactional(readOnly = true)
    public Optional<Landlord> landlord(BuildingId id) {
        permissions.demand(SEE_HOMES);
        return Optional.ofNullable(building(id).landlordName())
                .map(name -> new Landlord(name, landlords.phone(id).orElse(null)));
    }

    /** Replaces who lets the building. */
    public void changeLandlord(BuildingId id, int version, Landlord landlord) {
        permissions.demand(EDIT);
        Building building = building(id);
        landlords.change(id, version, landlord);
        audit.record("landlord.changed", id.toString(), building.path(), building.address());
    }

    /**
     * Notes that somebody else lets the building of a home than stood there; whoever calls has seen to who may say so.
     */
    public void letBy(DwellingId home, Landlord landlord) {
        Building building = building(dwelling(home).building());
        if (!landlord.name().equals(building.landlordName())) {
            landlords.change(building.id(), building.version(), landlord);
            audit.record("landlord.changed", building.id().toString(), building.path(), building.address());
        }
    }

    /** Adds a node under {@code parent}. Its path is made here and never used again, even after it is retired. */
    public Area add(AreaPath parent, AreaKind kind, Layer layer, AreaForm form) {
        permissions.demand(EDIT);
        return editing.add(area(parent), kind, layer, form, null);
    }

    /** Corrects a node's names and its place among its siblings. */
    public void rename(AreaPath path, int version, AreaForm form) {
        permissions.demand(EDIT);
        editing.rename(area(path), version, form);
    }

    /** Takes an empty node out of the tree. Refused with a list of what is in it otherwise. */
    public void retire(AreaPath path, int version) {
        permissions.demand(EDIT);
        editing.retire(area(path), version);
    }

    /** Divides a household cell: the given buildings go to a new cell beside it, with everybody in them. */
    public Area split(AreaPath cell, int version, AreaForm form, Collection<BuildingId> buildings) {
        permissions.demand(EDIT);
        return editing.split(area(cell), version, form, buildings);
    }

    /** Lays a whole sub-district with its buildings and homes into an empty territory; for a first load. */
    public void lay(TerritoryPlan plan) {
        permissions.demand(EDIT);
        if (top().isPresent()) {
            throw new IllegalStateException("There is a sub-district already");
        }
        laying.lay(plan);
        Area root = plan.areas().getFirst().area();
        audit.record("area.added", root.path().slug(), root.path(), root.name());
    }

    @EventListener
    void founded(SubdistrictFounded event) {
        var root = new Area(
                event.root(),
                AreaKind.SUBDISTRICT,
                Layer.HOUSEHOLD,
                event.root().code(),
                event.name(),
                null,
                0,
                null,
                0);
        areas.insert(root, null);
    }
}
