package org.linli.statement;

import java.time.LocalDate;
import org.linli.access.AreaPath;
import org.linli.access.SharedCount;
import org.linli.access.SharedCounts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * Figures that are counted once for all who look: everybody who may see a node sees all rows under it, so its figures
 * are the same for all of them. The pages say when they were counted. What is signed is counted anew.
 */
@Component
class SharedStatements {

    /** So many counted rows cost a noticeable time. */
    private static final long LARGE = 20_000;

    private final Statements statements;
    private final Territory territory;
    private final SharedCount<NodeOfDay, Statement> watched;
    private final SharedCount<NodeOfDay, Statement> read;

    SharedStatements(Statements statements, Territory territory, SharedCounts shared, StatementSettings settings) {
        this.statements = statements;
        this.territory = territory;
        this.watched = shared.of(settings.shared(), any -> true);
        this.read = shared.of(settings.shared(), SharedStatements::isLarge);
    }

    /** @param signatures how many there were: a new one is seen at once */
    private record NodeOfDay(AreaPath area, LocalDate day, int signatures) {}

    private static boolean isLarge(Statement statement) {
        return statement.live().stream().mapToLong(Figure::value).sum() > LARGE;
    }

    /** As {@link Statements#live}, some seconds old, for screens that stay open; refused outside the scope as there. */
    Statement live(AreaPath area, LocalDate day) {
        territory.area(area);
        return watched.get(new NodeOfDay(area, day, 0), () -> statements.live(area, day));
    }

    /** As {@link Statements#of}; of a large area it may be as old as the time that counting it takes several times. */
    Statement of(AreaPath area, LocalDate day) {
        int signatures = statements.signatures(area, day).size();
        return read.get(new NodeOfDay(area, day, signatures), () -> statements.of(area, day));
    }
}
