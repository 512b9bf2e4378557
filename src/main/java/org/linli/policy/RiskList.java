package org.linli.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The places at risk, ready to be asked; an immutable picture of the list at one moment. */
final class RiskList {

    static final RiskList EMPTY = new RiskList(List.of());

    private final NavigableMap<String, List<RiskPlace>> byPrefix;

    RiskList(List<RiskPlace> places) {
        this.byPrefix = places.stream()
                .collect(groupingBy(p -> DivisionCode.of(p.divisionCode()).prefix(), TreeMap::new, toList()));
    }

    /**
     * The listed place of the highest level that covers the code on any day of the span, ends included.
     *
     * @param said the words in which the place was named, see {@link RiskPlace#asSaid}
     */
    Optional<RiskPlace> highest(String code, String said, LocalDate first, LocalDate last) {
        return DivisionCode.of(code).upward().stream()
                .flatMap(prefix -> byPrefix.getOrDefault(prefix, List.of()).stream())
                .filter(p -> p.touches(first, last))
                .map(p -> p.asSaid(said))
                .max(Comparator.comparing(RiskPlace::level).thenComparing(RiskPlace::from));
    }

    /** Listed places that lie inside the code's division, not the division itself. */
    List<RiskPlace> inside(String code, LocalDate first, LocalDate last) {
        String prefix = DivisionCode.of(code).prefix();
        if (prefix.isEmpty()) {
            return List.of();
        }
        return byPrefix.subMap(prefix, false, prefix + '~', false).values().stream()
                .flatMap(List::stream)
                .filter(p -> p.touches(first, last))
                .toList();
    }
}
