package org.linli.statement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.linli.statement.RowQuery.Slice;
import org.linli.statement.RowQuery.Which;
import org.springframework.beans.TypeMismatchException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The rows under a number of a statement. */
@Controller
@Allowed(Statements.SEE)
class RowPages {

    private final StatementDays days;
    private final Statements statements;
    private final SharedStatements shared;
    private final Counters counters;
    private final RowList listing;
    private final StatementWording naming;
    private final Texts texts;
    private final BusinessClock clock;
    private final HiddenChildren children;

    RowPages(
            StatementDays days,
            Statements statements,
            SharedStatements shared,
            Counters counters,
            RowList listing,
            StatementWording naming,
            Texts texts,
            BusinessClock clock,
            HiddenChildren children) {
        this.children = children;
        this.days = days;
        this.statements = statements;
        this.shared = shared;
        this.counters = counters;
        this.listing = listing;
        this.naming = naming;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the address of a list of rows says. */
    record Asked(
            @Nullable String which,
            @Nullable String part,
            @Nullable String under,
            @Nullable Boolean rented,
            @Nullable String q) {

        /**
         * The signed rows where there are any, as on the statement; those of now else.
         *
         * @throws TypeMismatchException for a word that is none of them: rows of another moment are not passed off as
         *     those that were asked for
         */
        Which state(boolean signed) {
            if (which == null || which.isEmpty()) {
                return signed ? Which.SIGNED : Which.NOW;
            }
            return Arrays.stream(Which.values())
                    .filter(w -> w.name().equalsIgnoreCase(which))
                    .findFirst()
                    .orElseThrow(() -> new TypeMismatchException(which, Which.class));
        }

        Slice slice() {
            AreaPath child = under == null || under.isEmpty() ? null : StatementPages.read(under);
            return new Slice(part, child, Boolean.TRUE.equals(rented));
        }

        String text() {
            return Optional.ofNullable(q).orElse("").strip();
        }

        /** The same list, without its page. */
        String address(String base, @Nullable String text) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(base);
            address.queryParamIfPresent("which", Optional.ofNullable(which));
            address.queryParamIfPresent("part", Optional.ofNullable(part));
            address.queryParamIfPresent("under", Optional.ofNullable(under));
            address.queryParamIfPresent("rented", Optional.ofNullable(rented));
            address.queryParamIfPresent("q", Optional.ofNullable(text));
            return address.encode().build().toUriString();
        }
    }

    @GetMapping("/statements/{path}/{day}/{counter}")
    String rows(
            @PathVariable String path,
            @PathVariable LocalDate day,
            @PathVariable String counter,
            Asked asked,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        AreaPath area = StatementPages.read(path);
        Statement statement = shared.of(area, day);
        Counter known = counter(counter);
        Which which = asked.state(statement.signed().isPresent());
        var query = new RowQuery(area, day, counter, which, asked.slice());
        String base = "/statements/" + area.slug() + "/" + day + "/" + counter;
        String address = asked.address(base, asked.q());
        model.addAttribute("statement", statement);
        model.addAttribute("area", statement.area());
        model.addAttribute("day", day);
        model.addAttribute("counter", known);
        model.addAttribute("which", which);
        model.addAttribute("asked", asked);
        model.addAttribute("base", base);
        model.addAttribute("list", address + (address.contains("?") ? "&" : "?"));
        model.addAttribute("export", asked.address(base + "/rows.xlsx", asked.q()));
        model.addAttribute("naming", naming);
        model.addAttribute(
                "under",
                Optional.ofNullable(query.slice().under())
                        .map(child -> naming.places(List.of(child)).get(child))
                        .orElse(null));
        model.addAttribute("withheld", children.isSo() ? HiddenChildren.WORDS : "");
        model.addAttribute("listed", listing.page(query, asked.text(), Paging.page(page)));
        model.addAttribute(
                "difference",
                statement.signed().stream()
                        .flatMap(s -> s.differing().stream())
                        .filter(d -> d.counter().equals(known))
                        .findFirst()
                        .orElse(null));
        return "statement/rows";
    }

    @GetMapping("/statements/{path}/{day}/{counter}/rows.xlsx")
    @Allowed(People.EXPORT)
    void export(
            @PathVariable String path,
            @PathVariable LocalDate day,
            @PathVariable String counter,
            Asked asked,
            HttpServletResponse response)
            throws IOException {
        days.demand(day);
        AreaPath area = StatementPages.read(path);
        Counter known = counter(counter);
        boolean signed = !statements.signatures(area, day).isEmpty();
        var query = new RowQuery(area, day, counter, asked.state(signed), asked.slice());
        List<String> header = List.of(
                texts.of("statement.row.name"),
                texts.of("statement.row.age"),
                texts.of("statement.row.document"),
                texts.of("statement.row.phone"),
                texts.of("statement.row.area"),
                texts.of("statement.row.address"),
                texts.of("statement.row.at"),
                texts.of("statement.part"),
                texts.of("statement.row.remark"));
        String name = naming.label(known) + " " + day;
        try (TableWriter table = Download.table(response, "xlsx", name, name, header)) {
            listing.each(query, asked.text(), listed -> table.row(cells(known, listed)));
        }
    }

    private List<@Nullable Object> cells(Counter counter, RowList.Listed listed) {
        PersonCard card = listed.card();
        Row row = listed.row();
        return Arrays.asList(
                card == null ? null : card.name(),
                card == null ? null : card.age(),
                card == null ? null : card.document(),
                card == null ? null : card.phone(),
                listed.place(),
                card == null ? null : card.address(),
                row.at() == null ? null : LocalDateTime.ofInstant(row.at(), clock.zone()),
                part(counter, row.part()),
                listed.remark().isEmpty() ? null : listed.remark());
    }

    /** A row's breakdown, or how it differs from what was signed. */
    private @Nullable String part(Counter counter, String part) {
        return switch (part) {
            case "" -> null;
            case "came", "went", "changed" -> texts.of("statement.differs." + part);
            default -> naming.part(counter, part);
        };
    }

    private Counter counter(String key) {
        return counters.find(key).orElseThrow(() -> new NotFound("figure", key));
    }
}
