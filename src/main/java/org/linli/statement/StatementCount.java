package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.Area;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Computes the figures of a node from the rows, and checks that they add up. Runs in the caller's transaction. */
@Component
class StatementCount {

    private static final Logger LOG = LoggerFactory.getLogger(StatementCount.class);

    private final Counters counters;
    private final RowStore rows;
    private final SignatureStore signed;
    private final BusinessClock clock;

    StatementCount(Counters counters, RowStore rows, SignatureStore signed, BusinessClock clock) {
        this.counters = counters;
        this.rows = rows;
        this.signed = signed;
        this.clock = clock;
    }

    /** The node whose figures are wanted, with what lies under it. */
    record Node(Area area, List<Area> children, List<Area> beside) {

        /** The children in {@code under} of the node's own layer, and those of the other. */
        static Node of(Area area, List<Area> under) {
            return new Node(
                    area,
                    under.stream().filter(a -> a.layer() == area.layer()).toList(),
                    under.stream().filter(a -> a.layer() != area.layer()).toList());
        }

        AreaPath path() {
            return area.path();
        }
    }

    List<Figure> live(Node node, LocalDate day, Instant now) {
        return counters.all().stream()
                .map(counter -> tally(node, counter, CountedRows.now(counter, node.path(), day, now, clock)))
                .toList();
    }

    /** What was signed, with what differs from the figures of now. */
    Statement.Signed signed(Node node, Signature signature, List<Figure> live, Instant now) {
        Map<String, Long> frozen = signed.figures(signature.id());
        var then = new ArrayList<Figure>();
        var differences = new ArrayList<Difference>();
        for (Figure figure : live) {
            Counter counter = figure.counter();
            if (frozen.containsKey(counter.key())) {
                Figure was = tally(node, counter, CountedRows.signed(counter, signature));
                then.add(was);
                CountedRows current = CountedRows.now(counter, node.path(), signature.day(), now, clock);
                Map<String, Long> differing =
                        parts(tally(node, counter, CountedRows.differing(current, counter, signature)));
                differences.add(new Difference(
                        counter,
                        was.value(),
                        figure.value(),
                        differing.getOrDefault("came", 0L),
                        differing.getOrDefault("went", 0L),
                        differing.getOrDefault("changed", 0L)));
            }
        }
        return new Statement.Signed(signature, List.copyOf(then), List.copyOf(differences));
    }

    /** Rows of one figure in the given state; empty where that counter, or the signature, does not exist. */
    Optional<CountedRows> rows(RowQuery query, Optional<Signature> signature, Instant now) {
        return counters.find(query.counter()).flatMap(counter -> {
            CountedRows live = CountedRows.now(counter, query.area(), query.day(), now, clock);
            return switch (query.which()) {
                case NOW -> Optional.of(live);
                case SIGNED -> signature.map(s -> CountedRows.signed(counter, s));
                case DIFFERING -> signature.map(s -> CountedRows.differing(live, counter, s));
            };
        });
    }

    /** The identities that do not hold at the node or at one of its children. */
    List<BrokenBalance> broken(Node node, List<Figure> figures) {
        Map<String, Figure> byKey =
                figures.stream().collect(Collectors.toMap(f -> f.counter().key(), f -> f));
        var broken = new ArrayList<>(broken(node.path(), byKey, Figure::value));
        for (List<Area> children : List.of(node.children(), node.beside())) {
            children.forEach(child -> broken.addAll(broken(child.path(), byKey, f -> f.in(child.path()))));
        }
        broken.forEach(b -> LOG.error(
                "Figures do not add up at {}: {} is {} and the others make {} ({})",
                b.area(),
                b.total().key(),
                b.value(),
                b.expected(),
                b.counters()));
        return List.copyOf(broken);
    }

    private List<BrokenBalance> broken(AreaPath at, Map<String, Figure> byKey, ToLongFunction<Figure> number) {
        var broken = new ArrayList<BrokenBalance>();
        for (Balance identity : counters.identities()) {
            Figure total = byKey.get(identity.total());
            if (total != null) {
                long expected = sum(identity.plus(), byKey, number) - sum(identity.minus(), byKey, number);
                long value = number.applyAsLong(total);
                if (value != expected) {
                    var keys = new ArrayList<>(identity.plus());
                    keys.addAll(identity.minus());
                    broken.add(new BrokenBalance(at, total.counter(), value, expected, keys));
                }
            }
        }
        return broken;
    }

    private static long sum(List<String> keys, Map<String, Figure> byKey, ToLongFunction<Figure> number) {
        return keys.stream()
                .map(byKey::get)
                .filter(java.util.Objects::nonNull)
                .mapToLong(number)
                .sum();
    }

    private Figure tally(Node node, Counter counter, CountedRows of) {
        return rows.tally(
                counter,
                of,
                node.children().stream().map(Area::path).toList(),
                node.beside().stream().map(Area::path).toList());
    }

    private static Map<String, Long> parts(Figure figure) {
        return figure.parts().stream().collect(Collectors.toMap(Figure.Part::key, Figure.Part::value));
    }
}
