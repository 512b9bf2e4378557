package org.linli.rosters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rules of all times, as {@code rosters/rules.yaml} has them. */
@Component
public class RosterRuleBook {

    private static final String FILE = "rosters/rules.yaml";

    private final List<RosterRules> rules;

    public RosterRuleBook() {
        try {
            rules = new RosterRuleReader(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }

    /** What holds for a plan that begins on this day; before the first rules, those. */
    public RosterRules on(LocalDate day) {
        return rules.stream()
                .filter(each -> !each.since().isAfter(day))
                .findFirst()
                .orElseGet(rules::getLast);
    }
}
