package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.linli.divisions.Place;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.policy.CaseContact;

/**
 * One person of a list, as far as the list tells. Texts are narrow, without blanks at the ends, and empty where nothing
 * is written.
 *
 * @param row 1-based number of its row
 * @param name not empty
 * @param phone null where none is written, as for a child
 * @param origin the division that was understood, and what stood behind it
 * @param originWritten as written
 * @param arrived the day, with the time where the list has one
 * @param arrivedTimeKnown whether the list has the time; otherwise {@code arrived} is at midnight
 * @param stay where the person stays: address and room as written, not empty
 * @param testedAt when the last test that the person brings was taken; null if not told
 * @param test what came of it; null if no test is told of
 * @param doses doses of vaccine received; null if not told
 * @param code colour of the health code; null if not told
 * @param leftRiskArea when the person left an area at risk; null if not told
 * @param contact with a case or with a close contact; null if not told
 * @param details its {@link ArrivalDetail#NOTE} is the remark, with whatever else was written and not understood
 */
public record ArrivalRow(
        int row,
        String name,
        IdentityDocument document,
        @Nullable Phone phone,
        Place origin,
        String originWritten,
        LocalDateTime arrived,
        boolean arrivedTimeKnown,
        String stay,
        String landlord,
        String transport,
        @Nullable LocalDateTime testedAt,
        @Nullable TestResult test,
        @Nullable Integer doses,
        @Nullable CodeColour code,
        @Nullable LocalDateTime leftRiskArea,
        @Nullable CaseContact contact,
        ArrivalDetails details) {

    /** What a nucleic-acid test said. */
    public enum TestResult {
        NEGATIVE,
        POSITIVE,
        PENDING
    }

    /** Of the health code, as shown by the person. */
    public enum CodeColour {
        GREEN,
        YELLOW,
        RED
    }

    /** By what an arrival is known again: two rows with the same key are one arrival written twice. */
    public Key key() {
        String who = document.number().isEmpty()
                ? name + (phone == null ? "" : phone.number())
                : document.type() + document.number();
        return new Key(who, arrived.toLocalDate());
    }

    /**
     * Who arrived when.
     *
     * @param who the document, or name and phone of somebody without one
     */
    public record Key(String who, LocalDate day) {
        /** Without the person, so that it can stand in a log. */
        @Override
        public String toString() {
            return "arrival of " + day;
        }
    }
}
