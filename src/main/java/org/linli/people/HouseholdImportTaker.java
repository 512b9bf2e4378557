package org.linli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.identity.IdentityDocument;
import org.linli.imports.ImportList;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRow;
import org.linli.platform.Texts;
import org.linli.territory.DwellingId;
import org.linli.territory.HomeOutcome;
import org.linli.territory.HomeWanted;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Takes rows of a list of households, in few statements for any number of them. Runs in a transaction. */
@Component
class HouseholdImportTaker {

    private final PersonKeys keys;
    private final PeopleIntake registering;
    private final PersonPhones reaching;
    private final HouseholdStore households;
    private final HouseholdImportStore store;
    private final HouseholdImportHomes homes;
    private final Territory territory;
    private final Texts texts;

    HouseholdImportTaker(
            PersonKeys keys,
            PeopleIntake registering,
            PersonPhones reaching,
            HouseholdStore households,
            HouseholdImportStore store,
            HouseholdImportHomes homes,
            Territory territory,
            Texts texts) {
        this.keys = keys;
        this.registering = registering;
        this.reaching = reaching;
        this.households = households;
        this.store = store;
        this.homes = homes;
        this.territory = territory;
        this.texts = texts;
    }

    List<ImportOutcome> take(ImportList list, List<ImportRow<HouseholdImportRow>> rows) {
        List<HouseholdImportRow> read = rows.stream().map(ImportRow::value).toList();
        keys.hold(
                read.stream().map(HouseholdImportRow::document).toList(),
                read.stream().flatMap(HouseholdImportRow::named).toList(),
                List.of());
        List<HomeOutcome> settled = territory.settleAll(read.stream()
                .map(row -> new HomeWanted(
                        list.area(), row.address(), null, row.relation().isTenant()))
                .toList());
        keys.holdHomes(dwellings(settled));
        HouseholdImportRegister register = register(list, read, settled);
        var part = new HouseholdImportPart(list, register, this::label);
        for (int i = 0; i < rows.size(); i++) {
            switch (settled.get(i)) {
                case HomeOutcome.Found found -> part.take(rows.get(i), found.home());
                case HomeOutcome.Unclear unclear -> part.refuse(rows.get(i), unclear.problems());
            }
        }
        Added added = add(list, part, register);
        store.keep(list, part.listed());
        return rows.stream()
                .map(row -> Objects.requireNonNullElseGet(
                        part.outcomes().get(row.number()), () -> stored(list, row, part, added)))
                .toList();
    }

    /** What a row says otherwise than what is on record of somebody now. */
    HouseholdImportRegister register(ImportList list, List<HouseholdImportRow> rows, Collection<HomeOutcome> settled) {
        List<IdentityDocument> documents = rows.stream()
                .filter(HouseholdImportRow::hasDocument)
                .map(HouseholdImportRow::document)
                .toList();
        Map<IdentityDocument, PersonId> byDocument = registering.find(documents);
        Map<NamedPhone, PersonId> byPhone = reaching.find(rows.stream()
                .filter(row -> !row.hasDocument())
                .flatMap(HouseholdImportRow::named)
                .toList());
        var ids = new HashSet<>(byDocument.values());
        ids.addAll(byPhone.values());
        List<HouseholdImportPerson> known = store.people(ids, dwellings(settled));
        Map<PersonId, Integer> listed = store.rows(
                list.id(), known.stream().map(HouseholdImportPerson::id).toList());
        return new HouseholdImportRegister(
                known, byDocument, byPhone, registering.outside(documents).keySet(), listed);
    }

    private static List<DwellingId> dwellings(Collection<HomeOutcome> settled) {
        return settled.stream()
                .flatMap(one -> one instanceof HomeOutcome.Found found
                        ? Stream.of(found.home().id())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** A community other than the list's, where somebody lives by the register. */
    private String label(HouseholdImportPerson person) {
        return territory.label(person.path(), LocaleContextHolder.getLocale());
    }

    private record Added(Map<HouseholdImportHomes.Place, Household> homes, Set<HouseholdId> made) {}

    /** Stores those who are new, the heads first, so that they become it. */
    private Added add(ImportList list, HouseholdImportPart part, HouseholdImportRegister register) {
        List<HouseholdImportHomes.Wanted> wanted = part.fresh().values().stream()
                .map(HouseholdImportPart.Fresh::wanted)
                .toList();
        Map<HouseholdImportHomes.Place, Household> found = homes.of(part.named(wanted), register.people());
        Set<HouseholdId> made = found.values().stream()
                .filter(home -> home.head() == null)
                .map(Household::id)
                .collect(Collectors.toSet());
        var added = new ArrayList<NewPerson>();
        part.fresh().values().stream()
                .sorted((a, b) -> Boolean.compare(
                        b.row().relation().isHead(), a.row().relation().isHead()))
                .forEach(fresh -> added.add(fresh.person(home(found, fresh).id())));
        registering.add(added);
        var heads = new LinkedHashMap<HouseholdId, PersonId>();
        for (HouseholdImportPart.Fresh fresh : part.fresh().values()) {
            Household home = home(found, fresh);
            PersonId head = home.head();
            if (fresh.row().relation().isHead()
                    && head != null
                    && list.id().rowOf(head.value()).isPresent()) {
                heads.putIfAbsent(home.id(), fresh.id());
            }
        }
        heads.forEach((home, head) ->
                households.setHead(home, households.find(home).orElseThrow().version(), head));
        return new Added(found, made);
    }

    private static Household home(Map<HouseholdImportHomes.Place, Household> homes, HouseholdImportPart.Fresh fresh) {
        return Objects.requireNonNull(homes.get(fresh.wanted().place()));
    }

    private ImportOutcome stored(
            ImportList list, ImportRow<HouseholdImportRow> row, HouseholdImportPart part, Added added) {
        HouseholdImportPart.Fresh fresh = Objects.requireNonNull(part.fresh().get(row.number()));
        Household home = home(added.homes(), fresh);
        var warnings = new ArrayList<ImportReason>();
        PersonId head = home.head();
        if (fresh.row().relation().isHead()
                && head != null
                && list.id().rowOf(head.value()).isEmpty()) {
            warnings.add(ImportReason.of(
                    list.mapping(), row.sheet(), HouseholdImportColumn.NAME, "imports.kind.households.head-other"));
        }
        String word = added.made().contains(home.id()) ? "new-household" : "new-person";
        return new ImportOutcome.Stored(row.sheet(), texts.of("imports.kind.households." + word), warnings);
    }
}
