package org.linli.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.HomeOutcome;
import org.linli.territory.HomeWanted;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Takes over that many people live in other homes, where their rows say nothing else, in few statements. */
@Component
class HouseholdImportMoves {

    private final HouseholdImportHomes homes;
    private final HouseholdImportStore store;
    private final PersonRevision changing;
    private final PersonKeys keys;
    private final Territory territory;

    HouseholdImportMoves(
            HouseholdImportHomes homes,
            HouseholdImportStore store,
            PersonRevision changing,
            PersonKeys keys,
            Territory territory) {
        this.homes = homes;
        this.store = store;
        this.changing = changing;
        this.keys = keys;
        this.territory = territory;
    }

    private record Move(HouseholdImportPerson person, HouseholdImportRow says, Dwelling home) {

        PersonMove to(Household household) {
            Relation relation = says.relation().relation();
            return new PersonMove(
                    person.id(), person.household(), household, relation == null ? Relation.MEMBER : relation);
        }
    }

    /**
     * Moves them all; false where that is not all there is to do for one of them, where something else stands on record
     * than was shown, or where one moves to where another of them lives: then what was begun is to be rolled back.
     */
    boolean isDone(Import job, List<ImportAside<HouseholdImportChange>> asides, List<HouseholdImportRow> rows) {
        keys.hold(
                rows.stream().map(HouseholdImportRow::document).toList(),
                rows.stream().flatMap(HouseholdImportRow::named).toList(),
                List.of());
        List<Dwelling> to = homes(job, rows);
        Set<DwellingId> entered = to.stream().map(Dwelling::id).collect(Collectors.toSet());
        if (to.size() != rows.size()) {
            return false;
        }
        Set<PersonId> ids = asides.stream()
                .map(aside -> new PersonId(Objects.requireNonNull(aside.subject())))
                .collect(Collectors.toSet());
        Set<DwellingId> held = new HashSet<>(entered);
        store.people(ids, Set.of())
                .forEach(person -> Optional.ofNullable(person.dwelling()).ifPresent(held::add));
        keys.holdHomes(held);
        List<HouseholdImportPerson> known = store.people(ids, entered);
        Map<PersonId, HouseholdImportPerson> byId = new HashMap<>();
        known.forEach(person -> byId.put(person.id(), person));
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            HouseholdImportPerson on =
                    byId.get(new PersonId(Objects.requireNonNull(asides.get(i).subject())));
            if (on != null
                    && (on.dwelling() == null || held.contains(on.dwelling()))
                    && !entered.contains(on.dwelling())
                    && isOnlyMoved(job, asides.get(i).detail(), rows.get(i), on, to.get(i))) {
                moves.add(new Move(on, rows.get(i), to.get(i)));
            }
        }
        if (ids.size() != rows.size() || moves.size() != rows.size()) {
            return false;
        }
        move(moves, known);
        return true;
    }

    private List<Dwelling> homes(Import job, List<HouseholdImportRow> rows) {
        return territory
                .settleAll(rows.stream()
                        .map(row -> new HomeWanted(
                                job.area(), row.address(), null, row.relation().isTenant()))
                        .toList())
                .stream()
                .<Dwelling>mapMulti((outcome, out) -> {
                    if (outcome instanceof HomeOutcome.Found found) {
                        out.accept(found.home());
                    }
                })
                .toList();
    }

    private boolean isOnlyMoved(
            Import job, HouseholdImportChange shown, HouseholdImportRow says, HouseholdImportPerson on, Dwelling home) {
        String elsewhere =
                job.area().covers(on.path()) ? "" : territory.label(on.path(), LocaleContextHolder.getLocale());
        HouseholdImportChange now = HouseholdImportChange.of(says, on, home, null, elsewhere);
        List<HouseholdImportChange.Field> taken = now.within(shown).fields();
        return on.isHere()
                && shown.overtaken(now).isEmpty()
                && taken.size() == 1
                && taken.getFirst().field().equals("home");
    }

    private void move(List<Move> moves, List<HouseholdImportPerson> residents) {
        List<HouseholdImportHomes.Wanted> wanted = moves.stream()
                .map(move -> HouseholdImportHomes.wanted(move.says(), move.home()))
                .toList();
        Map<HouseholdImportHomes.Place, Household> found = homes.of(wanted, residents);
        List<PersonMove> all = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            all.add(moves.get(i)
                    .to(Objects.requireNonNull(found.get(wanted.get(i).place()))));
        }
        changing.moveAll(all);
    }
}
