package org.linli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.Position;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the demo is built from: the file {@code demo/jiangbei.yaml}, read and checked.
 *
 * @param seed of all chance; the same seed and day give the same town
 * @param reportedDay the day that the reports are about
 * @param homeDivisions codes that locals' ID numbers begin with: today's, then the one before 1988
 * @param tenantOrigins division codes of tenants' ID numbers with their weights
 */
public record DemoFacts(
        long seed,
        LocalDate reportedDay,
        AreaPath root,
        String name,
        String nameEn,
        String code,
        List<String> homeDivisions,
        Position center,
        List<Community> communities,
        CareCase careCase,
        Reported reported,
        Map<String, Integer> tenantOrigins,
        List<RiskPlace> riskPlaces,
        FromRisk fromRisk,
        FromRisk fromAbroad) {

    /** The father of the report and his children, with their ages in years today. */
    public record CareCase(
            String community, int cell, String division, int fatherAge, List<Integer> childrenAges, String cameFrom) {}

    /** A division that is on the list of places at risk since so many days. */
    public record RiskPlace(String division, String level, int daysSince) {}

    /** Somebody who came from one of them so many days ago. */
    public record FromRisk(String community, String division, int daysAgo) {}

    /**
     * Reported numbers of people who came from elsewhere, and the divisions they come from.
     *
     * @param origins beginnings of the codes that today's arrivals at Xifan come from
     * @param dutyDays days since duty began, both ends counted
     * @param monitoredDays length of the monitoring that the released have behind them
     */
    public record Reported(
            int registeredToday,
            List<String> origins,
            int dutyDays,
            int screened,
            int releasedToday,
            int stillMonitored,
            int monitoredDays,
            int keyPersons,
            String countyWithCases,
            int returned,
            String nearby,
            List<String> elsewhere) {}

    /**
     * A community with its sizes.
     *
     * @param code official code; null for local nodes
     * @param cellName pattern of its cells' names with {@code {n}}
     * @param rentedHouseholds tenant households, each in a home of its own; 0 where tenants fill rooms one by one
     * @param rentalCells cells of the rental layer
     * @param elders people of 60 and over, or 0 to leave it to chance
     * @param homesPerBuilding 1 for village houses, more for blocks of flats
     * @param surname the one that many of its families share; empty where none stands out
     * @param villages communities inside it
     */
    public record Community(
            AreaPath path,
            String name,
            String nameEn,
            @Nullable String code,
            int grids,
            int cells,
            String cellName,
            String cellNameEn,
            int households,
            int residents,
            int elders,
            int tenants,
            int rentalBuildings,
            int rentedHouseholds,
            int rentalCells,
            int homesPerBuilding,
            String surname,
            List<Community> villages) {

        public Community {
            villages = List.copyOf(villages);
            if (households > residents || cells > households) {
                throw new IllegalArgumentException(
                        name + ": " + residents + " residents, " + households + " households, " + cells + " cells");
            }
        }

        /** How much ground it gets beside its neighbours. */
        double weight() {
            return households
                    + 0.4 * rentalBuildings
                    + villages.stream().mapToDouble(Community::weight).sum() * 1.25;
        }
    }

    public DemoFacts {
        homeDivisions = List.copyOf(homeDivisions);
        communities = List.copyOf(communities);
        tenantOrigins = Map.copyOf(tenantOrigins);
        riskPlaces = List.copyOf(riskPlaces);
    }

    /** All communities, villages inside others among them. */
    List<Community> all() {
        List<Community> all = new ArrayList<>();
        for (Community community : communities) {
            all.add(community);
            all.addAll(community.villages());
        }
        return all;
    }

    /** Reads the file. */
    public static DemoFacts load() {
        try (InputStream in = DemoFacts.class.getResourceAsStream("/demo/jiangbei.yaml")) {
            if (in == null) {
                throw new IllegalStateException("demo/jiangbei.yaml is missing from the jar");
            }
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new Reader(file).facts();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading demo/jiangbei.yaml", e);
        }
    }

    /** Takes one mapping of the file apart. */
    private record Reader(Map<String, Object> node) {

        DemoFacts facts() {
            Reader top = child("subdistrict");
            AreaPath root = AreaPath.of(top.text("path"));
            Reader center = top.child("center");
            Map<String, Integer> origins = new LinkedHashMap<>();
            child("tenant_origins").node.forEach((code, weight) -> origins.put(code, (Integer) weight));
            return new DemoFacts(
                    number("seed"),
                    day("reported_day"),
                    root,
                    top.text("name"),
                    top.text("name_en"),
                    top.text("code"),
                    top.texts("home_divisions"),
                    new Position(center.decimal("lat"), center.decimal("lng")),
                    children("communities").stream().map(c -> c.community(root)).toList(),
                    child("care_case").careCase(),
                    child("reported").reported(),
                    origins,
                    children("risk_places").stream()
                            .map(p -> new RiskPlace(p.text("division"), p.text("level"), p.number("days_since")))
                            .toList(),
                    child("from_risk").fromRisk(),
                    child("from_abroad").fromRisk());
        }

        Community community(AreaPath parent) {
            AreaPath path = parent.child(text("segment"));
            return new Community(
                    path,
                    text("name"),
                    text("name_en"),
                    (String) node.get("code"),
                    number("grids"),
                    number("cells"),
                    optional("cell_name").orElse("第{n}小网格"),
                    optional("cell_name_en").orElse("Cell {n}"),
                    number("households"),
                    number("residents"),
                    number("elders"),
                    number("tenants"),
                    number("rental_buildings"),
                    number("rented_households"),
                    number("rental_cells"),
                    Math.max(1, number("homes_per_building")),
                    optional("surname").orElse(""),
                    children("villages").stream().map(v -> v.community(path)).toList());
        }

        CareCase careCase() {
            return new CareCase(
                    text("community"),
                    number("cell"),
                    text("division"),
                    number("father_age"),
                    ((List<?>) value("children_ages"))
                            .stream().map(Integer.class::cast).toList(),
                    text("came_from"));
        }

        FromRisk fromRisk() {
            return new FromRisk(text("community"), text("division"), number("days_ago"));
        }

        Reported reported() {
            return new Reported(
                    number("registered_today"),
                    texts("origins"),
                    number("duty_days"),
                    number("screened"),
                    number("released_today"),
                    number("still_monitored"),
                    number("monitored_days"),
                    number("key_persons"),
                    text("county_with_cases"),
                    number("returned"),
                    text("nearby"),
                    texts("elsewhere"));
        }

        private Object value(String key) {
            return Optional.ofNullable(node.get(key))
                    .orElseThrow(() -> new IllegalStateException("demo/jiangbei.yaml lacks " + key + " in " + node));
        }

        private String text(String key) {
            return (String) value(key);
        }

        private Optional<String> optional(String key) {
            return Optional.ofNullable((String) node.get(key));
        }

        private int number(String key) {
            return node.get(key) instanceof Integer number ? number : 0;
        }

        private double decimal(String key) {
            return ((Number) value(key)).doubleValue();
        }

        private LocalDate day(String key) {
            return ((java.util.Date) value(key))
                    .toInstant()
                    .atZone(java.time.ZoneOffset.UTC)
                    .toLocalDate();
        }

        @SuppressWarnings("unchecked") // SafeConstructor makes nothing but maps, lists and plain values
        private Reader child(String key) {
            return new Reader((Map<String, Object>) value(key));
        }

        @SuppressWarnings("unchecked")
        private List<Reader> children(String key) {
            List<Map<String, Object>> list = (List<Map<String, Object>>) node.getOrDefault(key, List.of());
            return list.stream().map(Reader::new).toList();
        }

        private List<String> texts(String key) {
            return ((List<?>) value(key)).stream().map(String.class::cast).toList();
        }
    }
}
