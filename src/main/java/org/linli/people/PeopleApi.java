package org.linli.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.identity.DocumentType;
import org.linli.identity.Sex;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.RequestUnreadable;
import org.linli.territory.Territory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register for software: masked, as on the pages. */
@RestController
@RequestMapping("/api/v1/people")
@Allowed(People.READ)
class PeopleApi {

    private final People people;
    private final PersonLooks looks;
    private final AuditTrail audit;
    private final Territory territory;
    private final BusinessClock clock;

    PeopleApi(People people, PersonLooks looks, AuditTrail audit, Territory territory, BusinessClock clock) {
        this.looks = looks;
        this.audit = audit;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
    }

    /** What is asked, as it stands in the address. */
    record Asked(
            @Nullable String q,
            @Nullable List<String> tag,
            @Nullable String area,
            @Nullable String presence,
            @Nullable Boolean twice) {

        /** {@link RequestUnreadable} where a program asks for a tag or presence that there is not. */
        void demandKnown() {
            List<String> tags = Stream.of(Tag.values()).map(Tag::code).toList();
            List<String> presences =
                    Stream.of(Presence.values()).map(Presence::code).toList();
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
                    Presence.asked(presence),
                    Boolean.TRUE.equals(twice));
        }
    }

    /** One page of the list. */
    @Schema(name = "PeoplePage")
    record Listed(long total, int page, int pages, List<PersonCard> people) {}

    /** One person with their household. */
    @Schema(name = "Person")
    record Shown(
            PersonId id,
            String name,
            @Nullable Sex sex,
            @Nullable Integer age,
            DocumentType documentType,
            String document,
            List<Contact> contacts,
            Set<Tag> tags,
            boolean minor,
            HouseholdId household,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate diedOn,
            int version,
            List<PersonCard> members) {}

    /** 400 with the choices for a tag or presence that there is not, and for a page below 1. */
    @GetMapping
    @Operation(summary = "The people of an area, searched and paged")
    Listed list(@ParameterObject @ModelAttribute Asked asked, @RequestParam(defaultValue = "1") int page) {
        Paging paging = Paging.asked(page, Paging.DEFAULT_SIZE);
        asked.demandKnown();
        PersonQuery query = asked.query(territory.narrowed(asked.area()));
        audit.searched("people", query.text(), query.area());
        Paged<PersonCard> found = people.search(query, paging);
        return new Listed(found.total(), found.paging().page(), found.pages(), found.rows());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One person with their household; numbers masked")
    Shown show(@PathVariable UUID id) {
        Person person = people.get(new PersonId(id));
        looks.note(person.id(), person.path(), PersonLooks.On.PERSON);
        return new Shown(
                person.id(),
                person.name(),
                person.sex(),
                person.ageOn(clock.today()),
                person.documentType(),
                person.document(),
                person.contacts(),
                person.tags(),
                person.minor(),
                person.household(),
                person.path(),
                person.rentalPath(),
                person.leftOn(),
                person.diedOn(),
                person.version(),
                people.members(person.household()));
    }
}
