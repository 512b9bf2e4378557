package org.linli.policy;

import java.time.LocalDate;
import java.util.Locale;

/**
 * That somebody was near a case, or near somebody who was.
 *
 * @param lastOn the last day of it
 * @param kind whose contact the person is
 */
public record CaseContact(LocalDate lastOn, Kind kind) {

    /** How near a case. */
    public enum Kind {
        /** Of a case: 密切接触者. */
        CLOSE,
        /** Of a close contact: 密接的密接. */
        SECONDARY;

        /** Message key of its name. */
        public String key() {
            return "policy.contact." + name().toLowerCase(Locale.ROOT);
        }
    }
}
