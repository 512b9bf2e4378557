package org.linli.arrivals;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.Words;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.linli.territory.Territory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of arrivals as a workbook: exactly what the page shows under the same filters, numbers masked. */
@Controller
@Allowed(Arrivals.READ)
class ArrivalExport {

    private static final List<String> HEADER = List.of(
            "arrivals.label.name",
            "arrivals.label.document",
            "arrivals.label.phone",
            "arrivals.label.origin",
            "arrivals.label.arrived.on",
            "arrivals.label.area",
            "arrivals.label.address",
            "arrivals.preview.title",
            "arrivals.export.until",
            "arrivals.export.registered",
            "arrivals.export.state");

    private final Arrivals arrivals;
    private final People people;
    private final Territory territory;
    private final BusinessClock clock;
    private final Words words;

    ArrivalExport(Arrivals arrivals, People people, Territory territory, BusinessClock clock, Words words) {
        this.arrivals = arrivals;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/arrivals/export")
    @Allowed(Arrivals.EXPORT)
    ResponseEntity<byte[]> export(@ModelAttribute ArrivalPages.ListForm form, Locale locale) {
        var out = new java.io.ByteArrayOutputStream();
        var query = form.query(territory.narrowed(form.area()));
        write(query, locale, out);
        return Download.xlsx(words.of("arrivals.title") + "-" + clock.today() + ".xlsx")
                .body(out.toByteArray());
    }

    private void write(ArrivalQuery query, Locale locale, OutputStream out) {
        var header = HEADER.stream().map(words::of).toList();
        var places = new HashMap<AreaPath, String>();
        try (TableWriter table = Workbooks.xlsx(out, words.of("arrivals.title"), header)) {
            arrivals.export(query, part -> {
                Map<PersonId, PersonCard> cards = people.cards(
                        part.stream().map(Arrival::person).distinct().toList());
                for (var arrival : part) {
                    var place = places.computeIfAbsent(arrival.path(), path -> territory.label(path, locale));
                    table.row(row(arrival, cards.get(arrival.person()), place));
                }
            });
        }
    }

    private List<@Nullable Object> row(Arrival arrival, @Nullable PersonCard card, String place) {
        var cells = new ArrayList<@Nullable Object>();
        cells.addAll(
                card == null ? Arrays.asList("", "", "") : Arrays.asList(card.name(), card.document(), card.phone()));
        cells.add(arrival.originName());
        cells.add(arrival.arrivedOn());
        cells.add(place);
        cells.add(card == null ? "" : card.address());
        var protocol = arrival.decided().protocol();
        cells.add(protocol == null ? words.of("arrivals.registered.only") : protocol);
        cells.add(arrival.decided().until());
        cells.add(arrival.registeredOn());
        cells.add(arrival.stands() ? "" : words.of("arrivals.withdrawn"));
        return cells;
    }
}
