package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.territory.Area;

/**
 * The day's figures of a node: what the records say, and what was signed.
 *
 * @param at the moment that the records were counted at, all figures from one snapshot
 * @param children its children of the same layer; their numbers and what hangs on the node itself add up to the node's
 * @param beside its children of the other layer: the rental cells, which show some of the same rows again
 * @param live the figures by the records
 * @param signed the signature with the figures that it froze
 * @param broken figures that do not add up; empty unless there is a bug
 */
public record Statement(
        Area area,
        LocalDate day,
        Instant at,
        List<Area> children,
        List<Area> beside,
        List<Figure> live,
        Optional<Signed> signed,
        List<BrokenBalance> broken) {

    /**
     * A signature with what was signed.
     *
     * @param differences one for each figure, also where nothing differs
     */
    public record Signed(Signature signature, List<Figure> figures, List<Difference> differences) {

        /** The figures that differ from the records of now. */
        public List<Difference> differing() {
            return differences.stream().filter(Difference::any).toList();
        }
    }

    /** The figures that stand: the signed ones once there are any. */
    public List<Figure> figures() {
        return signed.map(Signed::figures).orElse(live);
    }

    /** Whether nothing is new on the day: 今日无新增，零报告. */
    public boolean zeroReport() {
        return figures().stream()
                .filter(figure -> figure.counter().is(Trait.NEWS))
                .allMatch(figure -> figure.value() == 0);
    }

    /** Whether rows hang on the node itself and on none of its children. */
    public boolean hasDirect() {
        return figures().stream().anyMatch(figure -> figure.direct() != 0);
    }

    /** Whether some of the rows lie in rented homes. */
    public boolean hasRented() {
        return figures().stream().anyMatch(figure -> figure.rented() > 0);
    }
}
