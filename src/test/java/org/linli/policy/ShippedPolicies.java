package org.linli.policy;

import java.time.LocalDate;
import java.util.List;

/** The policy files of the program, for tests that need no database. */
final class ShippedPolicies {

    static final String DONGYANG = "dongyang-2022-02";
    static final String CATALOGUE = "catalogue-2022";
    static final LocalDate FEB_7 = LocalDate.of(2022, 2, 7);
    static final PolicyBook BOOK = PolicyBook.read(new PolicyFiles("").contents());

    private ShippedPolicies() {}

    static Plan plan(String protocol, Anchors anchors) {
        return plan(protocol, anchors, Credits.none());
    }

    static Plan plan(String protocol, Anchors anchors, Credits credits) {
        String version = BOOK.versions().stream()
                .filter(p -> p.protocol(protocol).isPresent())
                .findFirst()
                .orElseThrow()
                .version();
        return BOOK.plan(version, protocol, anchors, credits);
    }

    static RiskList risks(RiskPlace... places) {
        return new RiskList(List.of(places));
    }

    /** A place that has its level since the first of January 2022. */
    static RiskPlace place(String code, String name, RiskLevel level) {
        return new RiskPlace(code, name, level, LocalDate.of(2022, 1, 1), null, "notice 1");
    }
}
