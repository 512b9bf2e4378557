package org.linli.arrivals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.divisions.Divisions;
import org.linli.policy.HealthCode;

/** What whoever registers somebody must not overlook, whatever the rules made of it. */
enum ArrivalWarning {
    /** A positive test was brought along. */
    POSITIVE_TEST(ArrivalField.TEST_RESULT),
    /** Nobody knows where the person came from, so what applies is a guess. */
    UNKNOWN_ORIGIN(ArrivalField.ORIGIN),
    /** The code is red: somebody has to find out why, whatever applies. */
    RED_CODE(ArrivalField.CODE_COLOUR),
    /** The home lies in no cell, so that no worker has it in charge. */
    NO_CELL(ArrivalField.ROOM);

    private final ArrivalField field;

    ArrivalWarning(ArrivalField field) {
        this.field = field;
    }

    /**
     * What there is to be said about somebody.
     */
    static List<ArrivalWarning> of(String originCode, HealthCode code, List<PriorTest> tests) {
        var warnings = new ArrayList<ArrivalWarning>();
        if (tests.stream().anyMatch(PriorTest::isPositive)) {
            warnings.add(POSITIVE_TEST);
        }
        if (originCode.equals(Divisions.UNKNOWN)) {
            warnings.add(UNKNOWN_ORIGIN);
        }
        if (code == HealthCode.RED) {
            warnings.add(RED_CODE);
        }
        return List.copyOf(warnings);
    }

    /**
     * What there is to be said about somebody who is registered.
     *
     * @param hasWorker whether a worker has the home in charge
     */
    static List<ArrivalWarning> of(
            String originCode, HealthCode code, List<PriorTest> tests, @Nullable String protocol, boolean hasWorker) {
        var warnings = new ArrayList<>(of(originCode, code, tests));
        if (protocol != null && !hasWorker) {
            warnings.add(NO_CELL);
        }
        return List.copyOf(warnings);
    }

    /** The column of a list that tells of it. */
    ArrivalField field() {
        return field;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of what is to be done. */
    public String key() {
        return "arrivals.warning." + code();
    }
}
