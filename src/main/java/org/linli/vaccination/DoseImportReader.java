package org.linli.vaccination;

import static org.linli.vaccination.DoseImportColumn.BATCH;
import static org.linli.vaccination.DoseImportColumn.DAY;
import static org.linli.vaccination.DoseImportColumn.DOCUMENT;
import static org.linli.vaccination.DoseImportColumn.MAKER;
import static org.linli.vaccination.DoseImportColumn.NAME;
import static org.linli.vaccination.DoseImportColumn.NUMBER;
import static org.linli.vaccination.DoseImportColumn.PHONE;
import static org.linli.vaccination.DoseImportColumn.SITE;
import static org.linli.vaccination.DoseImportColumn.VACCINE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportReading;
import org.linli.platform.text.WrittenText;

/** Reads a row of a list of doses. */
final class DoseImportReader {

    private static final Pattern NUMBERED =
            Pattern.compile("第?([1-9]|[一二三四])(\\.0)?[针剂]?次?|(加强|加强针|加强剂|加强免疫|booster)|dose([1-9])");
    private static final String DIGITS = "一二三四";

    private final ImportCells cells;
    private final VaccineBook book;

    DoseImportReader(ImportCells cells, VaccineBook book) {
        this.cells = cells;
        this.book = book;
    }

    ImportReading<DoseImportRow> read() {
        String name = name();
        IdentityDocument document = document();
        Phone phone = phone();
        if (name.isEmpty() && document == null) {
            cells.refuse(NAME, "imports.kind.doses.nobody");
        }
        String maker = text(MAKER, Dose.LONGEST_MAKER);
        Optional<Vaccine> vaccine = VaccineText.read(cells.text(VACCINE), maker, book);
        if (vaccine.isEmpty()) {
            cells.refuse(cells.list().mapping().has(VACCINE) ? VACCINE : MAKER, "imports.kind.doses.vaccine");
        }
        Integer number = number(vaccine.orElse(null));
        LocalDate day = day();
        String batch = text(BATCH, Dose.LONGEST_BATCH);
        String site = text(SITE, Dose.LONGEST_SITE);
        if (cells.isRefused() || vaccine.isEmpty() || number == null || day == null) {
            return cells.refused();
        }
        return cells.good(new DoseImportRow(
                name, document, phone, number, day, vaccine.get().key(), maker, batch, site));
    }

    private String name() {
        String written = cells.text(NAME);
        if (ImportCells.isNothing(written)) {
            return "";
        }
        PersonName name = cells.take(NAME, PersonName.read(written));
        return name == null ? "" : name.text();
    }

    private @Nullable IdentityDocument document() {
        if (cells.hasLostDigits(DOCUMENT)) {
            return cells.refuse(DOCUMENT, "people.document.refusal.lost-digits");
        }
        String written = WrittenText.joined(cells.shown(DOCUMENT));
        if (ImportCells.isNothing(written)) {
            return null;
        }
        IdentityDocument document =
                cells.take(DOCUMENT, IdentityDocument.read(written, cells.list().today()));
        return IdentityDocument.none().equals(document) ? null : document;
    }

    private @Nullable Phone phone() {
        String written = WrittenText.joined(cells.shown(PHONE));
        return ImportCells.isNothing(written) ? null : cells.take(PHONE, Phone.read(written));
    }

    private String text(DoseImportColumn column, int longest) {
        String written = cells.text(column);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            return "";
        }
        if (written.length() > longest) {
            cells.refuse(column, "vaccination.long", longest);
        }
        return written;
    }

    private @Nullable Integer number(@Nullable Vaccine vaccine) {
        String written = WrittenText.joined(cells.text(NUMBER)).toLowerCase(Locale.ROOT);
        Matcher read = NUMBERED.matcher(written);
        if (!read.matches()) {
            return cells.refuse(NUMBER, "imports.kind.doses.number");
        }
        if (read.group(3) != null) {
            return vaccine == null ? null : vaccine.course() + 1;
        }
        String digit = read.group(1) == null ? read.group(4) : read.group(1);
        int at = DIGITS.indexOf(digit);
        return at < 0 ? Integer.parseInt(digit) : at + 1;
    }

    private @Nullable LocalDate day() {
        LocalDateTime at = cells.moment(DAY, cells.list().reference());
        if (at == null) {
            return cells.refuse(DAY, "imports.kind.doses.day");
        }
        return at.toLocalDate();
    }
}
