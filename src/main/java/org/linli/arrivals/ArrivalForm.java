package org.linli.arrivals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about somebody who arrived, each as text, so that a refused form comes back as it was. Read by
 * {@link ReadingArrival}.
 *
 * @param id the id of the arrival, made with the empty form
 * @param area path of the community that registers
 * @param documentType name of a {@link org.linli.people.DocumentType}, or empty to tell it from the number
 * @param origin words or code of the place
 * @param samePerson that the document is theirs though it is on record under another name
 * @param leftRiskOn a date, also with a time behind it
 * @param leftRiskAt the time, where it does not stand there
 * @param testedAt when the newest test was taken; empty for none
 * @param testResult its result
 */
public record ArrivalForm(
        @Nullable UUID id,
        @Nullable String area,
        @Nullable String name,
        @Nullable String documentType,
        @Nullable String document,
        @Nullable String phone,
        @Nullable String origin,
        @Nullable String arrivedOn,
        @Nullable String arrivedAt,
        @Nullable String transport,
        @Nullable String transportNo,
        @Nullable String address,
        @Nullable String landlord,
        @Nullable String landlordPhone,
        @Nullable String leftRiskOn,
        @Nullable String leftRiskAt,
        @Nullable String healthCode,
        @Nullable String doses,
        @Nullable String testedAt,
        @Nullable String testResult,
        @Nullable String withWhom,
        @Nullable String note,
        @Nullable Boolean samePerson) {

    /** An empty form of the given area and day. */
    static ArrivalForm blank(ArrivalId id, String area, String today) {
        return about(id, area, today, "", "");
    }

    /** An empty form about somebody on record; the number is typed again from the document that they show. */
    static ArrivalForm about(ArrivalId id, String area, String today, String name, String address) {
        return new ArrivalForm(
                id.value(),
                area,
                name,
                "",
                "",
                "",
                "",
                today,
                "",
                "",
                "",
                address,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                null);
    }

    /** What was typed, under another id. */
    ArrivalForm as(ArrivalId other) {
        return new ArrivalForm(
                other.value(),
                area,
                name,
                documentType,
                document,
                phone,
                origin,
                arrivedOn,
                arrivedAt,
                transport,
                transportNo,
                address,
                landlord,
                landlordPhone,
                leftRiskOn,
                leftRiskAt,
                healthCode,
                doses,
                testedAt,
                testResult,
                withWhom,
                note,
                samePerson);
    }

    /** The form that would give this arrival again, for correcting it. */
    static ArrivalForm of(
            ArrivalId id, Arrival arrival, String area, String name, String address, List<String> newestTest) {
        return new ArrivalForm(
                id.value(),
                area,
                name,
                "",
                "",
                "",
                arrival.originCode() + " " + arrival.originName(),
                arrival.arrivedOn().toString(),
                arrival.arrivedAt() == null ? "" : arrival.arrivedAt().toString(),
                arrival.transport().name(),
                Optional.ofNullable(arrival.transportNo()).orElse(""),
                address,
                "",
                "",
                arrival.leftRiskOn() == null ? "" : arrival.leftRiskOn().toString(),
                arrival.leftRiskAt() == null ? "" : arrival.leftRiskAt().toString(),
                arrival.healthCode().name(),
                Integer.toString(arrival.doses()),
                newestTest.isEmpty() ? "" : newestTest.getFirst(),
                newestTest.isEmpty() ? "" : newestTest.getLast(),
                Optional.ofNullable(arrival.withWhom()).orElse(""),
                Optional.ofNullable(arrival.note()).orElse(""),
                null);
    }
}
