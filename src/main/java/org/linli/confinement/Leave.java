package org.linli.confinement;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.MeasureId;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Leaving a confinement: asked, decided about, gone, back.
 *
 * @param words where to and what for, 1 to {@value #LONGEST} characters
 * @param outAt when they are to leave
 * @param backBy by when they are to be back
 * @param askedBy the account that entered it
 * @param decision what was decided; null while nobody has
 * @param wentAt when they left; null while they have not
 * @param cameAt when they were back; null while they are not
 * @param cancelledAt when it came to nothing; null while it stands
 * @param version for changing what was read
 */
public record Leave(
        UUID id,
        PersonId person,
        HouseholdId household,
        MeasureId measure,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        Purpose purpose,
        String words,
        Instant outAt,
        Instant backBy,
        Instant askedAt,
        @Nullable UUID askedBy,
        @Nullable Decision decision,
        @Nullable Instant wentAt,
        @Nullable Instant cameAt,
        @Nullable Instant cancelledAt,
        int version) {

    static final int LONGEST = 200;

    /** What for. */
    public enum Purpose {
        HOSPITAL,
        DIALYSIS,
        FUNERAL,
        EXAM,
        OTHER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "confinement.purpose." + code();
        }

        /** Whether somebody's health may depend on it. */
        boolean isUrgent() {
            return this == HOSPITAL || this == DIALYSIS;
        }
    }

    /** Where it stands. */
    public enum State {
        ASKED,
        REFUSED,
        APPROVED,
        OUT,
        OVERDUE,
        BACK,
        CANCELLED;

        /** Message key of its name. */
        public String key() {
            return "confinement.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was decided.
     *
     * @param vehicle by which, and who goes along; empty where it was refused
     * @param reason why not; empty where there is none
     * @param by the account
     */
    public record Decision(
            boolean isApproved,
            String vehicle,
            String reason,
            Instant at,
            @Nullable UUID by) {}

    /** Where it stands at that moment. */
    public State stateAt(Instant now) {
        if (cancelledAt != null) {
            return State.CANCELLED;
        }
        if (cameAt != null) {
            return State.BACK;
        }
        if (decision == null) {
            return State.ASKED;
        }
        if (!decision.isApproved()) {
            return State.REFUSED;
        }
        // Also where nobody entered that they left: that may have been forgotten.
        if (now.isAfter(backBy)) {
            return State.OVERDUE;
        }
        return wentAt == null ? State.APPROVED : State.OUT;
    }
}
