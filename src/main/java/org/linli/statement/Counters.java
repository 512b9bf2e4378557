package org.linli.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The sections and figures that the modules contribute, in the order of the statement, and what they must add up to.
 */
@Component
class Counters {

    private final Map<String, Counter> byKey = new LinkedHashMap<>();
    private final List<Balance> identities;

    Counters(List<Section> sections, List<Counter> declared, List<Balance> identities) {
        check(sections, declared);
        declared.stream()
                .sorted(Comparator.comparingInt(Counter::order).thenComparing(Counter::key))
                .forEach(counter -> {
                    if (byKey.put(counter.key(), counter) != null) {
                        throw new IllegalStateException("Counter " + counter.key() + " is declared twice");
                    }
                });
        this.identities = List.copyOf(identities);
        this.identities.forEach(identity -> Stream.of(
                        Stream.of(identity.total()), identity.plus().stream(), identity.minus().stream())
                .flatMap(keys -> keys)
                .filter(key -> !byKey.containsKey(key))
                .forEach(key -> {
                    throw new IllegalStateException("An identity names the counter " + key + ", which nobody declared");
                }));
    }

    private static void check(List<Section> sections, List<Counter> counters) {
        var earlier = new ArrayList<Section>();
        for (Section section : sections) {
            for (Section other : earlier) {
                if (other.key().equals(section.key()) || other.overlaps(section)) {
                    throw new IllegalStateException(section + " is in the way of " + other);
                }
            }
            earlier.add(section);
        }
        counters.stream()
                .filter(counter -> !sections.contains(counter.section()))
                .findFirst()
                .ifPresent(counter -> {
                    throw new IllegalStateException(
                            "Counter " + counter.key() + " stands in " + counter.section() + ", which nobody declared");
                });
    }

    List<Counter> all() {
        return List.copyOf(byKey.values());
    }

    Optional<Counter> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<Balance> identities() {
        return identities;
    }
}
