package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.divisions.Divisions;
import org.linli.divisions.Place;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.Landlord;
import org.linli.territory.WrittenAddress;
import org.springframework.stereotype.Component;

/** Turns what was typed into an arrival, or says everything that is wrong with it. */
@Component
class ArrivalFormReader {

    private static final int MOST_NAMED = 5;
    private static final int MOST_DOSES = 9;

    /** Stands for a time of day that is not written; nobody writes it, since seconds are left out. */
    private static final LocalTime NO_TIME = LocalTime.of(23, 59, 59);

    private final BusinessClock clock;
    private final Divisions divisions;

    ArrivalFormReader(BusinessClock clock, Divisions divisions) {
        this.clock = clock;
        this.divisions = divisions;
    }

    /** Throws {@link Refused} with all problems. */
    NewArrival read(ArrivalForm form, AreaPath fallback, ArrivalSource source) {
        return new Fields(form, null).read(fallback, source);
    }

    /** The same of a correction: without a number it is about whoever the arrival on record is about. */
    NewArrival correction(ArrivalForm form, AreaPath fallback, PersonId onRecord) {
        boolean keeps = ArrivalFormFields.plain(form.document()).isEmpty()
                && ArrivalFormFields.plain(form.documentType()).isEmpty();
        return new Fields(form, keeps ? onRecord : null).read(fallback, ArrivalSource.PAGE);
    }

    /**
     * As much as it takes to decide: where from, when, which tests. Throws {@link Refused} when even that is not known.
     */
    NewArrival forPreview(ArrivalForm form, AreaPath area) {
        return new Fields(form, null).forPreview(area);
    }

    /** The document as far as one can be read from what is typed so far. */
    Optional<IdentityDocument> document(ArrivalForm form) {
        return new Fields(form, null).document();
    }

    /** Where somebody came from. Throws {@link Refused} when the words name no one place. */
    Origin origin(String written) {
        var typed = new ArrivalFormFields();
        Optional<Origin> origin = origin(typed, written);
        typed.demandGood();
        return origin.orElseThrow();
    }

    private Optional<Origin> origin(ArrivalFormFields typed, @Nullable String origin) {
        String written = ArrivalFormFields.plain(origin);
        if (written.isEmpty()) {
            typed.problem("origin", "arrivals.refusal.origin.missing");
            return Optional.empty();
        }
        Optional<Place> place = divisions.find(written);
        if (place.isEmpty()) {
            List<Place> readings = divisions.readings(written);
            typed.problem(
                    readings.isEmpty()
                            ? Problem.of("origin", "arrivals.refusal.origin.unknown", written)
                            : Problem.of("origin", "arrivals.refusal.origin.several", names(readings)));
            return Optional.empty();
        }
        String code = place.get().division().code();
        return Optional.of(new Origin(code, divisions.fullName(code, Locale.CHINESE)));
    }

    private String names(List<Place> readings) {
        return readings.stream()
                .map(place -> divisions.fullName(place.division().code(), Locale.CHINESE))
                .limit(MOST_NAMED)
                .collect(Collectors.joining("、"));
    }

    private final class Fields {

        private final ArrivalForm form;
        private final ArrivalFormFields typed = new ArrivalFormFields();

        private final @Nullable PersonId onRecord;

        Fields(ArrivalForm form, @Nullable PersonId onRecord) {
            this.form = form;
            this.onRecord = onRecord;
        }

        NewArrival read(AreaPath fallback, ArrivalSource source) {
            AreaPath area = area(fallback);
            String name = typed.taken("name", PersonName.read(ArrivalFormFields.plain(form.name())))
                    .map(PersonName::text)
                    .orElse("");
            Optional<IdentityDocument> document = onRecord == null ? document() : Optional.of(IdentityDocument.none());
            Optional<Phone> phone = typed.optional("phone", form.phone(), Phone::read);
            if (onRecord == null
                    && document.isPresent()
                    && document.get().type() == DocumentType.NONE
                    && phone.isEmpty()) {
                typed.problem("phone", "arrivals.refusal.nobody.known");
            }
            Optional<Origin> origin = origin(typed, form.origin());
            Optional<LocalDate> arrivedOn = arrivedOn();
            LocalTime arrivedAt = typed.time("arrivedAt", form.arrivedAt());
            Optional<Left> leftRisk = leftRisk();
            leftRisk.flatMap(left -> arrivedOn.flatMap(day -> wrong(left, day, arrivedAt)))
                    .ifPresent(typed::problem);
            String address = typed.taken("address", WrittenAddress.read(ArrivalFormFields.plain(form.address())))
                    .orElse("");
            Landlord landlord = landlord();
            CaseContact contact = contact();
            List<PriorTest> tests = new ArrivalFormTests(typed, clock).read(form);
            int doses = doses();
            Transport transport = typed.oneOf("transport", form.transport(), Transport.values(), Transport.UNKNOWN);
            HealthCode code = typed.oneOf("healthCode", form.healthCode(), HealthCode.values(), HealthCode.UNKNOWN);
            ArrivalDetails details = details();
            typed.demandGood();
            return new NewArrival(
                    form.id() == null ? ArrivalId.next() : new ArrivalId(form.id()),
                    area,
                    new Traveller(
                            name,
                            document.orElseThrow(),
                            phone.orElse(null),
                            Boolean.TRUE.equals(form.samePerson()),
                            onRecord),
                    address,
                    landlord,
                    origin.orElseThrow().code(),
                    origin.orElseThrow().name(),
                    arrivedOn.orElseThrow(),
                    arrivedAt,
                    transport,
                    leftRisk.map(Left::on).orElse(null),
                    leftRisk.map(Left::at).orElse(null),
                    contact,
                    code,
                    doses,
                    tests,
                    details,
                    source);
        }

        NewArrival forPreview(AreaPath area) {
            Optional<Origin> origin = origin(typed, form.origin());
            Optional<LocalDate> arrivedOn = arrivedOn();
            LocalTime arrivedAt = typed.time("arrivedAt", form.arrivedAt());
            Optional<Left> leftRisk = leftRisk()
                    .filter(left -> arrivedOn
                            .filter(day -> wrong(left, day, arrivedAt).isEmpty())
                            .isPresent());
            CaseContact contact = contact();
            List<PriorTest> tests = new ArrivalFormTests(typed, clock).read(form);
            typed.demandGood();
            return new NewArrival(
                    ArrivalId.next(),
                    area,
                    new Traveller("", IdentityDocument.none(), null),
                    "",
                    null,
                    origin.orElseThrow().code(),
                    origin.orElseThrow().name(),
                    arrivedOn.orElseThrow(),
                    arrivedAt,
                    Transport.UNKNOWN,
                    leftRisk.map(Left::on).orElse(null),
                    leftRisk.map(Left::at).orElse(null),
                    contact,
                    typed.oneOf("healthCode", form.healthCode(), HealthCode.values(), HealthCode.UNKNOWN),
                    0,
                    tests,
                    ArrivalDetails.NONE,
                    ArrivalSource.PAGE);
        }

        private AreaPath area(AreaPath fallback) {
            String text = ArrivalFormFields.plain(form.area());
            if (text.isEmpty()) {
                return fallback;
            }
            return AreaPath.parse(text).orElseGet(() -> {
                typed.problem("area", "arrivals.refusal.area");
                return fallback;
            });
        }

        private Optional<IdentityDocument> document() {
            String written = ArrivalFormFields.plain(form.document());
            Optional<DocumentType> type = DocumentType.named(ArrivalFormFields.plain(form.documentType()));
            Parsed<IdentityDocument> reading = type.isPresent()
                    ? IdentityDocument.read(type.get(), written, clock.today())
                    : IdentityDocument.read(written, clock.today());
            return typed.taken("document", reading);
        }

        private Optional<LocalDate> arrivedOn() {
            String written = ArrivalFormFields.plain(form.arrivedOn());
            if (written.isEmpty()) {
                typed.problem("arrivedOn", "arrivals.refusal.date.missing");
                return Optional.empty();
            }
            Optional<LocalDate> date = typed.taken(
                    "arrivedOn", WrittenDates.date(written, clock.today().plusDays(ArrivalDays.AHEAD)));
            date.flatMap(day -> ArrivalDays.arrived("arrivedOn", day, clock.today()))
                    .ifPresent(typed::problem);
            return date;
        }

        /** The time may stand behind the date or in a field of its own. */
        private Optional<Left> leftRisk() {
            LocalTime at = typed.time("leftRiskAt", form.leftRiskAt());
            return typed.optional(
                            "leftRiskOn",
                            form.leftRiskOn(),
                            text -> WrittenDates.dateTime(text.replace('T', ' '), clock.today(), NO_TIME))
                    .map(moment -> new Left(
                            moment.toLocalDate(), moment.toLocalTime().equals(NO_TIME) ? at : moment.toLocalTime()));
        }

        private Optional<Problem> wrong(Left left, LocalDate arrivedOn, @Nullable LocalTime arrivedAt) {
            return ArrivalDays.leftRisk(
                    "leftRiskOn",
                    left.on(),
                    left.at(),
                    arrivedOn,
                    arrivedAt,
                    clock.localNow().toLocalDateTime());
        }

        private @Nullable Landlord landlord() {
            String name = typed.text("landlord", form.landlord());
            Optional<Phone> phone = typed.optional("landlordPhone", form.landlordPhone(), Phone::read);
            if (name.isEmpty()) {
                return null;
            }
            if (name.length() > 60) {
                typed.problem("landlord", "arrivals.refusal.text.long", 60);
                return null;
            }
            return new Landlord(name, phone.map(Phone::number).orElse(null));
        }

        /** Where only the day is said, close contact is taken: the stricter. */
        private @Nullable CaseContact contact() {
            Optional<LocalDate> on =
                    typed.optional("contactOn", form.contactOn(), text -> WrittenDates.date(text, clock.today()));
            CaseContact.Kind kind =
                    typed.oneOf("contactKind", form.contactKind(), CaseContact.Kind.values(), CaseContact.Kind.CLOSE);
            on.flatMap(day -> ArrivalDays.contact("contactOn", day, clock.today()))
                    .ifPresent(typed::problem);
            if (ArrivalFormFields.plain(form.contactOn()).isEmpty()
                    && !ArrivalFormFields.plain(form.contactKind()).isEmpty()) {
                typed.problem("contactOn", "arrivals.refusal.contact.when");
            }
            return on.map(day -> new CaseContact(day, kind)).orElse(null);
        }

        private ArrivalDetails details() {
            ArrivalDetails details = ArrivalDetails.of(detail -> ArrivalFormFields.plain(form.typed(detail)));
            details.tooLong()
                    .forEach(detail -> typed.problem(detail.field(), "arrivals.refusal.text.long", detail.longest()));
            return details;
        }

        private int doses() {
            String text = ArrivalFormFields.plain(form.doses());
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d") || Integer.parseInt(text) > MOST_DOSES) {
                typed.problem("doses", "arrivals.refusal.doses", MOST_DOSES);
                return 0;
            }
            return Integer.parseInt(text);
        }
    }

    private record Left(LocalDate on, @Nullable LocalTime at) {}

    /** A division with its full name. */
    record Origin(String code, String name) {}
}
