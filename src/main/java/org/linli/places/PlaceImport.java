package org.linli.places;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportId;
import org.linli.imports.ImportKind;
import org.linli.imports.ImportList;
import org.linli.imports.ImportLooks;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRow;
import org.linli.platform.Texts;
import org.linli.platform.sheet.SheetCell;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Lists of shops, stalls, factories and sites, as communities keep them and as this program exports them. */
@Component
class PlaceImport implements ImportKind<PlaceImportRow> {

    static final String KEY = "places";

    private final Places places;
    private final Territory territory;
    private final ImportLooks looks;
    private final Texts texts;

    PlaceImport(Places places, Territory territory, ImportLooks looks, Texts texts) {
        this.places = places;
        this.territory = territory;
        this.looks = looks;
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return Places.KEEP;
    }

    @Override
    public String home() {
        return PlaceListPages.PATH;
    }

    @Override
    public String stored(ImportId id) {
        return home();
    }

    @Override
    public List<PlaceImportColumn> columns() {
        return List.of(PlaceImportColumn.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of(PlaceImportColumn.PHONE, looks.phone(), PlaceImportColumn.SINCE, looks.date());
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        return found.contains(PlaceImportColumn.NAME) && found.size() > 1;
    }

    @Override
    public ImportReading<PlaceImportRow> read(ImportCells cells) {
        return new PlaceImportReader(cells, territory.tree()).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<PlaceImportRow>> rows) {
        return rows.stream().map(row -> take(list, row)).toList();
    }

    private ImportOutcome take(ImportList list, ImportRow<PlaceImportRow> row) {
        PlaceImportRow value = row.value();
        Optional<Place> market = market(list, value.market());
        if (!value.market().isEmpty() && market.isEmpty()) {
            return new ImportOutcome.Refused(
                    row.sheet(), List.of(reason(list, row, PlaceImportColumn.MARKET, "imports.kind.places.no-market")));
        }
        Place place =
                value.place(list.id().ofRow(row.number()), market.map(Place::id).orElse(null));
        Optional<Place> known = places.named(place.path(), place.name(), place.address());
        if (known.isPresent()) {
            return new ImportOutcome.Known(row.sheet(), known.get().id(), onRecord(list, row, known.get(), place));
        }
        places.enter(place, value.phone());
        return new ImportOutcome.Stored(row.sheet(), texts.of(place.kind().key()), List.of());
    }

    private Optional<Place> market(ImportList list, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : places.markets(list.area()).stream()
                        .filter(market -> market.name().equals(name))
                        .findFirst();
    }

    /** Nothing of a place that is on record is changed by a list; where the list says otherwise, that is told. */
    private ImportReason onRecord(ImportList list, ImportRow<PlaceImportRow> row, Place known, Place sent) {
        String differs =
                PlaceDetail.written(known, sent).stream().map(texts::of).collect(Collectors.joining("、"));
        return differs.isEmpty()
                ? reason(list, row, PlaceImportColumn.NAME, "imports.kind.places.known")
                : reason(list, row, PlaceImportColumn.NAME, "imports.kind.places.differs", differs);
    }

    private static ImportReason reason(
            ImportList list, ImportRow<PlaceImportRow> row, PlaceImportColumn column, String key, Object... args) {
        return ImportReason.of(list.mapping(), row.sheet(), column, key, args);
    }
}
