package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalRow.TestResult;
import org.linli.divisions.Divisions;
import org.linli.identity.DocumentType;
import org.linli.identity.PersonName;
import org.linli.imports.ImportList;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportReason;
import org.linli.platform.BusinessClock;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.Landlord;
import org.springframework.stereotype.Component;

/**
 * Makes a row of a list that was understood an arrival to be registered, or says what still keeps it from being one.
 */
@Component
class ArrivalRowConversion {

    private static final int LONGEST_ORIGIN = 120;

    /** Words for how somebody came; the first that is found decides. */
    private enum Words {
        TRAIN("火车|高铁|动车|列车|铁路|train|rail"),
        PLANE("飞机|航班|航空|plane|flight|air"),
        COACH("客车|大巴|班车|长途|客运|公交|coach|bus"),
        CAR("自驾|驾车|私家|小车|轿车|汽车|货车|顺风|出租|网约|车|drove|drive|car|taxi"),
        SHIP("船|轮渡|ship|ferry");

        final Pattern found;

        Words(String words) {
            found = Pattern.compile(words);
        }
    }

    private final BusinessClock clock;
    private final Divisions divisions;

    ArrivalRowConversion(BusinessClock clock, Divisions divisions) {
        this.clock = clock;
        this.divisions = divisions;
    }

    /** What keeps the row from being an arrival; nothing for a good one. */
    List<ImportReason> refusals(ArrivalRow row, ImportMapping mapping) {
        var refusals = new ArrayList<ImportReason>();
        var refuse = new Refusing(row, mapping, refusals);
        if (row.document().type() == DocumentType.NONE && row.phone() == null) {
            refuse.because(ArrivalField.PHONE, "", "arrivals.refusal.nobody.known");
        }
        LocalDateTime left = row.leftRiskArea();
        if (left != null) {
            ArrivalDays.leftRisk(
                            "",
                            left.toLocalDate(),
                            leftAt(left),
                            row.arrived().toLocalDate(),
                            row.arrivedTimeKnown() ? row.arrived().toLocalTime() : null,
                            clock.localNow().toLocalDateTime())
                    .ifPresent(problem -> refuse.because(
                            ArrivalField.LEFT_RISK_AREA,
                            left.toLocalDate().toString(),
                            problem.key(),
                            problem.args().toArray()));
        }
        CaseContact contact = row.contact();
        if (contact != null) {
            ArrivalDays.contact("", contact.lastOn(), clock.today())
                    .ifPresent(problem -> refuse.because(
                            ArrivalField.LAST_CONTACT,
                            contact.lastOn().toString(),
                            problem.key(),
                            problem.args().toArray()));
        }
        Instant tested = testedAt(row);
        if (tested != null && tested.isAfter(clock.now())) {
            refuse.because(
                    ArrivalField.TESTED_AT,
                    String.valueOf(row.testedAt()).replace('T', ' '),
                    "arrivals.refusal.test.ahead");
        }
        refuse.longer(ArrivalField.LANDLORD, row.landlord(), PersonName.LONGEST);
        ArrivalDetails details = details(row);
        ArrivalField.ofDetails().forEach((detail, field) -> {
            // The note also has what was not understood elsewhere, however long.
            if (detail != ArrivalDetail.NOTE) {
                refuse.longer(field, details.text(detail), detail.longest());
            }
        });
        return refusals;
    }

    /** The arrival that a row without {@link #refusals} is. */
    NewArrival of(ArrivalRow row, ImportList list) {
        LocalDateTime left = row.leftRiskArea();
        return new NewArrival(
                new ArrivalId(list.id().ofRow(row.row())),
                list.area(),
                new Traveller(row.name(), row.document(), row.phone()),
                row.stay(),
                row.landlord().isEmpty() ? null : new Landlord(row.landlord(), null),
                row.origin().division().code(),
                originName(row),
                row.arrived().toLocalDate(),
                row.arrivedTimeKnown() ? row.arrived().toLocalTime() : null,
                transport(row.transport()),
                left == null ? null : left.toLocalDate(),
                left == null ? null : leftAt(left),
                row.contact(),
                healthCode(row),
                row.doses() == null ? 0 : row.doses(),
                tests(row),
                details(row),
                ArrivalSource.IMPORT);
    }

    /** The field that tells where the person stays, of those that the list has. */
    static ArrivalField stayField(ImportMapping mapping) {
        return mapping.has(ArrivalField.ROOM) ? ArrivalField.ROOM : ArrivalField.ADDRESS;
    }

    /** A spreadsheet has midnight where nobody wrote a time. */
    private static @Nullable LocalTime leftAt(LocalDateTime left) {
        return left.toLocalTime().equals(LocalTime.MIDNIGHT) ? null : left.toLocalTime();
    }

    private String originName(ArrivalRow row) {
        String name = divisions.fullName(row.origin().division().code(), Locale.CHINESE)
                + row.origin().rest();
        return name.substring(0, Math.min(name.length(), LONGEST_ORIGIN));
    }

    private static Transport transport(String written) {
        if (written.isEmpty()) {
            return Transport.UNKNOWN;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        return Stream.of(Words.values())
                .filter(words -> words.found.matcher(lower).find())
                .map(words -> Transport.valueOf(words.name()))
                .findFirst()
                .orElse(Transport.OTHER);
    }

    private static ArrivalDetails details(ArrivalRow row) {
        return row.details()
                .with(ArrivalDetail.TRANSPORT_NO, transportNumber(row))
                .with(ArrivalDetail.NOTE, note(row));
    }

    /** The number, behind the words where they are none of ours. */
    private static String transportNumber(ArrivalRow row) {
        String number = row.details().text(ArrivalDetail.TRANSPORT_NO);
        return transport(row.transport()) == Transport.OTHER ? (row.transport() + " " + number).strip() : number;
    }

    private static HealthCode healthCode(ArrivalRow row) {
        return row.code() == null
                ? HealthCode.UNKNOWN
                : switch (row.code()) {
                    case GREEN -> HealthCode.GREEN;
                    case YELLOW -> HealthCode.YELLOW;
                    case RED -> HealthCode.RED;
                };
    }

    /**
     * A test without a day counts for nothing and is only noted, unless it is positive: that one is taken as of the
     * arrival. One without a result is taken as not yet known.
     */
    private List<PriorTest> tests(ArrivalRow row) {
        Instant at = testedAt(row);
        if (at == null && row.test() == TestResult.POSITIVE) {
            Instant arrived =
                    clock.at(row.arrived().toLocalDate(), row.arrived().toLocalTime());
            return List.of(
                    new PriorTest(arrived.isAfter(clock.now()) ? clock.now() : arrived, PriorTest.Result.POSITIVE));
        }
        if (at == null) {
            return List.of();
        }
        PriorTest.Result result = row.test() == null
                ? PriorTest.Result.PENDING
                : switch (row.test()) {
                    case NEGATIVE -> PriorTest.Result.NEGATIVE;
                    case POSITIVE -> PriorTest.Result.POSITIVE;
                    case PENDING -> PriorTest.Result.PENDING;
                };
        return List.of(new PriorTest(at, result));
    }

    private @Nullable Instant testedAt(ArrivalRow row) {
        LocalDateTime told = row.testedAt();
        return told == null ? null : clock.at(told);
    }

    private static String note(ArrivalRow row) {
        String test = row.test() == null || row.testedAt() != null ? "" : "核酸" + chinese(row.test());
        return Stream.of(row.details().text(ArrivalDetail.NOTE), test)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "；" + b)
                .orElse("");
    }

    private static String chinese(TestResult result) {
        return switch (result) {
            case NEGATIVE -> "阴性";
            case POSITIVE -> "阳性";
            case PENDING -> "待出";
        };
    }

    private record Refusing(ArrivalRow row, ImportMapping mapping, List<ImportReason> refusals) {

        void because(ArrivalField field, String value, String key, Object... args) {
            refusals.add(ImportReason.of(mapping, row.row(), field, value, key, args));
        }

        void longer(ArrivalField field, String value, int longest) {
            if (value.length() > longest) {
                because(field, value, "arrivals.refusal.text.long", longest);
            }
        }
    }
}
