package org.linli.imports;

import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.linli.divisions.Divisions;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** How the values of a column look, where they can be told from others: what lists of several kinds have. */
@Component
public class ImportLooks {

    private static final Pattern DOCUMENT =
            Pattern.compile("[1-9]\\d{16}[\\dXx]|[1-9]\\d{14}|\\d\\.\\d+E\\+1[4-7]|[HM]\\d{8,10}");
    private static final Pattern PHONE = Pattern.compile("(\\+?86|0086)?1[3-9]\\d{9}|0\\d{2,3}\\d{7,8}");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}+·\\p{IsHan}+");
    private static final Pattern ROOM = Pattern.compile(".*\\d+ ?(室|号|幢|栋|单元|组|楼|房).*|\\d+(-\\d+)+");
    private static final Pattern DAY_OF_MONTH = Pattern.compile("\\s*\\d{1,2}月\\d{1,2}[日号]?\\s*");

    private final Divisions divisions;

    public ImportLooks(Divisions divisions) {
        this.divisions = divisions;
    }

    /** A column whose values match. */
    public static Predicate<SheetCell> joined(Pattern pattern) {
        return cell -> pattern.matcher(WrittenText.joined(cell.shown())).matches();
    }

    /** Numbers of identity documents. */
    public Predicate<SheetCell> document() {
        return cell -> DOCUMENT.matcher(digits(cell)).matches();
    }

    /** Phone numbers, mobile or not. */
    public Predicate<SheetCell> phone() {
        return cell -> PHONE.matcher(digits(cell)).matches();
    }

    /** Names of people, and not of places. */
    public Predicate<SheetCell> name() {
        return cell -> {
            String text = WrittenText.joined(cell.shown());
            return NAME.matcher(text).matches() && divisions.find(text).isEmpty();
        };
    }

    /** Rooms and addresses. */
    public Predicate<SheetCell> room() {
        return cell -> ROOM.matcher(WrittenText.plain(cell.shown())).matches();
    }

    /** Administrative divisions. */
    public Predicate<SheetCell> place() {
        return cell -> cell instanceof SheetCell.Text(String text)
                && !ROOM.matcher(text).matches()
                && divisions.find(text).isPresent();
    }

    /** Days, with or without a time. */
    public Predicate<SheetCell> date() {
        return cell -> switch (cell) {
            case SheetCell.Moment moment -> true;
            case SheetCell.Text(String text) ->
                WrittenDates.date(text, LocalDate.EPOCH.plusYears(60)) instanceof Parsed.Good<LocalDate>
                        || DAY_OF_MONTH.matcher(text).matches();
            default -> false;
        };
    }

    private static String digits(SheetCell cell) {
        return WrittenText.joined(cell.shown()).replaceAll("[-—()']", "");
    }
}
