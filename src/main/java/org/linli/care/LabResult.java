package org.linli.care;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;

/**
 * What a row of a laboratory's list says.
 *
 * @param name empty where none is written
 * @param document null where none or only part of one is written
 * @param phone null where none or only part of one is written
 * @param tail the end of a number whose middle is hidden; empty for none
 * @param at when the sample was taken
 * @param timed whether the time of day is written, and not the day alone
 * @param unclear whether the result is one that says neither negative nor positive
 * @param pooled whether several people's samples were tested in one tube (混采)
 */
record LabResult(
        String name,
        @Nullable IdentityDocument document,
        @Nullable Phone phone,
        String tail,
        LocalDateTime at,
        boolean timed,
        TestResult result,
        boolean unclear,
        boolean pooled,
        Laboratory laboratory) {

    /** Whether a pool showed something that each of its people must be sampled for singly: it makes nobody positive. */
    public boolean isPoolToResolve() {
        return pooled && (result == TestResult.POSITIVE || unclear);
    }

    /** What it says about one sample. */
    TestResult finding() {
        return isPoolToResolve() ? TestResult.INVALID : result;
    }

    boolean isPositive() {
        return finding() == TestResult.POSITIVE;
    }
}
