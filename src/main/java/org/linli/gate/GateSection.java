package org.linli.gate;

import org.linli.access.AreaPath;
import org.linli.statement.TodayFigures;
import org.linli.territory.AreaSection;
import org.springframework.stereotype.Component;

/** Who was refused at gates today, on the page of an area and on the command view. */
@Component
class GateSection implements AreaSection {

    private final TodayFigures figures;

    GateSection(TodayFigures figures) {
        this.figures = figures;
    }

    @Override
    public String permission() {
        return Gates.SEE;
    }

    @Override
    public String template() {
        return TodayFigures.TEMPLATE;
    }

    @Override
    public TodayFigures.Shown of(AreaPath area) {
        return figures.of("gate.nav", GatePages.PATH, area, GateCounters.REFUSED, GateCounters.LET_IN);
    }
}
