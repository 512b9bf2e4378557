package org.linli.arrivals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.FilledForm;
import org.linli.policy.CaseContact;
import org.linli.territory.Dwelling;

/**
 * What was typed about somebody who arrived, each as text, so that a refused form comes back as it was. Read by
 * {@link ArrivalFormReader}.
 *
 * @param id the id of the arrival, made with the empty form
 * @param area path of the community that registers
 * @param documentType name of a {@link org.linli.identity.DocumentType}, or empty to tell it from the number
 * @param origin words or code of the place
 * @param vehiclePlate of the vehicle that they came in, such as 浙G·12345
 * @param samePerson that the document is theirs though it is on record under another name
 * @param leftRiskOn a date, also with a time behind it
 * @param leftRiskAt the time, where it does not stand there
 * @param contactOn the last contact with a case or with a close contact; empty for none
 * @param contactKind name of a {@link org.linli.policy.CaseContact.Kind}; empty counts as a close contact, the stricter
 * @param testedAt when the newest test was taken; empty for none
 * @param testResult its result
 * @param tests earlier tests, at most ten
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
        @Nullable String vehiclePlate,
        @Nullable String address,
        @Nullable String landlord,
        @Nullable String landlordPhone,
        @Nullable String leftRiskOn,
        @Nullable String leftRiskAt,
        @Nullable String contactOn,
        @Nullable String contactKind,
        @Nullable String healthCode,
        @Nullable String doses,
        @Nullable String testedAt,
        @Nullable String testResult,
        @Nullable List<TypedTest> tests,
        @Nullable String withWhom,
        @Nullable String note,
        @Nullable Boolean samePerson) {

    /** An empty form of the given area and day. */
    static ArrivalForm blank(ArrivalId id, String area, String today) {
        return about(id, area, today, "", "");
    }

    /** An empty form about somebody on record; the number is typed again from the document that they show. */
    static ArrivalForm about(ArrivalId id, String area, String today, String name, String address) {
        return filled(Map.of("id", id.toString(), "area", area, "arrivedOn", today, "name", name, "address", address));
    }

    /**
     * The form that would give this arrival again, for correcting it; whoever it is about stays while no number is
     * typed.
     */
    static ArrivalForm of(
            ArrivalId id, Arrival arrival, String area, String name, Dwelling home, List<TypedTest> tests) {
        var texts = new HashMap<String, @Nullable Object>();
        texts.put("id", id);
        texts.put("area", area);
        texts.put("name", name);
        texts.put("origin", arrival.originCode() + " " + arrival.originName());
        texts.put("arrivedOn", arrival.arrivedOn());
        texts.put("arrivedAt", arrival.arrivedAt());
        texts.put("transport", arrival.transport().name());
        texts.put("address", home.label());
        texts.put("landlord", home.landlordName());
        texts.put("leftRiskOn", arrival.leftRiskOn());
        texts.put("leftRiskAt", arrival.leftRiskAt());
        CaseContact contact = arrival.contact();
        if (contact != null) {
            texts.put("contactOn", contact.lastOn());
            texts.put("contactKind", contact.kind().name());
        }
        texts.put("healthCode", arrival.healthCode().name());
        texts.put("doses", arrival.doses());
        for (int i = 0; i < tests.size(); i++) {
            texts.put(
                    i == 0 ? "testedAt" : "tests[" + (i - 1) + "].takenAt",
                    tests.get(i).takenAt());
            texts.put(
                    i == 0 ? "testResult" : "tests[" + (i - 1) + "].result",
                    tests.get(i).result());
        }
        texts.putAll(arrival.details().named());
        return filled(texts);
    }

    /** By the names of the fields: what a form lists once need not be copied one by one. */
    private static ArrivalForm filled(Map<String, ? extends @Nullable Object> texts) {
        var typed = new HashMap<String, List<String>>();
        texts.forEach((field, text) -> typed.put(field, List.of(Objects.toString(text, ""))));
        return FilledForm.of(ArrivalForm.class, typed);
    }

    /** What was typed as this detail. */
    public @Nullable String typed(ArrivalDetail detail) {
        return detail.typed(this);
    }

    /** The earlier tests, none where none were sent. */
    List<TypedTest> moreTests() {
        return tests == null
                ? List.of()
                : tests.stream().filter(Objects::nonNull).toList(); // software may send [null]
    }

    /** Rows of the page for earlier tests: those that are filled, and two more to be filled. */
    public List<TypedTest> testRows() {
        var rows = new ArrayList<>(
                moreTests().stream().limit(ArrivalFormTests.MOST).toList());
        int wanted = Math.min(ArrivalFormTests.MOST, Math.max(2, rows.size() + 1));
        while (rows.size() < wanted) {
            rows.add(new TypedTest("", ""));
        }
        return rows;
    }

    /** Whether an earlier test is there. */
    public boolean hasMoreTests() {
        return moreTests().stream()
                .anyMatch(test -> !ArrivalFormFields.plain(test.takenAt()).isEmpty());
    }

    /**
     * A test as typed.
     *
     * @param takenAt when the sample was taken; empty for none
     * @param result name of a {@link PriorTest.Result}
     */
    @Schema(name = "ArrivalTest")
    public record TypedTest(
            @Nullable String takenAt, @Nullable String result) {}
}
