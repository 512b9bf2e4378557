package org.linli.care;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AuditTrail;
import org.linli.care.SampleCheck.State;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.Paging;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Checking one by one (逐一核查): of whom the result was seen, of whom it is awaited, and who was not sampled. */
@Controller
class SampleCheckPages {

    private static final int GRIDS = 3;

    private final SampleChecks checks;
    private final People people;
    private final Territory territory;
    private final AreaNames areaNames;
    private final MeasureWording inWords;
    private final Texts words;
    private final AuditTrail audit;
    private final BusinessClock clock;

    SampleCheckPages(
            SampleChecks checks,
            People people,
            Territory territory,
            AreaNames areaNames,
            MeasureWording inWords,
            Texts words,
            AuditTrail audit,
            BusinessClock clock) {
        this.checks = checks;
        this.people = people;
        this.territory = territory;
        this.areaNames = areaNames;
        this.inWords = inWords;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/care/check")
    @Allowed(CareSetup.SEE)
    String list(@ModelAttribute Filter filter, Model model, Locale locale) {
        var query = asked(filter);
        model.addAttribute("filter", filter);
        model.addAttribute("checks", checks.page(query, Paging.page(filter.pageNumber())));
        model.addAttribute("counts", checks.counts(query));
        model.addAttribute("states", State.values());
        model.addAttribute(
                "areas",
                territory.tree().stream()
                        .filter(area -> area.path().depth() <= GRIDS)
                        .map(area -> new Place(area.path().slug(), territory.label(area.path(), locale)))
                        .toList());
        model.addAttribute("words", inWords);
        return "care/check";
    }

    @GetMapping("/care/check.xlsx")
    @Allowed(CareSetup.EXPORT)
    void export(@ModelAttribute Filter filter, HttpServletResponse response) throws IOException {
        var query = asked(filter);
        audit.record("care.check.exported", "care", query.area(), filter.stateOrEmpty());
        var header = Stream.of(
                        "care.column.name",
                        "care.column.document",
                        "care.column.phone",
                        "care.column.address",
                        "care.column.area",
                        "care.column.protocol",
                        "care.check.state",
                        "care.check.latest",
                        "care.check.samples")
                .map(words::of)
                .toList();
        try (var table = Download.table(
                response,
                "xlsx",
                words.of("care.check.file", clock.today().toString()),
                words.of("care.check.title"),
                header)) {
            Paging.through(paging -> checks.page(query, paging), rows -> write(table, rows));
        }
    }

    private SampleCheck.Query asked(Filter filter) {
        return new SampleCheck.Query(filter.state(), territory.narrowed(filter.area()));
    }

    private void write(TableWriter table, List<SampleCheck> rows) {
        var cards = people.cards(rows.stream().map(SampleCheck::person).toList());
        var places =
                areaNames.of(rows.stream().map(SampleCheck::path).distinct().toList());
        for (var row : rows) {
            @Nullable PersonCard card = cards.get(row.person());
            var latest = row.latest();
            table.row(Arrays.asList(
                    row.name(),
                    card == null ? null : card.document(),
                    card == null ? null : card.phone(),
                    row.address(),
                    places.get(row.path()),
                    inWords.protocol(row.protocol()),
                    words.of(row.state().key()),
                    latest == null ? null : latest.day(),
                    row.samples().stream().map(this::written).collect(Collectors.joining(" "))));
        }
    }

    private String written(SampleCheck.Line line) {
        var result = line.result();
        return line.day() + " " + words.of(result == null ? State.MISSING.key() : result.key());
    }

    record Place(String slug, String name) {}

    /** What the list is narrowed to; kept in the address. */
    record Filter(
            @Nullable State state,
            @Nullable String area,
            @Nullable Integer page) {

        public int pageNumber() {
            return page == null ? 1 : page;
        }

        public String stateOrEmpty() {
            return state == null ? "" : state.name();
        }

        /** What comes behind the address of the list or its export, without the page number. */
        public String base() {
            return UriComponentsBuilder.fromPath("")
                            .queryParam("state", stateOrEmpty())
                            .queryParam("area", "{area}")
                            .encode()
                            .buildAndExpand(Optional.ofNullable(area).orElse(""))
                            .toUriString()
                    + "&";
        }
    }
}
