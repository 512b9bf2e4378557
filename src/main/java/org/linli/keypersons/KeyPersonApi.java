package org.linli.keypersons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Key persons, for software. What makes somebody one is written where it belongs: measures, people, tasks. */
@RestController
@RequestMapping("/api/v1/key-persons")
@Allowed(KeyPersons.SEE)
class KeyPersonApi {

    private static final int MOST = 500;

    private final KeyPersonQueries queries;
    private final Territory territory;

    KeyPersonApi(KeyPersonQueries queries, Territory territory) {
        this.queries = queries;
        this.territory = territory;
    }

    /**
     * Key persons, by when they must be met.
     *
     * @param area path of a node; the caller's whole area when absent
     * @param reason only those with this reason
     * @param until only those who must be met by this day
     * @param after {@code next} of the page before, as it is; the first page when absent
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Operation(summary = "Who needs watching, by when somebody must meet them")
    KeyPersonPage list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable KeyReason reason,
            @RequestParam(required = false) @Nullable LocalDate until,
            @Parameter(schema = @Schema(type = "string")) @RequestParam(required = false) @Nullable
                    KeyPersonPlace after,
            @RequestParam(defaultValue = "50") int size) {
        int most = Math.clamp(size, 1, MOST);
        List<KeyPerson> found = queries.page(territory.narrowed(area), reason, until, after, most + 1);
        List<KeyPerson> rows = found.size() > most ? found.subList(0, most) : found;
        return new KeyPersonPage(
                rows.stream().map(Shown::of).toList(),
                found.size() > most ? KeyPersonPlace.of(rows.getLast()).toString() : null);
    }

    /** @param next to be sent as {@code after} for the next page; absent on the last */
    @Schema(name = "KeyPersonPage")
    record KeyPersonPage(List<Shown> rows, @Nullable String next) {}

    /**
     * A key person.
     *
     * @param person id of the person, whose name is under {@code /api/v1/people/{id}}
     * @param reasons why, the most pressing first
     * @param since first day on the list
     * @param metAt when somebody last met them; absent where nobody has
     * @param metAs key of the kind of task at which it was
     * @param metBy the account
     * @param tries how often nobody was there since
     * @param dueOn the day on which somebody must meet them
     */
    @Schema(name = "KeyPerson")
    record Shown(
            UUID id,
            UUID person,
            UUID household,
            AreaPath area,
            @Nullable AreaPath rentalArea,
            List<KeyReason> reasons,
            LocalDate since,
            @Nullable Instant metAt,
            @Nullable String metAs,
            @Nullable UUID metBy,
            int tries,
            LocalDate dueOn) {

        static Shown of(KeyPerson who) {
            KeyPerson.Contact contact = who.contact();
            return new Shown(
                    who.id(),
                    who.person().value(),
                    who.household().value(),
                    who.path(),
                    who.rentalPath(),
                    who.reasons(),
                    who.since(),
                    contact == null ? null : contact.at(),
                    contact == null ? null : contact.kind(),
                    contact == null ? null : contact.by(),
                    who.tries(),
                    who.dueOn());
        }
    }
}
