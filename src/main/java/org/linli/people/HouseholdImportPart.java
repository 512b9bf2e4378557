package org.linli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.imports.ImportList;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRow;
import org.linli.platform.Problem;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;

/** Some rows of a list of households, one after the other: who each is about, and what follows. Stores nothing. */
final class HouseholdImportPart {

    private static final String KEYS = "imports.kind.households.";

    private final ImportList list;
    private final HouseholdImportRegister register;
    private final Function<HouseholdImportPerson, String> community;
    private final Map<Integer, ImportOutcome> outcomes = new HashMap<>();
    private final Map<Integer, Fresh> fresh = new LinkedHashMap<>();
    private final List<HouseholdImportStore.Listed> listed = new ArrayList<>();
    private final Map<HouseholdImportHomes.Place, String> heads = new HashMap<>();
    private final Map<DwellingId, String> lastHead = new HashMap<>();

    HouseholdImportPart(
            ImportList list, HouseholdImportRegister register, Function<HouseholdImportPerson, String> community) {
        this.list = list;
        this.register = register;
        this.community = community;
    }

    /** Somebody who is new, and their household. */
    record Fresh(PersonId id, HouseholdImportRow row, HouseholdImportHomes.Wanted wanted) {

        NewPerson person(HouseholdId household) {
            Relation relation = row.relation().relation();
            return new NewPerson(
                    id,
                    household,
                    row.name(),
                    row.document(),
                    row.sex(),
                    row.bornOn(),
                    relation == null ? Relation.MEMBER : relation,
                    row.phones(),
                    HouseholdImportChange.union(java.util.Set.of(), row));
        }
    }

    /** By row; nothing of those who are {@link #fresh}. */
    Map<Integer, ImportOutcome> outcomes() {
        return outcomes;
    }

    Map<Integer, Fresh> fresh() {
        return fresh;
    }

    List<HouseholdImportStore.Listed> listed() {
        return listed;
    }

    /** The households with the heads that the rows named, be it below those who are wanted in them. */
    List<HouseholdImportHomes.Wanted> named(Collection<HouseholdImportHomes.Wanted> wanted) {
        return wanted.stream()
                .map(each -> new HouseholdImportHomes.Wanted(
                        each.place(), each.home(), each.kind(), heads.getOrDefault(each.place(), "")))
                .toList();
    }

    void refuse(ImportRow<HouseholdImportRow> row, List<Problem> problems) {
        HouseholdImportColumn column = HouseholdImport.homeColumn(list.mapping());
        outcomes.put(
                row.number(),
                new ImportOutcome.Refused(
                        row.sheet(),
                        problems.stream()
                                .map(problem -> ImportReason.of(
                                        list.mapping(),
                                        row.number(),
                                        column,
                                        row.value().address(),
                                        problem.key(),
                                        problem.args().toArray()))
                                .toList()));
    }

    void take(ImportRow<HouseholdImportRow> row, Dwelling home) {
        HouseholdImportHomes.Place place = place(row.value(), home);
        Optional<HouseholdImportPerson> person = row.value().hasDocument() ? byDocument(row, home) : byName(row, home);
        if (outcomes.containsKey(row.number())) {
            return;
        }
        person.ifPresentOrElse(on -> compare(row, on, home), () -> add(row.value(), place, home));
    }

    private HouseholdImportHomes.Place place(HouseholdImportRow row, Dwelling home) {
        boolean isHead = row.relation().isHead();
        String key = PersonName.folded(row.household());
        if (key.isEmpty() && isHead) {
            lastHead.put(home.id(), row.foldedName());
        }
        var place =
                new HouseholdImportHomes.Place(home.id(), key.isEmpty() ? lastHead.getOrDefault(home.id(), "") : key);
        if (isHead) {
            heads.put(place, row.foldedName());
        } else if (row.headNamed() || key.isEmpty()) {
            heads.putIfAbsent(place, place.key());
        }
        return place;
    }

    private Optional<HouseholdImportPerson> byDocument(ImportRow<HouseholdImportRow> row, Dwelling home) {
        IdentityDocument document = row.value().document();
        Optional<HouseholdImportPerson> owner = register.withDocument(document);
        if (owner.isPresent()) {
            return owner;
        }
        if (register.isElsewhere(document)) {
            refuse(row, HouseholdImportColumn.DOCUMENT, "elsewhere");
            return Optional.empty();
        }
        List<HouseholdImportPerson> same = register.named(row.value().foldedName(), home.id());
        if (same.stream().anyMatch(HouseholdImportPerson::hasDocument)) {
            refuse(row, HouseholdImportColumn.DOCUMENT, "same-name");
        } else if (same.size() > 1) {
            refuse(row, HouseholdImportColumn.NAME, "which");
        }
        return same.size() == 1 ? same.stream().findFirst() : Optional.empty();
    }

    private Optional<HouseholdImportPerson> byName(ImportRow<HouseholdImportRow> row, Dwelling home) {
        List<HouseholdImportPerson> same = register.named(row.value().foldedName(), home.id());
        if (same.size() > 1) {
            refuse(row, HouseholdImportColumn.NAME, "which");
        }
        return same.isEmpty() ? register.reachedAt(row.value()) : same.stream().findFirst();
    }

    private void compare(ImportRow<HouseholdImportRow> row, HouseholdImportPerson on, Dwelling home) {
        HouseholdImportRow says = row.value();
        Integer before = register.row(on.id());
        if (on.diedOn() != null) {
            refuse(row, HouseholdImportColumn.NAME, "died", on.diedOn().toString());
        } else if (before != null && !on.foldedName().equals(says.foldedName())) {
            refuse(row, HouseholdImportColumn.NAME, "row-other-name", before);
        } else if (before != null) {
            known(row, on, "known-row", before);
        } else {
            String elsewhere = list.area().covers(on.path()) ? "" : community.apply(on);
            HouseholdImportChange change =
                    HouseholdImportChange.of(says, on, home, register.head(on.household()), elsewhere);
            if (change.fields().isEmpty()) {
                known(row, on, "known-before");
            } else {
                outcomes.put(
                        row.number(),
                        new ImportOutcome.Aside(
                                row.sheet(),
                                on.id().value(),
                                change.has("name", "document"),
                                "",
                                change,
                                reason(row, HouseholdImportColumn.NAME, "differs")));
            }
            listed(says, on, home);
        }
    }

    private void known(ImportRow<HouseholdImportRow> row, HouseholdImportPerson on, String key, Object... args) {
        outcomes.put(
                row.number(),
                new ImportOutcome.Known(
                        row.sheet(), on.id().value(), reason(row, HouseholdImportColumn.NAME, key, args)));
    }

    private void add(HouseholdImportRow row, HouseholdImportHomes.Place place, Dwelling home) {
        var id = new PersonId(list.id().ofRow(row.row()));
        HouseholdKind kind = HouseholdImportHomes.kind(row, home);
        fresh.put(row.row(), new Fresh(id, row, new HouseholdImportHomes.Wanted(place, home, kind, "")));
        listed(row, HouseholdImportPerson.of(id, row, home.id(), home.path()), home);
    }

    private void listed(HouseholdImportRow row, HouseholdImportPerson person, Dwelling home) {
        register.listed(person, row.row());
        listed.add(new HouseholdImportStore.Listed(row.row(), person.id(), home.id()));
    }

    private void refuse(ImportRow<HouseholdImportRow> row, HouseholdImportColumn column, String key, Object... args) {
        outcomes.put(row.number(), new ImportOutcome.Refused(row.sheet(), List.of(reason(row, column, key, args))));
    }

    private ImportReason reason(
            ImportRow<HouseholdImportRow> row, HouseholdImportColumn column, String key, Object... args) {
        return ImportReason.of(list.mapping(), row.sheet(), column, KEYS + key, args);
    }
}
