package org.linli.statement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.AreaFigure;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Shows the headline counters of today on the area page too, so that a module declares its figure once. */
@Component
class AreaPageFigures implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;
    private final Counters counters;
    private final RowStore rows;
    private final BusinessClock clock;

    AreaPageFigures(ConfigurableListableBeanFactory beans, Counters counters, RowStore rows, BusinessClock clock) {
        this.beans = beans;
        this.counters = counters;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        counters.all().stream()
                .filter(counter -> counter.is(Trait.HEADLINE))
                .forEach(counter ->
                        beans.registerSingleton("areaFigure." + counter.key(), new Today(counter, rows, clock)));
    }

    /** A counter's number of today for whichever nodes the page shows. */
    record Today(Counter counter, RowStore rows, BusinessClock clock) implements AreaFigure {

        @Override
        public String key() {
            return counter.label();
        }

        @Override
        public int order() {
            return counter.order();
        }

        @Override
        public Map<AreaPath, Long> count(Collection<AreaPath> areas) {
            if (areas.isEmpty()) {
                return Map.of();
            }
            // The nodes of one page lie under one of them, or at least under one sub-district.
            AreaPath above = areas.stream()
                    .filter(area -> areas.stream().allMatch(area::covers))
                    .findFirst()
                    .orElseGet(() -> areas.iterator().next().lineage().getFirst());
            CountedRows of = CountedRows.now(counter, above, clock.today(), clock.now(), clock);
            return rows.tally(counter, of, areas, List.of()).children();
        }

        @Override
        public String rows(AreaPath area) {
            return "/statements/" + area.slug() + "/" + clock.today() + "/" + counter.key() + "?which=now";
        }

        @Override
        public String permission() {
            return Statements.SEE;
        }
    }
}
