package org.linli.vaccination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many elders have been vaccinated, of all of 60 and over who are registered and live here. Those with a
 * contraindication, those put off and those who refuse are among them, and named apart.
 */
@Service
@Transactional(readOnly = true)
public class Coverage {

    /** Permission to see how many have been vaccinated. */
    public static final String SEE = "vaccination.coverage";

    private static final int WEEKS = 12;

    private final CoverageStore store;
    private final BusinessClock clock;

    Coverage(CoverageStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Of a part of the area, all ages together and each age. */
    record Part(CoverageLine all, List<CoverageLine> bands) {}

    /** The parts of an area, the area itself first. */
    List<Part> parts(AreaPath area) {
        Acting.demandSight(area);
        List<CoverageLine> lines = store.lines(area, clock.today());
        Map<String, CoverageLine> bands = new LinkedHashMap<>();
        lines.forEach(line -> bands.merge(
                line.band(),
                new CoverageLine(
                        area,
                        line.band(),
                        line.elders(),
                        line.excused(),
                        line.refused(),
                        line.first(),
                        line.full(),
                        line.booster()),
                CoverageLine::plus));
        List<Part> parts = new ArrayList<>();
        parts.add(part(area, List.copyOf(bands.values())));
        Map<AreaPath, List<CoverageLine>> byPart = new LinkedHashMap<>();
        lines.forEach(line ->
                byPart.computeIfAbsent(line.path(), any -> new ArrayList<>()).add(line));
        byPart.forEach((path, some) -> {
            if (!path.equals(area)) {
                parts.add(part(path, some));
            }
        });
        return parts;
    }

    private static Part part(AreaPath path, List<CoverageLine> bands) {
        var none = new CoverageLine(path, "", 0, 0, 0, 0, 0, 0);
        return new Part(bands.stream().reduce(none, CoverageLine::plus), bands);
    }

    /** Week by week up to today. */
    List<CoverageStore.Point> curve(AreaPath area) {
        Acting.demandSight(area);
        return store.curve(area, clock.today(), WEEKS);
    }
}
