package org.linli.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.Area;
import org.linli.territory.AreaOverview;
import org.linli.territory.AreaSections;
import org.linli.territory.Outline;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The command view: today's large figures, the map and the communities at a glance. Refreshed by itself every minute.
 */
@Controller
@RequestMapping("/command")
@Allowed(Statements.COMMAND)
class CommandPages {

    private final Statements statements;
    private final SharedStatements figures;
    private final Territory territory;
    private final AreaSections sections;
    private final StatementWording naming;
    private final BusinessClock clock;
    private final StatementSettings settings;
    private final ObjectProvider<AlarmSource> alarms;
    private final String basemap;

    CommandPages(
            Statements statements,
            SharedStatements figures,
            Territory territory,
            AreaSections sections,
            StatementWording naming,
            BusinessClock clock,
            StatementSettings settings,
            ObjectProvider<AlarmSource> alarms,
            @Value("${linli.basemap:}") String basemap) {
        this.statements = statements;
        this.figures = figures;
        this.territory = territory;
        this.sections = sections;
        this.naming = naming;
        this.clock = clock;
        this.settings = settings;
        this.alarms = alarms;
        this.basemap = basemap;
    }

    /** A large figure with the number of the day before. */
    record Tile(Figure figure, long yesterday) {}

    @GetMapping
    String command(@RequestParam(defaultValue = "") String area, Model model) {
        Optional<Area> top = territory.top();
        if (top.isEmpty()) {
            return "statement/nothing";
        }
        AreaPath path = area.isBlank() ? top.get().path() : StatementPages.read(area);
        LocalDate today = clock.today();
        Statement statement = figures.live(path, today);
        Map<String, Long> before = figures.live(path, today.minusDays(1)).live().stream()
                .collect(Collectors.toMap(f -> f.counter().key(), Figure::value));
        model.addAttribute("alarms", waiting(path));
        model.addAttribute("sections", sections.of(path));
        List<SignatureState> handedIn = statements.handedIn(path, today);
        List<Figure> headlines = statement.live().stream()
                .filter(f -> f.counter().is(Trait.HEADLINE))
                .toList();
        model.addAttribute("statement", statement);
        model.addAttribute("area", statement.area());
        model.addAttribute(
                "above", path.parent().filter(p -> top.get().path().covers(p)).orElse(null));
        model.addAttribute("day", today);
        model.addAttribute("rows", "/statements/" + path.slug() + "/" + today + "/");
        model.addAttribute("naming", naming);
        model.addAttribute(
                "tiles",
                headlines.stream()
                        .map(f -> new Tile(f, before.getOrDefault(f.counter().key(), 0L)))
                        .toList());
        List<Figure> watched = statement.live().stream()
                .filter(f -> f.counter().is(Trait.HEADLINE) || f.counter().is(Trait.ALARM))
                .toList();
        model.addAttribute("watched", watched);
        // An alarm has a column only while there is something in it.
        model.addAttribute(
                "columns",
                watched.stream()
                        .filter(f -> f.counter().is(Trait.HEADLINE) || f.value() > 0)
                        .toList());
        model.addAttribute(
                "divided",
                statement.live().stream()
                        .filter(f -> f.counter().is(Trait.HEADLINE)
                                && f.counter().breakdown() != Breakdown.NONE
                                && f.value() > 0)
                        .toList());
        model.addAttribute(
                "handedIn",
                handedIn.stream().collect(Collectors.toMap(h -> h.area().path(), Function.identity())));
        model.addAttribute(
                "signed",
                handedIn.stream().filter(h -> h.signature().isPresent()).count());
        model.addAttribute(
                "late", handedIn.stream().filter(SignatureState::late).count());
        model.addAttribute("due", settings.due());
        model.addAttribute("basemap", basemap);
        return "statement/command";
    }

    /** An open alarm with the name of its place and for how many minutes it has waited. */
    record Waiting(Alarm alarm, String place, long minutes) {}

    private List<Waiting> waiting(AreaPath path) {
        List<Alarm> open =
                alarms.stream().flatMap(source -> source.alarms(path).stream()).toList();
        Map<AreaPath, String> places =
                naming.places(open.stream().map(Alarm::place).distinct().toList());
        Instant now = clock.now();
        return open.stream()
                .map(alarm -> new Waiting(
                        alarm,
                        places.getOrDefault(alarm.place(), alarm.place().slug()),
                        Duration.between(alarm.since(), now).toMinutes()))
                .toList();
    }

    /**
     * The ground that the map colours.
     *
     * @param border corners of the node as latitude and longitude; empty while nobody drew it
     */
    record Ground(List<double[]> border, List<Piece> pieces) {}

    /** A child of the node, with its path as in addresses. */
    record Piece(String path, String name, List<double[]> border) {}

    @GetMapping("/map.json")
    @ResponseBody
    Ground map(@RequestParam String area) {
        AreaOverview statement = territory.overview(StatementPages.read(area));
        List<Area> children =
                statement.households().stream().map(line -> line.area()).toList();
        Map<AreaPath, Outline> outlines =
                territory.outlines(Stream.concat(Stream.of(statement.area()), children.stream())
                        .map(Area::path)
                        .toList());
        return new Ground(
                corners(Optional.ofNullable(outlines.get(statement.area().path()))),
                children.stream()
                        .filter(child -> outlines.containsKey(child.path()))
                        .map(child -> new Piece(
                                child.path().slug(),
                                child.nameIn(naming.language()),
                                corners(Optional.ofNullable(outlines.get(child.path())))))
                        .toList());
    }

    private static List<double[]> corners(Optional<Outline> outline) {
        return outline.stream()
                .flatMap(o -> o.ring().stream())
                .map(p -> new double[] {p.lat(), p.lng()})
                .toList();
    }
}
