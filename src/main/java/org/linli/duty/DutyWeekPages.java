package org.linli.duty;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Download;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster of a week or four: on the screen, on the wall as A4 or A3, and as a file. */
@Controller
class DutyWeekPages {

    private static final int WEEK = 7;
    private static final int LONG = 28;

    private final DutyWeek week;
    private final AuditTrail audit;
    private final Territory territory;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    DutyWeekPages(DutyWeek week, AuditTrail audit, Territory territory, Dates dates, Texts texts, BusinessClock clock) {
        this.week = week;
        this.audit = audit;
        this.territory = territory;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/duty/week")
    @Allowed(Posts.SEE)
    String show(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "false") boolean large,
            Model model) {
        AreaPath within = within(area);
        LocalDate monday = DutyDay.monday(Objects.requireNonNullElseGet(day, clock::today));
        model.addAttribute("place", territory.label(within, LocaleContextHolder.getLocale()));
        model.addAttribute("area", Acting.now().sees(within) ? within.slug() : "");
        model.addAttribute("monday", monday);
        model.addAttribute("large", large);
        model.addAttribute("today", clock.today());
        model.addAttribute("days", days(monday, WEEK).toList());
        model.addAttribute("lines", week.of(within, monday, WEEK));
        return "duty/week";
    }

    private AreaPath within(@Nullable String area) {
        return DutyArea.orHome(territory.narrowed(area));
    }

    private static Stream<LocalDate> days(LocalDate from, int count) {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(count);
    }

    /** Four weeks from the Monday on. */
    @GetMapping("/duty/week.{form:xlsx|csv}")
    @Allowed(Posts.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String area,
            HttpServletResponse response)
            throws IOException {
        AreaPath within = within(area);
        LocalDate monday = DutyDay.monday(Objects.requireNonNullElseGet(day, clock::today));
        List<String> header = Stream.concat(
                        Stream.of(texts.of("duty.post")), days(monday, LONG).map(dates::day))
                .toList();
        String name = texts.of("duty.week.file", territory.label(within, LocaleContextHolder.getLocale()));
        audit.record("duty.week.exported", within.slug(), within, monday.toString());
        try (TableWriter table = Download.table(response, form, name, name, header)) {
            for (DutyWeek.Line line : week.of(within, monday, LONG)) {
                List<Object> row = new ArrayList<>(List.of(line.post().name()));
                line.days().forEach(shifts -> row.add(cell(shifts)));
                table.row(row);
            }
        }
    }

    private String cell(List<DutyBoard.OfShift> shifts) {
        return shifts.stream()
                .map(shift -> shift.hours() + " "
                        + shift.seats().stream()
                                .map(seat -> seat.name().isEmpty() ? texts.of("duty.nobody") : seat.name())
                                .collect(Collectors.joining("、")))
                .collect(Collectors.joining("\n"));
    }
}
