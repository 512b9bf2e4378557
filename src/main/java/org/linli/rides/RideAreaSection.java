package org.linli.rides;

import org.linli.access.AreaPath;
import org.linli.statement.TodayFigures;
import org.linli.territory.AreaSection;
import org.springframework.stereotype.Component;

/** The rides of today, on the page of an area and on the command view. */
@Component
class RideAreaSection implements AreaSection {

    private final TodayFigures figures;

    RideAreaSection(TodayFigures figures) {
        this.figures = figures;
    }

    @Override
    public String permission() {
        return RideRequests.SEE;
    }

    @Override
    public String template() {
        return TodayFigures.TEMPLATE;
    }

    @Override
    public TodayFigures.Shown of(AreaPath area) {
        return figures.of(
                "rides.title",
                RidePages.PATH,
                area,
                RideCounters.TRIPS,
                RideCounters.CARRIED,
                RideCounters.LEFT,
                RideCounters.UNPLANNED);
    }
}
