package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalRow.CodeColour;
import org.linli.arrivals.ArrivalRow.TestResult;
import org.linli.divisions.Divisions;
import org.linli.divisions.Place;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportReading;
import org.linli.platform.Problem;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;
import org.linli.platform.text.WrittenText;
import org.linli.policy.CaseContact;
import org.linli.territory.WrittenAddress;

/**
 * Reads one row. What an arrival cannot be without, or what would decide wrongly what applies to the person, refuses
 * the row when it is missing or not understood; the rest is warned of and kept in the note as written.
 */
final class ArrivalRowReader {

    private static final int CANDIDATES_NAMED = 4;
    private final ImportCells cells;
    private final Divisions divisions;
    private final LocalDate today;
    private final LocalDate reference;
    private final List<String> note = new ArrayList<>();

    ArrivalRowReader(ImportCells cells, Divisions divisions) {
        this.cells = cells;
        this.divisions = divisions;
        this.today = cells.list().today();
        this.reference = cells.list().reference();
    }

    ImportReading<ArrivalRow> read() {
        String name = name();
        IdentityDocument document = document();
        Phone phone = phone();
        Place origin = origin();
        LocalDateTime arrived = arrived();
        String stay = stay();
        LocalDateTime leftRiskArea = moment(ArrivalField.LEFT_RISK_AREA);
        CaseContact contact = contact();
        LocalDateTime testedAt = testedAt();
        TestResult test = understood(ArrivalField.TEST_RESULT, ArrivalHealthText::test);
        CodeColour code = understood(ArrivalField.CODE_COLOUR, ArrivalHealthText::colour);
        Integer doses = understood(ArrivalField.DOSES, ArrivalHealthText::doses);
        String landlord = text(ArrivalField.LANDLORD);
        String transport = text(ArrivalField.TRANSPORT);
        ArrivalDetails details = details();
        if (cells.isRefused()
                || name == null
                || document == null
                || origin == null
                || arrived == null
                || stay == null) {
            return cells.refused();
        }
        return cells.good(new ArrivalRow(
                cells.row(),
                name,
                document,
                phone,
                origin,
                text(ArrivalField.ORIGIN),
                arrived,
                cells.isTimed(ArrivalField.ARRIVED, arrived),
                stay,
                landlord,
                transport,
                testedAt,
                test,
                doses,
                code,
                leftRiskArea,
                contact,
                details));
    }

    /** As written; behind the note whatever else was written and not understood. */
    private ArrivalDetails details() {
        var texts = new EnumMap<ArrivalDetail, String>(ArrivalDetail.class);
        ArrivalField.ofDetails().forEach((detail, field) -> texts.put(detail, text(field)));
        note.addFirst(texts.getOrDefault(ArrivalDetail.NOTE, ""));
        texts.put(
                ArrivalDetail.NOTE,
                note.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("；")));
        return new ArrivalDetails(texts);
    }

    private @Nullable String name() {
        PersonName name = take(ArrivalField.NAME, PersonName.read(text(ArrivalField.NAME)));
        return name == null ? null : name.text();
    }

    private @Nullable IdentityDocument document() {
        String typeWritten = text(ArrivalField.DOCUMENT_TYPE);
        DocumentType type =
                typeWritten.isEmpty() ? null : DocumentType.named(typeWritten).orElse(null);
        if (type == null && !typeWritten.isEmpty()) {
            return cells.refuse(ArrivalField.DOCUMENT_TYPE, "arrivals.refusal.document-type", typeWritten);
        }
        if (cells.hasLostDigits(ArrivalField.DOCUMENT)) {
            return cells.refuse(ArrivalField.DOCUMENT, "people.document.refusal.lost-digits");
        }
        IdentityDocument document = take(
                ArrivalField.DOCUMENT,
                type == null
                        ? IdentityDocument.read(shown(ArrivalField.DOCUMENT), today)
                        : IdentityDocument.read(type, shown(ArrivalField.DOCUMENT), today));
        if (document != null
                && document.hasUnknownPlace(code -> divisions.byCode(code).isPresent())) {
            cells.warn(
                    ArrivalField.DOCUMENT,
                    "people.document.warning.unknown-place",
                    document.placeCode().orElse(""));
        }
        return document;
    }

    /** A child has no phone; a wrong number is to be mended. */
    private @Nullable Phone phone() {
        String written = shown(ArrivalField.PHONE);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            cells.warn(ArrivalField.PHONE, "arrivals.warning.no-phone");
            return null;
        }
        return take(ArrivalField.PHONE, Phone.read(written));
    }

    private @Nullable Place origin() {
        String written = text(ArrivalField.ORIGIN);
        if (ImportCells.isNothing(written)) {
            return cells.refuse(ArrivalField.ORIGIN, "arrivals.refusal.origin.missing");
        }
        List<Place> places = divisions.readings(written);
        if (places.size() > 1) {
            return cells.refuse(
                    ArrivalField.ORIGIN,
                    "arrivals.refusal.origin.several",
                    places.stream()
                            .limit(CANDIDATES_NAMED)
                            .map(place -> divisions.fullName(place.division().code(), Locale.CHINESE))
                            .collect(Collectors.joining("、")));
        }
        return places.isEmpty()
                ? cells.refuse(ArrivalField.ORIGIN, "arrivals.refusal.origin.unknown", written)
                : places.getFirst();
    }

    private @Nullable LocalDateTime arrived() {
        if (shown(ArrivalField.ARRIVED).isBlank()) {
            return cells.refuse(ArrivalField.ARRIVED, "arrivals.refusal.arrived.missing");
        }
        LocalDateTime arrived = moment(ArrivalField.ARRIVED);
        Optional<Problem> wrong =
                Optional.ofNullable(arrived).flatMap(at -> ArrivalDays.arrived("", at.toLocalDate(), today));
        return wrong.isPresent()
                ? cells.refuse(
                        ArrivalField.ARRIVED,
                        wrong.get().key(),
                        wrong.get().args().toArray())
                : arrived;
    }

    private @Nullable String stay() {
        ArrivalField asked = cells.list().mapping().has(ArrivalField.ROOM) ? ArrivalField.ROOM : ArrivalField.ADDRESS;
        return take(asked, WrittenAddress.read(text(ArrivalField.ADDRESS), text(ArrivalField.ROOM)));
    }

    /** Decides what applies, so what is not understood refuses the row. */
    private @Nullable CaseContact contact() {
        LocalDateTime on = moment(ArrivalField.LAST_CONTACT);
        Optional<CaseContact> told = take(
                ArrivalField.CONTACT_KIND,
                ArrivalHealthText.contact(text(ArrivalField.CONTACT_KIND), on == null ? null : on.toLocalDate()));
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
        if (written.isEmpty() || field != ArrivalField.DOSES && ImportCells.isNothing(written)) {
            return null;
        }
        T value = reading.apply(written.toLowerCase(Locale.ROOT));
        if (value == null) {
            cells.warn(field, "arrivals.warning.not-understood");
            note.add(cells.list().mapping().heading(field) + "：" + written);
        }
        return value;
    }

    private @Nullable LocalDateTime moment(ArrivalField field) {
        // Somebody may be announced for the days to come, and the year is left out.
        boolean mayBeAhead = field == ArrivalField.ARRIVED && reference.equals(today);
        return cells.moment(field, mayBeAhead ? today.plusDays(ArrivalDays.AHEAD) : reference);
    }

    private String shown(ArrivalField field) {
        return cells.shown(field);
    }

    private String text(ArrivalField field) {
        return cells.text(field);
    }

    private <T> @Nullable T take(ArrivalField field, Parsed<T> reading) {
        return cells.take(field, reading);
    }
}
