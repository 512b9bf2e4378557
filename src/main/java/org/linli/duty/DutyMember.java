package org.linli.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.AreaPath;

/**
 * Who does duty.
 *
 * @param path where they belong
 * @param account with which they sign in; null for a volunteer without one
 * @param name 1 to {@value #LONGEST} characters
 * @param kinds one at least
 * @param team null for who is in none
 * @param noNights why they stand at no night; null when they do
 * @param since the first day on which they can be asked: what is fair is counted from there
 * @param until the last such day; null while it goes on
 * @param version for changing what was read
 */
public record DutyMember(
        UUID id,
        AreaPath path,
        @Nullable UUID account,
        String name,
        Set<DutyKind> kinds,
        @Nullable UUID team,
        @Nullable NoNights noNights,
        LocalDate since,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;

    /** The same, who signs in with that account and has its name. */
    DutyMember of(Account known) {
        return new DutyMember(id, path, known.id(), known.name(), kinds, team, noNights, since, until, version);
    }

    /** The same in that team. */
    DutyMember in(Team other) {
        return new DutyMember(id, path, account, name, kinds, other.id(), noNights, since, until, version);
    }

    /** Why somebody stands at no night. */
    public enum NoNights {
        PREGNANT,
        /** Over 65. */
        AGE,
        OTHER;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.no_nights." + code();
        }

        /** Empty for what is none. */
        public static Optional<NoNights> of(String code) {
            return Arrays.stream(values())
                    .filter(why -> why.code().equals(code))
                    .findFirst();
        }
    }
}
