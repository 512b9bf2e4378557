package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.IdentityDocument;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.Landlord;

/**
 * Somebody from elsewhere, about to be registered.
 *
 * @param id made by whoever registers (phone included), so that a repeat is recognised and stored once
 * @param area the community that registers, or a node in it
 * @param address where the person stays, as written: 西范3组60号202室
 * @param landlord who lets the room; null when not said
 * @param originCode GB/T 2260 code of where the person came from
 * @param originName the same in words
 * @param arrivedAt time of day, where known
 * @param leftRiskOn last day in an area at risk; null when not known
 * @param leftRiskAt time of that day, where known
 * @param contact with a case or with a close contact; null when none is known of
 * @param doses vaccine doses received, 0 to 9
 * @param tests tests brought along or done on arrival
 */
public record NewArrival(
        ArrivalId id,
        AreaPath area,
        Traveller traveller,
        String address,
        @Nullable Landlord landlord,
        String originCode,
        String originName,
        LocalDate arrivedOn,
        @Nullable LocalTime arrivedAt,
        Transport transport,
        @Nullable LocalDate leftRiskOn,
        @Nullable LocalTime leftRiskAt,
        @Nullable CaseContact contact,
        HealthCode healthCode,
        int doses,
        List<PriorTest> tests,
        ArrivalDetails details,
        ArrivalSource source) {

    private static final Pattern DIVISION = Pattern.compile("\\d{6}");
    private static final Set<ArrivalDetail> SAID_ALWAYS =
            EnumSet.of(ArrivalDetail.TRANSPORT_NO, ArrivalDetail.COMPANIONS, ArrivalDetail.NOTE);

    public NewArrival {
        tests = List.copyOf(tests);
        if (!DIVISION.matcher(originCode).matches()) {
            throw new IllegalArgumentException("Not a division code: " + originCode);
        }
    }

    /** The facts of an arrival on record; who it is about is known, and left out. */
    static NewArrival again(ArrivalId id, Arrival before, String address, List<PriorTest> tests) {
        return again(id, before, address, tests, before.originCode(), before.originName());
    }

    /** The same with another origin. */
    static NewArrival again(
            ArrivalId id, Arrival before, String address, List<PriorTest> tests, String originCode, String originName) {
        return new NewArrival(
                id,
                before.path(),
                // Only the policy looks at this.
                new Traveller("", IdentityDocument.none(), null),
                address,
                null,
                originCode,
                originName,
                before.arrivedOn(),
                before.arrivedAt(),
                before.transport(),
                before.leftRiskOn(),
                before.leftRiskAt(),
                before.contact(),
                before.healthCode(),
                before.doses(),
                tests,
                before.details(),
                ArrivalSource.PAGE);
    }

    /**
     * This with what stands on record where nothing is said of it now, so that a correction loses nothing.
     *
     * @param all also what decides what applies, where that stays the same: risk area, contact, tests, code
     */
    NewArrival completed(NewArrival before, boolean all) {
        boolean leftSaid = !all || leftRiskOn != null && (leftRiskAt != null || !leftRiskOn.equals(before.leftRiskOn));
        return new NewArrival(
                id,
                area,
                traveller,
                address,
                landlord,
                originCode,
                originCode.equals(before.originCode) && before.originName.startsWith(originName)
                        ? before.originName
                        : originName,
                arrivedOn,
                arrivedAt == null ? before.arrivedAt : arrivedAt,
                transport == Transport.UNKNOWN ? before.transport : transport,
                leftSaid ? leftRiskOn : before.leftRiskOn,
                leftSaid ? leftRiskAt : before.leftRiskAt,
                all && contact == null ? before.contact : contact,
                all && healthCode == HealthCode.UNKNOWN ? before.healthCode : healthCode,
                doses == 0 ? before.doses : doses,
                all
                        ? Stream.concat(before.tests.stream(), tests.stream())
                                .distinct()
                                .sorted(Comparator.comparing(PriorTest::takenAt))
                                .toList()
                        : tests,
                details.completed(before.details),
                source);
    }

    /** When the positive tests among them were taken. */
    List<Instant> positives() {
        return tests.stream()
                .filter(PriorTest::isPositive)
                .map(PriorTest::takenAt)
                .toList();
    }

    /** Everything that was said about the person, in one text; holds whole numbers, so only to be hashed. */
    String said() {
        Stream<Object> said = Stream.of(
                area,
                traveller.name(),
                traveller.document().type(),
                traveller.document().number(),
                Objects.toString(traveller.onRecord(), ""),
                traveller.phone() == null ? "" : traveller.phone().number(),
                address,
                landlord == null ? "" : landlord.name(),
                landlord == null || landlord.phone() == null ? "" : landlord.phone(),
                originCode,
                originName,
                arrivedOn,
                Objects.toString(arrivedAt, ""),
                transport,
                details.text(ArrivalDetail.TRANSPORT_NO),
                Objects.toString(leftRiskOn, ""),
                Objects.toString(leftRiskAt, ""),
                Objects.toString(contact, ""),
                healthCode,
                doses,
                tests,
                details.text(ArrivalDetail.COMPANIONS),
                details.text(ArrivalDetail.NOTE));
        return Stream.concat(said.map(Object::toString), saidSince()).collect(Collectors.joining("\n"));
    }

    /** Details that there were not from the beginning: one that is not said leaves what was stored before as it was. */
    private Stream<String> saidSince() {
        return details.texts().entrySet().stream()
                .filter(said -> !SAID_ALWAYS.contains(said.getKey()))
                .map(said -> said.getKey().field() + "=" + said.getValue());
    }

    /** By the id alone: thousands of arrivals are looked up by themselves. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
