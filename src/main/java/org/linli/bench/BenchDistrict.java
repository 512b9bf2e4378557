package org.linli.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.linli.access.AreaPath;
import org.linli.demo.DemoFacts;
import org.linli.demo.Town;
import org.linli.demo.TownBuilder;
import org.linli.territory.Area;
import org.linli.territory.AreaKind;
import org.linli.territory.Layer;
import org.linli.territory.Position;
import org.linli.territory.TerritoryPlan;

/**
 * A made-up district of thirteen sub-districts in memory, each built as the demo's is. The tree knows no district: its
 * top is a node of the same kind as those under it.
 *
 * @param top the district's node
 * @param towns its sub-districts in order
 */
record BenchDistrict(TerritoryPlan.Drawn top, List<Town> towns) {

    static final AreaPath ROOT = AreaPath.of("330783");
    static final int TOWNS = 13;

    /** People of a community, when there are a million. */
    private static final int COMMUNITY = 5917;

    /** Households of 1000 people. */
    private static final int HOMES_OF_1000 = 350;

    private static final int TENANTS_PERCENT = 15;
    private static final int GRIDS = 3;
    private static final int CELLS = 6;
    private static final int HOMES_PER_BUILDING = 8;

    private static final List<String> NAMES =
            List.of("云溪", "石塘", "长渡", "白塔", "柳浦", "梅岭", "沙湾", "竹园", "双井", "东湖", "南桥", "北堤", "西陵");
    private static final String VILLAGES = "卢吴陈叶郭严杜葛徐韦蔡金何";
    private static final String PARTS = "上下前后东西南北大小新老里";

    /**
     * Divisions that locals' ID numbers begin with, one for each sub-district, so that numbers do not meet by chance.
     */
    private static final List<String> HOMES = List.of(
            "330783", "330781", "330782", "330784", "330723", "330726", "330727", "330702", "330703", "330681",
            "330683", "331024", "331023");

    BenchDistrict {
        towns = List.copyOf(towns);
    }

    /** The same for the same number of people and the same seed. */
    static BenchDistrict build(int people, long seed, LocalDate today) {
        DemoFacts model = DemoFacts.load();
        List<Town> towns = IntStream.range(0, TOWNS)
                .parallel()
                .mapToObj(i -> TownBuilder.build(facts(model, people, seed, i), today))
                .toList();
        var top = new Area(
                ROOT, AreaKind.SUBDISTRICT, Layer.HOUSEHOLD, "330783", "东阳市", "Dongyang", 0, model.center(), 0);
        return new BenchDistrict(new TerritoryPlan.Drawn(top, null), towns);
    }

    int people() {
        return towns.stream().mapToInt(town -> town.residents.size()).sum();
    }

    int households() {
        return towns.stream().mapToInt(town -> town.families.size()).sum();
    }

    private static DemoFacts facts(DemoFacts model, int people, long seed, int town) {
        String code = String.format(Locale.ROOT, "330783%03d", town + 1);
        AreaPath root = ROOT.child(code);
        var center = new Position(
                model.center().lat() + (town / 4) * 0.06, model.center().lng() + (town % 4) * 0.08);
        return new DemoFacts(
                seed * TOWNS + town,
                model.reportedDay(),
                root,
                NAMES.get(town) + "街道",
                "Sub-district " + (town + 1),
                code,
                List.of(HOMES.get(town), town == 0 ? "330724" : HOMES.get(town)),
                center,
                communities(root, town, share(people, TOWNS, town), share(homes(people), TOWNS, town)),
                model.careCase(),
                model.reported(),
                model.tenantOrigins(),
                List.of(),
                model.fromRisk(),
                model.fromAbroad());
    }

    private static int homes(int people) {
        return (int) ((long) people * HOMES_OF_1000 / 1000);
    }

    private static List<DemoFacts.Community> communities(AreaPath root, int town, int people, int homes) {
        int count = Math.max(1, Math.round((float) people / COMMUNITY));
        List<DemoFacts.Community> communities = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            communities.add(community(root, town, c, share(people, count, c), share(homes, count, c)));
        }
        return communities;
    }

    private static DemoFacts.Community community(AreaPath root, int town, int number, int people, int homes) {
        int tenants = people * TENANTS_PERCENT / 100;
        int rented = homes * TENANTS_PERCENT / 100;
        boolean groups = number % 2 == 0;
        String name = PARTS.charAt(number % PARTS.length())
                + String.valueOf(VILLAGES.charAt(town))
                + (number < PARTS.length() ? "" : Integer.toString(number / PARTS.length()))
                + "小区";
        return new DemoFacts.Community(
                root.child(String.format(Locale.ROOT, "m%02d", number + 1)),
                name,
                "Community " + (town + 1) + "-" + (number + 1),
                null,
                GRIDS,
                CELLS,
                groups ? "{n}组" : "第{n}网格",
                groups ? "Group {n}" : "Cell {n}",
                homes - rented,
                people - tenants,
                0,
                tenants,
                Math.max(1, rented / HOMES_PER_BUILDING),
                rented,
                1,
                HOMES_PER_BUILDING,
                groups ? VILLAGES.substring(town, town + 1) : "",
                List.of());
    }

    private static int share(int whole, int parts, int part) {
        return (int) ((part + 1L) * whole / parts - (long) part * whole / parts);
    }
}
