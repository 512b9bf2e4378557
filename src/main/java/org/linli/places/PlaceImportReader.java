package org.linli.places;

import static org.linli.places.PlaceImportColumn.ADDRESS;
import static org.linli.places.PlaceImportColumn.AREA;
import static org.linli.places.PlaceImportColumn.HOURS;
import static org.linli.places.PlaceImportColumn.KIND;
import static org.linli.places.PlaceImportColumn.LATITUDE;
import static org.linli.places.PlaceImportColumn.LICENCE;
import static org.linli.places.PlaceImportColumn.LONGITUDE;
import static org.linli.places.PlaceImportColumn.MARKET;
import static org.linli.places.PlaceImportColumn.NAME;
import static org.linli.places.PlaceImportColumn.OPERATOR;
import static org.linli.places.PlaceImportColumn.PHONE;
import static org.linli.places.PlaceImportColumn.POSITION;
import static org.linli.places.PlaceImportColumn.SINCE;
import static org.linli.places.PlaceImportColumn.STAFF;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportReading;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Area;
import org.linli.territory.Layer;
import org.linli.territory.Position;

/** Reads a row of a list of places. */
final class PlaceImportReader {

    private static final Pattern COUNT = Pattern.compile("(\\d{1,6})(\\.0+)?(人|名|位)?");
    private static final Pattern DEGREES = Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)[°度]?[NSEW北东]?");
    private static final Pattern PAIR = Pattern.compile(DEGREES.pattern() + "\\s*[,，;；、\\s]\\s*" + DEGREES.pattern());
    private static final Pattern PARTS = Pattern.compile("[·•>/＞、，,\\s]+");
    private static final double MOST_LATITUDE = 90;

    private final ImportCells cells;
    private final List<Area> areas;

    /** @param areas those that rows can name, with the one of the list */
    PlaceImportReader(ImportCells cells, List<Area> areas) {
        this.cells = cells;
        this.areas = areas;
    }

    ImportReading<PlaceImportRow> read() {
        String name = cells.text(NAME);
        if (name.isEmpty() || name.length() > Place.LONGEST) {
            cells.refuse(NAME, "place.name.wrong", Place.LONGEST);
        }
        String market = cells.text(MARKET);
        PlaceKind kind = kind(name, market);
        String address = text(ADDRESS, Place.LONGEST_ADDRESS);
        String operator = text(OPERATOR, Place.LONGEST);
        String licence = text(LICENCE, Place.LONGEST_LICENCE);
        AreaPath path = area();
        Phone phone = phone();
        Integer staff = staff();
        PlaceHours hours = hours();
        Position position = position();
        LocalDate since = since();
        if (!market.isEmpty() && kind != PlaceKind.STALL) {
            cells.refuse(MARKET, "place.market.stall");
        }
        return cells.isRefused()
                ? cells.refused()
                : cells.good(new PlaceImportRow(
                        path, kind, name, market, address, operator, phone, staff, licence, hours, position, since));
    }

    private String text(PlaceImportColumn column, int most) {
        String text = cells.text(column);
        String said = ImportCells.isNothing(WrittenText.joined(text)) ? "" : text;
        if (said.length() > most) {
            cells.refuse(column, "place.too.long", most);
        }
        return said;
    }

    private PlaceKind kind(String name, String market) {
        String written = cells.text(KIND);
        if (!written.isEmpty()) {
            return PlaceKindText.read(written)
                    .orElseGet(() -> Objects.requireNonNullElse(
                            cells.<PlaceKind>refuse(KIND, "imports.kind.places.kind"), PlaceKind.OTHER));
        }
        if (!market.isEmpty()) {
            return PlaceKind.STALL;
        }
        return PlaceKindText.read(name).orElseGet(() -> {
            cells.warn(NAME, "imports.kind.places.guessed");
            return PlaceKind.SHOP;
        });
    }

    /** By the last part of what is written that is the name of one below the list's. */
    private AreaPath area() {
        AreaPath whole = cells.list().area();
        String written = text(AREA, Place.LONGEST_ADDRESS);
        if (written.isEmpty()) {
            return whole;
        }
        String last = PARTS.splitAsStream(written).reduce("", (before, part) -> part);
        List<Area> named = areas.stream()
                .filter(area -> area.layer() == Layer.HOUSEHOLD && whole.covers(area.path()))
                .filter(area ->
                        area.name().equals(last) || area.name().equals(written) || last.equalsIgnoreCase(area.nameEn()))
                .toList();
        if (named.size() == 1) {
            return named.getFirst().path();
        }
        cells.refuse(AREA, named.isEmpty() ? "imports.kind.places.area" : "imports.kind.places.areas");
        return whole;
    }

    private @Nullable Phone phone() {
        String written = cells.text(PHONE);
        return ImportCells.isNothing(WrittenText.joined(written)) ? null : cells.take(PHONE, Phone.read(written));
    }

    private @Nullable Integer staff() {
        String written = WrittenText.joined(cells.text(STAFF));
        if (ImportCells.isNothing(written)) {
            return null;
        }
        Matcher count = COUNT.matcher(written);
        if (!count.matches() || Integer.parseInt(count.group(1)) > Place.MOST_STAFF) {
            return cells.refuse(STAFF, "place.staff.wrong", Place.MOST_STAFF);
        }
        return Integer.valueOf(count.group(1));
    }

    private @Nullable PlaceHours hours() {
        String written = cells.text(HOURS);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            return null;
        }
        return PlaceHoursText.read(written).orElseGet(() -> cells.refuse(HOURS, "imports.kind.places.hours"));
    }

    private @Nullable Position position() {
        String pair = cells.text(POSITION);
        String lat = cells.text(LATITUDE);
        String lng = cells.text(LONGITUDE);
        if (!ImportCells.isNothing(pair)) {
            Matcher both = PAIR.matcher(pair);
            return both.matches()
                    ? position(POSITION, both.group(1), both.group(2))
                    : cells.refuse(POSITION, "place.position.wrong");
        }
        if (ImportCells.isNothing(lat) && ImportCells.isNothing(lng)) {
            return null;
        }
        Matcher north = DEGREES.matcher(lat);
        Matcher east = DEGREES.matcher(lng);
        return north.matches() && east.matches()
                ? position(LATITUDE, north.group(1), east.group(1))
                : cells.refuse(ImportCells.isNothing(lat) ? LONGITUDE : LATITUDE, "place.position.wrong");
    }

    /** Maps of the country write the longitude first, which is beyond any latitude there. */
    private @Nullable Position position(PlaceImportColumn column, String first, String second) {
        double one = Double.parseDouble(first);
        double other = Double.parseDouble(second);
        try {
            return one > MOST_LATITUDE ? new Position(other, one) : new Position(one, other);
        } catch (IllegalArgumentException beyondTheEarth) {
            return cells.refuse(column, "place.position.wrong");
        }
    }

    private LocalDate since() {
        return Optional.ofNullable(cells.moment(SINCE, cells.list().reference()))
                .map(LocalDateTime::toLocalDate)
                .orElse(cells.list().today());
    }
}
