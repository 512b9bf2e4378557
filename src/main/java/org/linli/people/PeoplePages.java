package org.linli.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.identity.Sex;
import org.linli.platform.Download;
import org.linli.platform.Paging;
import org.linli.platform.RequestUnreadable;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of people: search, filters, file. */
@Controller
@Allowed(People.READ)
class PeoplePages {

    private final People people;
    private final Territory territory;
    private final Places places;
    private final AreaNames areas;
    private final Texts words;
    private final AuditTrail audit;

    PeoplePages(AuditTrail audit, People people, Territory territory, Places places, AreaNames areas, Texts words) {
        this.audit = audit;
        this.people = people;
        this.territory = territory;
        this.places = places;
        this.areas = areas;
        this.words = words;
    }

    /** The list's question as it stands in the address; what is unknown in it is left out. */
    record Asked(
            @Nullable String q,
            @Nullable List<String> tag,
            @Nullable String area,
            @Nullable String presence,
            @Nullable Boolean twice) {

        /** {@link RequestUnreadable} where a program asks for a tag or presence that there is not. */
        void demandKnown() {
            var tags = Stream.of(Tag.values()).map(Tag::code).toList();
            var presences = Stream.of(Presence.values()).map(Presence::code).toList();
            Stream.ofNullable(tag).flatMap(List::stream).forEach(each -> demand("tag", each, tags));
            demand("presence", Optional.ofNullable(presence).orElse(""), presences);
        }

        private static void demand(String field, String given, List<String> choices) {
            if (!given.isEmpty() && !choices.contains(given)) {
                throw RequestUnreadable.noChoice(field, given, choices);
            }
        }

        PersonQuery query(@Nullable AreaPath narrowed) {
            Set<Tag> tags = EnumSet.noneOf(Tag.class);
            Stream.of(Tag.values())
                    .filter(t -> tag != null && tag.contains(t.code()))
                    .forEach(tags::add);
            return new PersonQuery(
                    Optional.ofNullable(q).orElse(""),
                    tags,
                    narrowed,
                    Stream.of(Presence.values())
                            .filter(p -> p.code().equals(presence))
                            .findFirst()
                            .orElse(Presence.HERE),
                    Boolean.TRUE.equals(twice));
        }
    }

    @GetMapping("/people")
    String list(@ModelAttribute Asked asked, @RequestParam(defaultValue = "1") int page, Locale locale, Model model) {
        var query = asked.query(territory.narrowed(asked.area()));
        audit.searched("people", query.text(), query.area());
        var found = people.search(query, Paging.page(page));
        model.addAttribute("query", query);
        model.addAttribute("found", found);
        model.addAttribute(
                "labels",
                places.labels(found.rows().stream().map(PersonCard::path).toList(), locale));
        model.addAttribute("areas", areas.choices());
        model.addAttribute("allTags", Tag.values());
        model.addAttribute("presences", Presence.values());
        model.addAttribute("url", url("/people", query));
        model.addAttribute("exportUrl", url("/people.xlsx", query));
        return "people/people";
    }

    @GetMapping("/people.xlsx")
    @Allowed(People.EXPORT)
    void export(@ModelAttribute Asked asked, Locale locale, HttpServletResponse response) throws IOException {
        var query = asked.query(territory.narrowed(asked.area()));
        try (var table =
                Download.table(response, "xlsx", words.of("people.title"), words.of("people.title"), header())) {
            Map<AreaPath, String> labels = new HashMap<>();
            people.export(query, card -> {
                labels.computeIfAbsent(
                        card.path(),
                        path -> places.labels(List.of(path), locale).getOrDefault(path, ""));
                table.row(row(card, labels.getOrDefault(card.path(), "")));
            });
        }
    }

    private List<@Nullable Object> row(PersonCard card, String area) {
        var sex = card.sex();
        return Arrays.asList(
                card.name(),
                sex == null ? null : words.of(sexKey(sex)),
                card.age(),
                words.of(card.documentType().messageKey()),
                card.document(),
                card.phone(),
                area,
                card.address(),
                words.of(card.householdKind().key()),
                words.of(card.head() ? "people.head" : card.relation().key()),
                card.tags().stream()
                        .map(tag -> words.of(tag.key()))
                        .collect(Collectors.joining(words.choose("、", ", "))),
                words.of(state(card)));
    }

    private static String sexKey(Sex sex) {
        return "people.sex." + sex.name().toLowerCase(Locale.ROOT);
    }

    private List<String> header() {
        return Stream.of(
                        "people.field.name",
                        "people.sex",
                        "people.age",
                        "people.document.type",
                        "people.field.document",
                        "people.field.phone",
                        "people.area",
                        "people.address",
                        "people.household.kind",
                        "people.field.relation",
                        "people.field.tags",
                        "people.presence")
                .map(words::of)
                .toList();
    }

    private static String state(PersonCard card) {
        return card.diedOn() != null ? "people.died" : card.leftOn() != null ? "people.left" : "people.presence.here";
    }

    /** The address of the same question, ending so that a page number can follow. */
    private static String url(String path, PersonQuery query) {
        var url = UriComponentsBuilder.fromPath(path).queryParam("q", "{q}");
        query.tags().stream().sorted().forEach(tag -> url.queryParam("tag", tag.code()));
        if (query.area() != null) {
            url.queryParam("area", query.area().slug());
        }
        if (query.presence() != Presence.HERE) {
            url.queryParam("presence", query.presence().code());
        }
        if (query.twice()) {
            url.queryParam("twice", "true");
        }
        return url.encode().buildAndExpand(query.text()).toUriString() + "&";
    }
}
