package org.linli.identity;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;

/**
 * The document that identifies a person: its type and its number in canonical form (capital letters, no blanks; a
 * resident ID number of 15 digits as the 18 that it became). A value of this type keeps the rules of its type;
 * {@link #toString()} shows it masked.
 *
 * <p>Not checked, since no rule for them is published: the check digit of the old foreign permanent resident's card and
 * those of permits and passports.
 *
 * @param number empty for {@link DocumentType#NONE} only
 */
public record IdentityDocument(DocumentType type, String number) {

    private static final IdentityDocument NONE = new IdentityDocument(DocumentType.NONE, "");

    private static final Pattern OLD_PERMANENT_RESIDENT = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern HK_MACAU = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern TAIWAN = Pattern.compile("\\d{8}(\\d{2})?");
    /**
     * What a passport's number looks like when nothing says that it is one: one or two letters and seven or eight
     * digits.
     */
    private static final Pattern SURELY_PASSPORT = Pattern.compile("[A-Z]\\d{8}|[A-Z]{2}\\d{7}|[A-Z]\\d{7}");

    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,20}");
    private static final Pattern OTHER = Pattern.compile("[\\p{L}\\p{Nd}\\-/().·]{1,40}");
    private static final Pattern RESIDENCE = Pattern.compile("8[123]0000.*");
    /** How spreadsheets show a number of 15 digits and more that they hold as a quantity. */
    private static final Pattern EXPONENT = Pattern.compile("\\d(\\.\\d*)?E\\+?1\\d");

    private static final Pattern WRITTEN_NONE = Pattern.compile("无|没有|没有证件|无证件|无证|NONE");

    private static final Pattern MARKS = Pattern.compile("^['’‘`]|(?<=.)[-—](?=[\\dX])|^[-/—]+$");
    private static final Pattern RESIDENT_BEGINNING = Pattern.compile("[1-8]");
    private static final Pattern FOREIGN_BEGINNING = Pattern.compile("9");

    private static final int TAIL = 4;

    public IdentityDocument {
        if (verified(type, number, null) instanceof Parsed.Refused<String> refused) {
            throw new IllegalArgumentException(type + ": " + refused.messageKey());
        }
    }

    /** The person has no document. */
    public static IdentityDocument none() {
        return NONE;
    }

    /**
     * Reads a number and tells its type from its form; "无" means that there is no document. A Taiwan permit has the
     * form of many other numbers and is only taken when its type is named.
     *
     * @param today nobody is born after it
     */
    public static Parsed<IdentityDocument> read(String written, LocalDate today) {
        String number = canonical(written);
        if (number.isEmpty()) {
            return Parsed.refused("people.document.refusal.missing");
        }
        if (WRITTEN_NONE.matcher(number).matches()) {
            return Parsed.good(NONE);
        }
        Optional<DocumentType> type = typeOf(number);
        if (type.isPresent()) {
            return read(type.get(), written, today);
        }
        if (EXPONENT.matcher(number).matches()) {
            return Parsed.refused("people.document.refusal.lost-digits");
        }
        if (TAIWAN.matcher(number).matches()) {
            return Parsed.refused("people.document.refusal.type-needed");
        }
        return number.matches("\\d{11,}X?")
                ? Parsed.refused("people.document.refusal.length", number.length())
                : Parsed.refused("people.document.refusal.form");
    }

    /**
     * Reads a number of a document whose type is known.
     *
     * @param today nobody is born after it
     */
    public static Parsed<IdentityDocument> read(DocumentType type, String written, LocalDate today) {
        if (type == DocumentType.NONE) {
            return Parsed.good(NONE);
        }
        String number = canonical(written);
        if (number.isEmpty()) {
            return Parsed.refused("people.document.refusal.missing");
        }
        Parsed<String> full = type == DocumentType.RESIDENT_ID && number.length() == CitizenNumber.OLD_LENGTH
                ? CitizenNumber.lengthened(number)
                : Parsed.good(number);
        return full.then(whole -> verified(type, whole, today))
                .then(good -> Parsed.good(new IdentityDocument(type, good)));
    }

    /**
     * Without blanks and dashes, and without the apostrophe that spreadsheets put before digits that are to stay text.
     * Dashes alone stand for a cell left empty.
     */
    private static String canonical(String written) {
        return MARKS.matcher(WrittenText.joined(written).toUpperCase(Locale.ROOT))
                .replaceAll("");
    }

    private static Optional<DocumentType> typeOf(String number) {
        if (number.length() == CitizenNumber.LENGTH && Character.isDigit(number.charAt(0))) {
            return Optional.of(
                    number.startsWith("9")
                            ? DocumentType.FOREIGN_PERMANENT_RESIDENT
                            : RESIDENCE.matcher(number).matches()
                                    ? DocumentType.RESIDENCE_PERMIT
                                    : DocumentType.RESIDENT_ID);
        }
        if (number.matches("\\d{" + CitizenNumber.OLD_LENGTH + "}")) {
            return Optional.of(DocumentType.RESIDENT_ID);
        }
        if (OLD_PERMANENT_RESIDENT.matcher(number).matches()) {
            return Optional.of(DocumentType.FOREIGN_PERMANENT_RESIDENT);
        }
        if (HK_MACAU.matcher(number).matches()) {
            return Optional.of(DocumentType.HK_MACAU_PERMIT);
        }
        return SURELY_PASSPORT.matcher(number).matches() ? Optional.of(DocumentType.PASSPORT) : Optional.empty();
    }

    private static Parsed<String> verified(DocumentType type, String number, @Nullable LocalDate today) {
        return switch (type) {
            case RESIDENT_ID -> citizen(number, RESIDENT_BEGINNING, today);
            case RESIDENCE_PERMIT -> citizen(number, RESIDENCE, today);
            case FOREIGN_PERMANENT_RESIDENT ->
                OLD_PERMANENT_RESIDENT.matcher(number).matches()
                        ? Parsed.good(number)
                        : citizen(number, FOREIGN_BEGINNING, today);
            case HK_MACAU_PERMIT -> formed(HK_MACAU, number, "people.document.refusal.hk-macau");
            case TAIWAN_PERMIT -> formed(TAIWAN, number, "people.document.refusal.taiwan");
            case PASSPORT -> formed(PASSPORT, number, "people.document.refusal.passport");
            case OTHER -> formed(OTHER, number, "people.document.refusal.form");
            case NONE -> number.isEmpty() ? Parsed.good(number) : Parsed.refused("people.document.refusal.form");
        };
    }

    private static Parsed<String> citizen(String number, Pattern beginning, @Nullable LocalDate today) {
        if (number.length() != CitizenNumber.LENGTH) {
            return Parsed.refused("people.document.refusal.length", number.length());
        }
        return beginning.matcher(number).lookingAt()
                ? CitizenNumber.verified(number, today)
                : Parsed.refused("people.document.refusal.beginning");
    }

    private static Parsed<String> formed(Pattern form, String number, String refusal) {
        return form.matcher(number).matches() ? Parsed.good(number) : Parsed.refused(refusal);
    }

    /** The birthday that the number tells, if it does. */
    public Optional<LocalDate> birthday() {
        return hasCitizenNumber() ? Optional.ofNullable(CitizenNumber.birthday(number)) : Optional.empty();
    }

    /** The sex that the number tells, if it does. */
    public Optional<Sex> sex() {
        return hasCitizenNumber() ? Optional.of(CitizenNumber.sex(number)) : Optional.empty();
    }

    /**
     * The division where the number was first given out, six digits; only of a resident ID. Not where the person lives.
     */
    public Optional<String> placeCode() {
        return type == DocumentType.RESIDENT_ID ? Optional.of(number.substring(0, 6)) : Optional.empty();
    }

    /**
     * Whether the number names a place that no list of ours has; worth a warning, since divisions are renumbered every
     * year.
     */
    public boolean hasUnknownPlace(Predicate<String> known) {
        return placeCode().filter(known.negate()).isPresent();
    }

    /** 360424********6378; shorter numbers are hidden whole, since a part of them would tell too much. */
    public String masked() {
        return number.length() == CitizenNumber.LENGTH
                ? number.substring(0, 6) + "*".repeat(8) + number.substring(14)
                : "*".repeat(number.length());
    }

    /**
     * The last four characters, by which staff search; empty when the number is too short for that to hide the rest.
     */
    public Optional<String> tail() {
        return number.length() < 2 * TAIL ? Optional.empty() : Optional.of(number.substring(number.length() - TAIL));
    }

    private boolean hasCitizenNumber() {
        return number.length() == CitizenNumber.LENGTH
                && (type == DocumentType.RESIDENT_ID
                        || type == DocumentType.RESIDENCE_PERMIT
                        || type == DocumentType.FOREIGN_PERMANENT_RESIDENT);
    }

    /** Masked, so that a number does not end in a log. */
    @Override
    public String toString() {
        return type + " " + masked();
    }
}
