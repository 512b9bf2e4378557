package org.linli.exposures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.policy.CaseContact;

/**
 * That somebody of a household is a case or a close contact, so that the others of it are contacts.
 *
 * @param person who is it
 * @param contacts those who lived there then, wherever they live now
 * @param kind whose contacts the others are: of a case, or of a close contact
 * @param lastOn the last day on which they lived together before it was known
 * @param because the measure or the sample that it follows from
 * @param settled null while nobody has said what becomes of the others
 * @param version counts its changes
 */
public record Exposure(
        UUID id,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        PersonId person,
        List<PersonId> contacts,
        CaseContact.Kind kind,
        LocalDate lastOn,
        UUID because,
        Instant raisedAt,
        @Nullable Settled settled,
        int version) {

    public Exposure {
        contacts = List.copyOf(contacts);
    }

    /** Longest words that it is settled with. */
    static final int LONGEST = 200;

    /** What became of it. */
    public enum Outcome {
        /** Those who were chosen are under a measure. */
        PUT,
        /** Nobody was: the words say why. */
        NONE,
        /** The result was a mistake, or a graver exposure took its place. */
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How it was settled.
     *
     * @param words why somebody was left out; empty where nobody was
     * @param by the account; null for the program
     */
    public record Settled(
            Outcome outcome,
            String words,
            Instant at,
            @Nullable UUID by) {}

    public boolean isOpen() {
        return settled == null;
    }

    /** The end of message keys about its kind. */
    public String kindCode() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
