package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of today for a section of an area's page and of the command view, by the SQL of their counters, so that a
 * number and the rows that it opens into agree. Template: {@value #TEMPLATE}.
 */
@Component
public class TodayFigures {

    /** Draws a {@link Shown}. */
    public static final String TEMPLATE = "statement/today";

    private final Counters counters;
    private final RowStore rows;
    private final BusinessClock clock;

    TodayFigures(Counters counters, RowStore rows, BusinessClock clock) {
        this.counters = counters;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What is drawn.
     *
     * @param heading message key
     * @param href of the module's own page
     */
    public record Shown(String heading, String href, List<Line> lines) {

        /** Whether there is anything to say. */
        public boolean isEmpty() {
            return lines.stream().allMatch(line -> line.value() == 0);
        }
    }

    /**
     * A figure.
     *
     * @param label message key
     * @param rows address of its rows
     */
    public record Line(String label, long value, boolean isAlarming, String rows) {}

    /** @param keys of counters, in the order in which they are shown */
    @Transactional(readOnly = true)
    public Shown of(String heading, String href, AreaPath area, String... keys) {
        LocalDate today = clock.today();
        Instant now = clock.now();
        return new Shown(
                heading,
                href,
                Arrays.stream(keys)
                        .flatMap(key -> counters.find(key).stream())
                        .map(counter -> line(counter, area, today, now))
                        .toList());
    }

    private Line line(Counter counter, AreaPath area, LocalDate today, Instant now) {
        CountedRows of = CountedRows.now(counter, area, today, now, clock);
        long value = rows.tally(counter, of, List.of(), List.of()).value();
        return new Line(
                counter.label(),
                value,
                counter.is(Trait.ALARM) && value > 0,
                "/statements/" + area.slug() + "/" + today + "/" + counter.key() + "?which=now");
    }
}
