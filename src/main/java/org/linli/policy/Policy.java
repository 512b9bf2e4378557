package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules: a file. A <em>catalogue</em> has protocols but no rules and no dates: nobody is decided by
 * it, but staff may put somebody on one of its protocols by hand.
 *
 * @param version id, unique among all files
 * @param name in words
 * @param source where the rules come from: the regulation, the notice
 * @param validity the days on which it decides; null for a catalogue
 * @param hours when in the day things are done
 * @param protocols in the order of the file
 * @param rules in order; empty only for a catalogue
 */
public record Policy(
        String version,
        Bilingual name,
        Bilingual source,
        @Nullable Validity validity,
        Hours hours,
        List<Protocol> protocols,
        List<Rule> rules) {

    public Policy {
        protocols = List.copyOf(protocols);
        rules = List.copyOf(rules);
    }

    /** Whether it only offers protocols and decides nothing. */
    public boolean isCatalogue() {
        return validity == null;
    }

    public Optional<Protocol> protocol(String code) {
        return protocols.stream().filter(p -> p.code().equals(code)).findFirst();
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /**
     * The days on which a version decides.
     *
     * @param from the first day
     * @param to the last day; null for until further notice
     */
    public record Validity(LocalDate from, @Nullable LocalDate to) {

        public Validity {
            if (to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("Valid from " + from + " to " + to + ", which is before it");
            }
        }

        public boolean includes(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        boolean overlaps(Validity other) {
            return includes(other.from) || other.includes(from);
        }
    }
}
