package org.linli.arrivals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalRow.CodeColour;
import org.linli.arrivals.ArrivalRow.TestResult;
import org.linli.people.DocumentType;
import org.linli.people.IdentityDocument;
import org.linli.people.PersonName;
import org.linli.people.Phone;
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.Reading;
import org.linli.platform.text.Written;
import org.linli.platform.text.WrittenDates;
import org.linli.policy.CaseContact;
import org.linli.territory.Divisions;
import org.linli.territory.Place;
import org.linli.territory.WrittenAddress;

/**
 * Reads one row. What an arrival cannot be without, or what would decide wrongly what applies to the person, refuses the row when it is missing or not
 * understood; the rest is warned of and kept in the note as written.
 */
final class ReadingArrivalRow {

    private static final int CANDIDATES_NAMED = 4;
    private static final Pattern NOTHING = Pattern.compile("|无|没有|[-/—\\\\]+|none|no", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("[:点时]");
    private final SheetRow row;
    private final ColumnMapping mapping;
    private final Divisions divisions;
    private final LocalDate today;
    private final LocalDate reference;
    private final List<RowRefusal> refusals = new ArrayList<>();
    private final List<RowRefusal> warnings = new ArrayList<>();
    private final List<String> note = new ArrayList<>();

    ReadingArrivalRow(SheetRow row, ColumnMapping mapping, Divisions divisions, LocalDate today, LocalDate reference) {
        this.row = row;
        this.mapping = mapping;
        this.divisions = divisions;
        this.today = today;
        this.reference = reference;
    }

    RowReading read() {
        String name = name();
        IdentityDocument document = document();
        Phone phone = phone();
        Place origin = origin();
        LocalDateTime arrived = arrived();
        String stay = stay();
        LocalDateTime leftRiskArea = moment(ArrivalField.LEFT_RISK_AREA);
        CaseContact contact = contact();
        LocalDateTime testedAt = testedAt();
        TestResult test = understood(ArrivalField.TEST_RESULT, WrittenHealth::test);
        CodeColour code = understood(ArrivalField.CODE_COLOUR, WrittenHealth::colour);
        Integer doses = understood(ArrivalField.DOSES, WrittenHealth::doses);
        String landlord = text(ArrivalField.LANDLORD);
        String transport = text(ArrivalField.TRANSPORT);
        String number = text(ArrivalField.TRANSPORT_NUMBER);
        String companions = text(ArrivalField.COMPANIONS);
        note.addFirst(text(ArrivalField.NOTE));
        if (!refusals.isEmpty()
                || name == null
                || document == null
                || origin == null
                || arrived == null
                || stay == null) {
            return new RowReading.Refused(row.number(), refusals);
        }
        return new RowReading.Good(
                new ArrivalRow(
                        row.number(),
                        name,
                        document,
                        phone,
                        origin,
                        text(ArrivalField.ORIGIN),
                        arrived,
                        timeIsWritten(arrived),
                        stay,
                        landlord,
                        transport,
                        number,
                        testedAt,
                        test,
                        doses,
                        code,
                        leftRiskArea,
                        contact,
                        companions,
                        note.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("；"))),
                warnings);
    }

    private @Nullable String name() {
        PersonName name = take(ArrivalField.NAME, PersonName.read(text(ArrivalField.NAME)));
        return name == null ? null : name.text();
    }

    private @Nullable IdentityDocument document() {
        SheetCell cell = cell(ArrivalField.DOCUMENT);
        String typeWritten = text(ArrivalField.DOCUMENT_TYPE);
        DocumentType type =
                typeWritten.isEmpty() ? null : DocumentType.named(typeWritten).orElse(null);
        if (type == null && !typeWritten.isEmpty()) {
            return refused(ArrivalField.DOCUMENT_TYPE, "arrivals.refusal.document-type", typeWritten);
        }
        if (cell instanceof SheetCell.Number number && number.mayHaveLostDigits()) {
            return refused(ArrivalField.DOCUMENT, "people.document.refusal.lost-digits");
        }
        IdentityDocument document = take(
                ArrivalField.DOCUMENT,
                type == null
                        ? IdentityDocument.read(shown(ArrivalField.DOCUMENT), today)
                        : IdentityDocument.read(type, shown(ArrivalField.DOCUMENT), today));
        if (document != null
                && document.hasUnknownPlace(code -> divisions.byCode(code).isPresent())) {
            warn(
                    ArrivalField.DOCUMENT,
                    "people.document.warning.unknown-place",
                    document.placeCode().orElse(""));
        }
        return document;
    }

    /** A child has no phone; a wrong number is to be mended. */
    private @Nullable Phone phone() {
        String written = shown(ArrivalField.PHONE);
        if (NOTHING.matcher(Written.joined(written)).matches()) {
            warn(ArrivalField.PHONE, "arrivals.warning.no-phone");
            return null;
        }
        return take(ArrivalField.PHONE, Phone.read(written));
    }

    private @Nullable Place origin() {
        String written = text(ArrivalField.ORIGIN);
        if (NOTHING.matcher(written).matches()) {
            return refused(ArrivalField.ORIGIN, "arrivals.refusal.origin.missing");
        }
        List<Place> places = divisions.readings(written);
        if (places.size() > 1) {
            return refused(
                    ArrivalField.ORIGIN,
                    "arrivals.refusal.origin.several",
                    places.stream()
                            .limit(CANDIDATES_NAMED)
                            .map(place -> divisions.fullName(place.division().code(), Locale.CHINESE))
                            .collect(Collectors.joining("、")));
        }
        return places.isEmpty()
                ? refused(ArrivalField.ORIGIN, "arrivals.refusal.origin.unknown", written)
                : places.getFirst();
    }

    private @Nullable LocalDateTime arrived() {
        if (shown(ArrivalField.ARRIVED).isBlank()) {
            return refused(ArrivalField.ARRIVED, "arrivals.refusal.arrived.missing");
        }
        LocalDateTime arrived = moment(ArrivalField.ARRIVED);
        Optional<Problem> wrong =
                Optional.ofNullable(arrived).flatMap(at -> ArrivalDays.arrived("", at.toLocalDate(), today));
        return wrong.isPresent()
                ? refused(
                        ArrivalField.ARRIVED,
                        wrong.get().key(),
                        wrong.get().args().toArray())
                : arrived;
    }

    private boolean timeIsWritten(LocalDateTime arrived) {
        return !arrived.toLocalTime().equals(LocalTime.MIDNIGHT)
                || TIME.matcher(text(ArrivalField.ARRIVED)).find();
    }

    private @Nullable String stay() {
        String address = text(ArrivalField.ADDRESS);
        String room = text(ArrivalField.ROOM);
        // Where both are kept, the room often repeats the address.
        String stay = room.contains(address) ? room : address.endsWith(room) ? address : address + " " + room;
        ArrivalField asked =
                mapping.columns().containsKey(ArrivalField.ROOM) ? ArrivalField.ROOM : ArrivalField.ADDRESS;
        return take(asked, WrittenAddress.read(stay));
    }

    /** Decides what applies, so what is not understood refuses the row. */
    private @Nullable CaseContact contact() {
        LocalDateTime on = moment(ArrivalField.LAST_CONTACT);
        Optional<CaseContact> told = take(
                ArrivalField.CONTACT_KIND,
                WrittenHealth.contact(text(ArrivalField.CONTACT_KIND), on == null ? null : on.toLocalDate()));
        return told == null ? null : told.orElse(null);
    }

    private @Nullable LocalDateTime testedAt() {
        LocalDateTime told = moment(ArrivalField.TESTED_AT);
        return told != null
                ? told
                : WrittenDates.mentioned(text(ArrivalField.TEST_RESULT))
                        .map(LocalDate::atStartOfDay)
                        .orElse(null);
    }

    /** A value that helps but decides nothing: where it is not understood, it goes to the note with a warning. */
    private <T> @Nullable T understood(ArrivalField field, Function<String, @Nullable T> reading) {
        String written = text(field);
        if (written.isEmpty()
                || field != ArrivalField.DOSES && NOTHING.matcher(written).matches()) {
            return null;
        }
        T value = reading.apply(written.toLowerCase(Locale.ROOT));
        if (value == null) {
            warn(field, "arrivals.warning.not-understood");
            note.add(mapping.heading(field) + "：" + written);
        }
        return value;
    }

    private @Nullable LocalDateTime moment(ArrivalField field) {
        SheetCell cell = cell(field);
        if (cell instanceof SheetCell.Moment(LocalDateTime value, String serial)) {
            return value;
        }
        String written = shown(field);
        if (NOTHING.matcher(Written.joined(written)).matches()) {
            return null;
        }
        // 2.10 typed into a cell is the number 2.1: the tenth has become the first.
        if (cell instanceof SheetCell.Number(String digits, boolean lost) && new BigDecimal(digits).scale() > 0) {
            return refused(field, "arrivals.refusal.date.decimal");
        }
        // Somebody may be announced for the days to come, and the year is left out.
        boolean mayBeAhead = field == ArrivalField.ARRIVED && reference.equals(today);
        return take(
                field,
                WrittenDates.dateTime(
                        written, mayBeAhead ? today.plusDays(ArrivalDays.AHEAD) : reference, LocalTime.MIDNIGHT));
    }

    private SheetCell cell(ArrivalField field) {
        Integer column = mapping.columns().get(field);
        return column == null ? SheetCell.EMPTY : row.cell(column);
    }

    private String shown(ArrivalField field) {
        SheetCell cell = cell(field);
        if (cell instanceof SheetCell.Formula) {
            refused(field, "arrivals.refusal.formula");
            return "";
        }
        if (cell instanceof SheetCell.Fault) {
            refused(field, "arrivals.refusal.cell-error");
            return "";
        }
        return cell.shown();
    }

    private String text(ArrivalField field) {
        return Written.plain(shown(field));
    }

    private <T> @Nullable T take(ArrivalField field, Reading<T> reading) {
        return switch (reading) {
            case Reading.Good<T>(T value) -> value;
            case Reading.Refused<T>(String key, List<Object> args) -> refused(field, key, args.toArray());
        };
    }

    /** Notes a reason, the first for each field. */
    private <T> @Nullable T refused(ArrivalField field, String key, Object... args) {
        if (refusals.stream().noneMatch(refusal -> refusal.field() == field)) {
            refusals.add(told(field, key, args));
        }
        return null;
    }

    private void warn(ArrivalField field, String key, Object... args) {
        warnings.add(told(field, key, args));
    }

    private RowRefusal told(ArrivalField field, String key, Object... args) {
        return new RowRefusal(
                row.number(), field, mapping.heading(field), cell(field).shown(), key, List.of(args));
    }
}
