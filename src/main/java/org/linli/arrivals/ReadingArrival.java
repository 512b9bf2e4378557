package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.DocumentType;
import org.linli.people.IdentityDocument;
import org.linli.people.Phone;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.Reading;
import org.linli.platform.text.Written;
import org.linli.platform.text.WrittenDates;
import org.linli.policy.HealthCode;
import org.linli.territory.Divisions;
import org.linli.territory.Landlord;
import org.linli.territory.Place;
import org.springframework.stereotype.Component;

/** Turns what was typed into an arrival, or says everything that is wrong with it. */
@Component
class ReadingArrival {

    /** Whoever comes later than this is not yet an arrival; whoever came earlier is past every protocol. */
    static final int DAYS_AHEAD = 3;

    static final int DAYS_BACK = 60;
    private static final int LONGEST = 500;
    private static final int MOST_NAMED = 5;
    private static final int MOST_DOSES = 9;

    private final BusinessClock clock;
    private final Divisions divisions;

    ReadingArrival(BusinessClock clock, Divisions divisions) {
        this.clock = clock;
        this.divisions = divisions;
    }

    /** Throws {@link Refused} with all problems. */
    NewArrival read(ArrivalForm form, AreaPath fallback, Source source) {
        return new Fields(form).read(fallback, source);
    }

    /** As much as it takes to decide: where from, when, which tests. Throws {@link Refused} when even that is not known. */
    NewArrival forPreview(ArrivalForm form, AreaPath area) {
        return new Fields(form).forPreview(area);
    }

    private final class Fields {

        private final ArrivalForm form;
        private final List<Problem> problems = new ArrayList<>();

        Fields(ArrivalForm form) {
            this.form = form;
        }

        NewArrival read(AreaPath fallback, Source source) {
            var area = area(fallback);
            var name = required("name", form.name(), "arrivals.refusal.name.missing", 60);
            var document = document();
            var phone = optional("phone", form.phone(), Phone::read);
            if (document.isPresent() && document.get().type() == DocumentType.NONE && phone.isEmpty()) {
                problems.add(Problem.of("phone", "arrivals.refusal.nobody.known"));
            }
            var origin = origin();
            var arrivedOn = arrivedOn();
            var arrivedAt = time("arrivedAt", form.arrivedAt());
            var leftRiskOn = optional("leftRiskOn", form.leftRiskOn(), text -> WrittenDates.date(text, clock.today()));
            if (leftRiskOn.isPresent()
                    && arrivedOn.isPresent()
                    && leftRiskOn.get().isAfter(arrivedOn.get())) {
                problems.add(Problem.of("leftRiskOn", "arrivals.refusal.left.after.arrival"));
            }
            var address = required("address", form.address(), "arrivals.refusal.room.missing", 120);
            var landlord = landlord();
            var tests = tests();
            var doses = doses();
            var transport = oneOf("transport", form.transport(), Transport.values(), Transport.UNKNOWN);
            var code = oneOf("healthCode", form.healthCode(), HealthCode.values(), HealthCode.UNKNOWN);
            var withWhom = text("withWhom", form.withWhom());
            var note = text("note", form.note());
            var transportNo = text("transportNo", form.transportNo());
            Refused.ifAny(problems);
            return new NewArrival(
                    form.id() == null ? ArrivalId.next() : new ArrivalId(form.id()),
                    area,
                    new Traveller(
                            name, document.orElseThrow(), phone.orElse(null), Boolean.TRUE.equals(form.samePerson())),
                    address,
                    landlord,
                    origin.orElseThrow().code(),
                    origin.orElseThrow().name(),
                    arrivedOn.orElseThrow(),
                    arrivedAt,
                    transport,
                    transportNo,
                    leftRiskOn.orElse(null),
                    code,
                    doses,
                    tests,
                    withWhom,
                    note,
                    source);
        }

        NewArrival forPreview(AreaPath area) {
            var origin = origin();
            var arrivedOn = arrivedOn();
            var leftRiskOn = optional("leftRiskOn", form.leftRiskOn(), text -> WrittenDates.date(text, clock.today()));
            var tests = tests();
            Refused.ifAny(problems);
            return new NewArrival(
                    ArrivalId.next(),
                    area,
                    new Traveller("", IdentityDocument.none(), null),
                    "",
                    null,
                    origin.orElseThrow().code(),
                    origin.orElseThrow().name(),
                    arrivedOn.orElseThrow(),
                    time("arrivedAt", form.arrivedAt()),
                    Transport.UNKNOWN,
                    "",
                    leftRiskOn
                            .filter(day -> !day.isAfter(arrivedOn.orElseThrow()))
                            .orElse(null),
                    oneOf("healthCode", form.healthCode(), HealthCode.values(), HealthCode.UNKNOWN),
                    0,
                    tests,
                    "",
                    "",
                    Source.PAGE);
        }

        private AreaPath area(AreaPath fallback) {
            var text = plain(form.area());
            if (text.isEmpty()) {
                return fallback;
            }
            return AreaPath.parse(text).orElseGet(() -> {
                problems.add(Problem.of("area", "arrivals.refusal.area"));
                return fallback;
            });
        }

        private Optional<IdentityDocument> document() {
            var written = plain(form.document());
            var type = DocumentType.named(plain(form.documentType()));
            var reading = type.isPresent()
                    ? IdentityDocument.read(type.get(), written, clock.today())
                    : IdentityDocument.read(written, clock.today());
            return taken("document", reading);
        }

        private Optional<Origin> origin() {
            var written = plain(form.origin());
            if (written.isEmpty()) {
                problems.add(Problem.of("origin", "arrivals.refusal.origin.missing"));
                return Optional.empty();
            }
            var place = divisions.find(written);
            if (place.isEmpty()) {
                var readings = divisions.readings(written);
                problems.add(
                        readings.isEmpty()
                                ? Problem.of("origin", "arrivals.refusal.origin.unknown", written)
                                : Problem.of("origin", "arrivals.refusal.origin.several", names(readings)));
                return Optional.empty();
            }
            var code = place.get().division().code();
            return Optional.of(new Origin(code, divisions.fullName(code, java.util.Locale.CHINESE)));
        }

        private String names(List<Place> readings) {
            return readings.stream()
                    .map(place -> divisions.fullName(place.division().code(), java.util.Locale.CHINESE))
                    .limit(MOST_NAMED)
                    .collect(java.util.stream.Collectors.joining("、"));
        }

        private Optional<LocalDate> arrivedOn() {
            var written = plain(form.arrivedOn());
            if (written.isEmpty()) {
                problems.add(Problem.of("arrivedOn", "arrivals.refusal.date.missing"));
                return Optional.empty();
            }
            var date =
                    taken("arrivedOn", WrittenDates.date(written, clock.today().plusDays(DAYS_AHEAD)));
            date.ifPresent(day -> {
                if (day.isAfter(clock.today().plusDays(DAYS_AHEAD))) {
                    problems.add(Problem.of("arrivedOn", "arrivals.refusal.date.ahead", day.toString(), DAYS_AHEAD));
                }
                if (day.isBefore(clock.today().minusDays(DAYS_BACK))) {
                    problems.add(Problem.of("arrivedOn", "arrivals.refusal.date.back", day.toString(), DAYS_BACK));
                }
            });
            return date;
        }

        private @Nullable LocalTime time(String field, @Nullable String written) {
            var text = plain(written);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LocalTime.parse(text.length() == 4 ? "0" + text : text);
            } catch (DateTimeParseException e) {
                problems.add(Problem.of(field, "arrivals.refusal.time", text));
                return null;
            }
        }

        private @Nullable Landlord landlord() {
            var name = text("landlord", form.landlord());
            var phone = optional("landlordPhone", form.landlordPhone(), Phone::read);
            if (name.isEmpty()) {
                return null;
            }
            if (name.length() > 60) {
                problems.add(Problem.of("landlord", "arrivals.refusal.text.long", 60));
                return null;
            }
            return new Landlord(name, phone.map(Phone::number).orElse(null));
        }

        private List<BroughtTest> tests() {
            var taken = optional(
                    "testedAt",
                    form.testedAt(),
                    text -> WrittenDates.dateTime(text.replace('T', ' '), clock.today(), LocalTime.MIDNIGHT));
            if (taken.isEmpty()) {
                return List.of();
            }
            var at = clock.at(taken.get().toLocalDate(), taken.get().toLocalTime());
            if (at.isAfter(clock.now())) {
                problems.add(Problem.of("testedAt", "arrivals.refusal.test.ahead"));
            }
            return List.of(new BroughtTest(
                    at,
                    oneOf("testResult", form.testResult(), BroughtTest.Result.values(), BroughtTest.Result.NEGATIVE)));
        }

        private int doses() {
            var text = plain(form.doses());
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d") || Integer.parseInt(text) > MOST_DOSES) {
                problems.add(Problem.of("doses", "arrivals.refusal.doses", MOST_DOSES));
                return 0;
            }
            return Integer.parseInt(text);
        }

        private <E extends Enum<E>> E oneOf(String field, @Nullable String written, E[] values, E otherwise) {
            var text = plain(written);
            if (text.isEmpty()) {
                return otherwise;
            }
            return Arrays.stream(values)
                    .filter(value -> value.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseGet(() -> {
                        problems.add(Problem.of(field, "arrivals.refusal.choice"));
                        return otherwise;
                    });
        }

        private String required(String field, @Nullable String written, String missing, int longest) {
            var text = plain(written);
            if (text.isEmpty()) {
                problems.add(Problem.of(field, missing));
            } else if (text.length() > longest) {
                problems.add(Problem.of(field, "arrivals.refusal.text.long", longest));
            }
            return text;
        }

        private String text(String field, @Nullable String written) {
            var text = plain(written);
            if (text.length() > LONGEST) {
                problems.add(Problem.of(field, "arrivals.refusal.text.long", LONGEST));
            }
            return text;
        }

        private <T> Optional<T> optional(String field, @Nullable String written, Function<String, Reading<T>> read) {
            var text = plain(written);
            return text.isEmpty() ? Optional.empty() : taken(field, read.apply(text));
        }

        private <T> Optional<T> taken(String field, Reading<T> reading) {
            return switch (reading) {
                case Reading.Good<T>(T value) -> Optional.of(value);
                case Reading.Refused<T> refused -> {
                    problems.add(refused.problem(field));
                    yield Optional.empty();
                }
            };
        }

        private String plain(@Nullable String written) {
            return written == null ? "" : Written.plain(written);
        }
    }

    private record Origin(String code, String name) {}
}
