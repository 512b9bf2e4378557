package org.linli.care;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is under a measure: the list and its export. */
@Controller
class CarePages {

    private final Measures measures;
    private final Tasks tasks;
    private final People people;
    private final MeasureWording inWords;
    private final Territory territory;
    private final AreaNames areaNames;
    private final Texts words;
    private final AuditTrail audit;
    private final BusinessClock clock;

    CarePages(
            Measures measures,
            Tasks tasks,
            People people,
            MeasureWording inWords,
            Territory territory,
            AreaNames areaNames,
            Texts words,
            AuditTrail audit,
            BusinessClock clock) {
        this.measures = measures;
        this.tasks = tasks;
        this.people = people;
        this.inWords = inWords;
        this.territory = territory;
        this.areaNames = areaNames;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/care")
    @Allowed(CareSetup.SEE)
    String list(@ModelAttribute Filter filter, Model model) {
        CareQuery query = asked(filter);
        audit.searched("care", query.text(), query.area());
        Paged<CareRow> page = measures.list(query, Paging.page(filter.pageNumber()));
        model.addAttribute("filter", filter);
        model.addAttribute("lines", page.map(this::line));
        model.addAttribute("states", CareQuery.State.values());
        model.addAttribute("sorts", CareQuery.Sort.values());
        model.addAttribute("protocols", measures.protocols());
        model.addAttribute("words", inWords);
        return "care/list";
    }

    @GetMapping("/care/list.xlsx")
    @Allowed(CareSetup.EXPORT)
    void export(@ModelAttribute Filter filter, HttpServletResponse response) throws IOException {
        CareQuery query = asked(filter);
        audit.record(
                "care.exported",
                "care",
                query.area(),
                (query.state() + " " + query.protocol() + " " + audit.trace(query.text())).strip());
        List<String> header = Arrays.stream(new String[] {
                    "name",
                    "document",
                    "phone",
                    "address",
                    "area",
                    "protocol",
                    "started",
                    "ends",
                    "stands",
                    "done",
                    "due",
                    "missed",
                    "found"
                })
                .map(column -> words.of("care.column." + column))
                .toList();
        try (TableWriter table = Download.table(
                response,
                "xlsx",
                words.of("care.list.file", clock.today().toString()),
                words.of("care.nav.care"),
                header)) {
            Paging.through(paging -> measures.list(query, paging), rows -> write(table, rows));
        }
    }

    /** An area that whoever acts does not see is refused, as its own page is. */
    private CareQuery asked(Filter filter) {
        return filter.query(territory.narrowed(filter.area()));
    }

    private void write(TableWriter table, List<CareRow> rows) {
        Map<PersonId, PersonCard> cards =
                people.cards(rows.stream().map(r -> r.measure().personId()).toList());
        Map<AreaPath, String> places = areaNames.of(
                rows.stream().map(r -> r.measure().path()).distinct().toList());
        for (CareRow row : rows) {
            Measure measure = row.measure();
            @Nullable PersonCard card = cards.get(measure.personId());
            table.row(Arrays.asList(
                    row.name(),
                    card == null ? null : card.document(),
                    card == null ? null : card.phone(),
                    row.address(),
                    places.get(measure.path()),
                    inWords.protocol(measure.protocol()),
                    measure.startedOn(),
                    measure.endsOn(),
                    inWords.remaining(measure, clock.today()),
                    row.done(),
                    row.due(),
                    row.missed(),
                    found(row)));
        }
    }

    /** What the list marks, in words. */
    private String found(CareRow row) {
        return Stream.of(
                        row.positive() ? TestResult.POSITIVE.key() : "",
                        row.concern() == null ? "" : row.concern().key())
                .filter(key -> !key.isEmpty())
                .map(words::of)
                .collect(Collectors.joining(" "));
    }

    private Line line(CareRow row) {
        Task next = row.next();
        return new Line(
                row,
                inWords.dayOf(row.measure(), clock.today()),
                inWords.remaining(row.measure(), clock.today()),
                next == null ? "" : "tasks.kind." + next.kind(),
                next == null ? "" : inWords.day(next.day()),
                next == null ? null : next.id().value());
    }

    /**
     * A measure in the list.
     *
     * @param day such as: day 3 of 14
     * @param remaining how much longer, in words
     * @param next message key of what is to be done next; empty for nothing
     */
    record Line(
            CareRow row,
            String day,
            String remaining,
            String next,
            String nextDay,
            @Nullable UUID nextTask) {}

    /** What the list is narrowed to; kept in the address. */
    record Filter(
            CareQuery.@Nullable State state,
            @Nullable String protocol,
            @Nullable String q,
            @Nullable String area,
            CareQuery.@Nullable Sort sort,
            @Nullable Integer page) {

        CareQuery query(@Nullable AreaPath narrowed) {
            return new CareQuery(stateOrActive(), protocol == null ? "" : protocol, text(), narrowed, sortOrEnd());
        }

        public CareQuery.State stateOrActive() {
            return state == null ? CareQuery.State.ACTIVE : state;
        }

        public CareQuery.Sort sortOrEnd() {
            return sort == null ? CareQuery.Sort.END : sort;
        }

        public String text() {
            return q == null ? "" : q;
        }

        public int pageNumber() {
            return page == null ? 1 : page;
        }

        /** What comes behind the address of the list or its export, without the page number. */
        public String base() {
            return UriComponentsBuilder.fromPath("")
                            .queryParam("state", stateOrActive())
                            .queryParam("sort", sortOrEnd())
                            .queryParam("protocol", "{protocol}")
                            .queryParam("q", "{q}")
                            .queryParam("area", "{area}")
                            .encode()
                            .buildAndExpand(protocol == null ? "" : protocol, text(), area == null ? "" : area)
                            .toUriString()
                    + "&";
        }
    }
}
