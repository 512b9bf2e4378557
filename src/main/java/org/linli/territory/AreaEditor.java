package org.linli.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Changes to the area tree: corrections that a secretary makes when a cell was named, drawn or sized wrongly. */
@Component
class AreaEditor {

    private static final int MOST_CHILDREN = 999;

    private final AreaStore areas;
    private final HomeStore homes;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<AreaFigure> figures;

    AreaEditor(
            AreaStore areas,
            HomeStore homes,
            Accounts accounts,
            BusinessClock clock,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ObjectProvider<AreaFigure> figures) {
        this.areas = areas;
        this.homes = homes;
        this.accounts = accounts;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.figures = figures;
    }

    Area add(Area parent, AreaKind kind, Layer layer, AreaForm form, @Nullable Outline outline) {
        List<Problem> problems = new ArrayList<>(form.problems());
        if (!parent.kind().mayHold(kind)) {
            problems.add(Problem.of(
                    "kind",
                    "territory.kind.misplaced",
                    word(kind.key()),
                    word(parent.kind().key())));
        }
        if (layer == Layer.HOUSEHOLD && parent.layer() == Layer.RENTAL) {
            problems.add(Problem.of("layer", "territory.layer.misplaced"));
        }
        if (isNameTaken(parent.path(), layer, form.name(), null)) {
            problems.add(Problem.of("name", "territory.name.taken", form.name()));
        }
        Refused.ifAny(problems);
        var area = new Area(
                parent.path().child(freeCode(parent.path(), kind, layer)),
                kind,
                layer,
                null,
                form.name(),
                form.nameEn().isEmpty() ? null : form.nameEn(),
                form.sort(),
                outline == null ? null : outline.center(),
                0);
        areas.insert(area, outline);
        audit.record("area.added", area.path().slug(), area.path(), form.name());
        return area;
    }

    void rename(Area area, int version, AreaForm form) {
        List<Problem> problems = new ArrayList<>(form.problems());
        AreaPath parent = area.path().parent().orElse(null);
        if (parent != null && isNameTaken(parent, area.layer(), form.name(), area.path())) {
            problems.add(Problem.of("name", "territory.name.taken", form.name()));
        }
        Refused.ifAny(problems);
        areas.rename(area.path(), version, form);
        audit.record("area.changed", area.path().slug(), area.path(), area.name() + " → " + form.name());
    }

    /** A node with anything in it stays; the refusal says what that is, so that it can be moved first. */
    void retire(Area area, int version) {
        List<Problem> inside = new ArrayList<>();
        if (area.path().depth() == 1) {
            inside.add(Problem.of("", "territory.retire.root"));
        }
        int children = areas.children(area.path()).size();
        if (children > 0) {
            inside.add(Problem.of("", "territory.retire.holds", children, word("territory.figure.areas")));
        }
        figures.orderedStream().forEach(figure -> {
            long count = figure.count(List.of(area.path())).getOrDefault(area.path(), 0L);
            if (count > 0) {
                inside.add(Problem.of("", "territory.retire.holds", count, word(figure.key())));
            }
        });
        long buildings = homes.countBuildings(area.path());
        if (buildings > 0) {
            inside.add(Problem.of("", "territory.retire.holds", buildings, word("territory.figure.buildings")));
        }
        int workers = accounts.workingIn(area.path()).size();
        if (workers > 0) {
            inside.add(Problem.of("", "territory.retire.holds", workers, word("territory.figure.accounts")));
        }
        Refused.ifAny(inside);
        areas.retire(area.path(), version, clock.today());
        audit.record("area.retired", area.path().slug(), area.path(), area.name());
    }

    /** Moves some of a cell's buildings into a new cell beside it and divides its ground in proportion. */
    Area split(Area cell, int version, AreaForm form, Collection<BuildingId> wanted) {
        if (cell.kind() != AreaKind.CELL || cell.layer() != Layer.HOUSEHOLD) {
            throw Refused.of("", "territory.split.cell-only");
        }
        if (cell.version() != version) {
            throw new StaleRecord("area", cell.path());
        }
        Set<BuildingId> moved = homes.inCell(cell.path(), wanted);
        long all = homes.countBuildings(cell.path());
        if (moved.isEmpty() || moved.size() == all) {
            throw Refused.of("buildings", "territory.split.some", all);
        }
        if (moved.size() < new HashSet<>(wanted).size()) {
            throw new StaleRecord("area", cell.path());
        }
        AreaPath above = cell.path().parent().orElseThrow();
        Area parent = areas.find(above).orElseThrow(() -> new NotFound("area", above));
        Outline ground = areas.outlines(List.of(cell.path())).get(cell.path());
        List<Outline> parts = ground == null ? List.of() : ground.cut(1 - (double) moved.size() / all);
        Area made = add(parent, AreaKind.CELL, Layer.HOUSEHOLD, form, parts.isEmpty() ? null : parts.get(1));
        if (!parts.isEmpty()) {
            areas.redraw(cell.path(), parts.getFirst());
        }
        homes.move(moved, made.path());
        events.publishEvent(new BuildingsMoved(cell.path(), made.path(), moved));
        audit.record("area.split", cell.path().slug(), cell.path(), cell.name() + " → " + form.name());
        return made;
    }

    private boolean isNameTaken(AreaPath parent, Layer layer, String name, @Nullable AreaPath except) {
        return areas.children(parent).stream()
                .anyMatch(a ->
                        a.layer() == layer && a.name().equals(name) && !a.path().equals(except));
    }

    private String freeCode(AreaPath parent, AreaKind kind, Layer layer) {
        String letter = layer == Layer.RENTAL
                ? "r"
                : Map.of(AreaKind.CELL, "c", AreaKind.GRID, "g", AreaKind.COMMUNITY, "v")
                        .getOrDefault(kind, "s");
        for (int number = 1; number <= MOST_CHILDREN; number++) {
            String code = String.format(Locale.ROOT, "%s%02d", letter, number);
            if (!areas.isTaken(parent.child(code))) {
                return code;
            }
        }
        throw Refused.of("", "territory.children.most", MOST_CHILDREN);
    }

    /** A word of the bundles, put into another message in the reader's language. */
    private static DefaultMessageSourceResolvable word(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
