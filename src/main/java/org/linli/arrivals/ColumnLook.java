package org.linli.arrivals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.text.Reading;
import org.linli.platform.text.Written;
import org.linli.platform.text.WrittenDates;
import org.linli.territory.Divisions;

/** How the values of a column look, for the fields whose values can be told from others. */
final class ColumnLook {

    private static final Pattern DOCUMENT =
            Pattern.compile("[1-9]\\d{16}[\\dXx]|[1-9]\\d{14}|\\d\\.\\d+E\\+1[4-7]|[HM]\\d{8,10}");
    private static final Pattern PHONE = Pattern.compile("(\\+?86|0086)?1[3-9]\\d{9}|0\\d{2,3}\\d{7,8}");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}+·\\p{IsHan}+");
    private static final Pattern ROOM = Pattern.compile(".*\\d+ ?(室|号|幢|栋|单元|组|楼|房).*|\\d+(-\\d+)+");
    private static final Pattern CODE = Pattern.compile("[绿黄红]码?色?");

    private static final Map<ArrivalField, BiPredicate<SheetCell, Divisions>> LOOKS = Map.of(
            ArrivalField.DOCUMENT,
                    (cell, divisions) -> DOCUMENT.matcher(digits(cell)).matches(),
            ArrivalField.PHONE, (cell, divisions) -> PHONE.matcher(digits(cell)).matches(),
            ArrivalField.ARRIVED, (cell, divisions) -> isDate(cell),
            ArrivalField.ORIGIN, ColumnLook::isPlace,
            ArrivalField.ROOM,
                    (cell, divisions) ->
                            ROOM.matcher(Written.plain(cell.shown())).matches(),
            ArrivalField.CODE_COLOUR,
                    (cell, divisions) ->
                            CODE.matcher(Written.joined(cell.shown())).matches(),
            ArrivalField.NAME, ColumnLook::isName);

    private ColumnLook() {}

    /** Whether the values of a field can be told from others at all. */
    static boolean tells(ArrivalField field) {
        return LOOKS.containsKey(field);
    }

    /** The share (0 to 1) of values that look like this field's. */
    static double share(ArrivalField field, List<SheetCell> values, Divisions divisions) {
        BiPredicate<SheetCell, Divisions> look = LOOKS.get(field);
        if (look == null || values.isEmpty()) {
            return 0;
        }
        return (double) values.stream()
                        .filter(cell -> look.test(cell, divisions))
                        .count()
                / values.size();
    }

    private static String digits(SheetCell cell) {
        return Written.joined(cell.shown()).replaceAll("[-—()']", "");
    }

    private static boolean isDate(SheetCell cell) {
        return switch (cell) {
            case SheetCell.Moment moment -> true;
            case SheetCell.Text(String text) ->
                WrittenDates.date(text, LocalDate.EPOCH.plusYears(60)) instanceof Reading.Good<LocalDate>
                        || text.matches("\\s*\\d{1,2}月\\d{1,2}[日号]?\\s*");
            default -> false;
        };
    }

    private static boolean isPlace(SheetCell cell, Divisions divisions) {
        return cell instanceof SheetCell.Text(String text)
                && !ROOM.matcher(text).matches()
                && divisions.find(text).isPresent();
    }

    private static boolean isName(SheetCell cell, Divisions divisions) {
        String text = Written.joined(cell.shown());
        return NAME.matcher(text).matches() && divisions.find(text).isEmpty();
    }
}
