package org.linli.inspection;

import org.linli.access.AreaPath;
import org.linli.statement.TodayFigures;
import org.linli.territory.AreaSection;
import org.springframework.stereotype.Component;

/** Rounds, findings and closures of today, on the page of an area and on the command view. */
@Component
class InspectionSection implements AreaSection {

    private final TodayFigures figures;

    InspectionSection(TodayFigures figures) {
        this.figures = figures;
    }

    @Override
    public String permission() {
        return Rounds.SEE;
    }

    @Override
    public String template() {
        return TodayFigures.TEMPLATE;
    }

    @Override
    public TodayFigures.Shown of(AreaPath area) {
        return figures.of(
                "inspection.nav",
                RoundPages.PATH,
                area,
                InspectionCounters.PLANNED,
                InspectionCounters.DONE,
                InspectionCounters.MISSED,
                InspectionCounters.OPEN,
                InspectionCounters.OVERDUE,
                InspectionCounters.CLOSED);
    }
}
