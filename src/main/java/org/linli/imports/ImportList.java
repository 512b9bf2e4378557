package org.linli.imports;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.linli.access.AreaPath;

/**
 * The list that rows stand in.
 *
 * @param area whose list it is
 * @param mapping where it keeps what
 * @param options answers about it as a whole, by name
 * @param today nothing that has happened lies after it
 */
public record ImportList(
        ImportId id, AreaPath area, ImportMapping mapping, Map<String, String> options, LocalDate today) {

    /** How long after the day in its title a list may go on with dates without a year. */
    private static final int LIST_DAYS = 60;

    public ImportList {
        options = Map.copyOf(options);
    }

    /** @param today the day on which its rows are read */
    public static ImportList of(Import job, LocalDate today) {
        return new ImportList(job.id(), job.area(), job.mapping(), job.options(), today);
    }

    /** The latest day that a date without a year can be: a list of last year that says 2月7日 means last year's. */
    public LocalDate reference() {
        return mapping.listDay()
                .map(day -> day.plusDays(LIST_DAYS))
                .filter(today::isAfter)
                .orElse(today);
    }

    /** What was answered; empty where nothing was. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).filter(answer -> !answer.isEmpty());
    }
}
