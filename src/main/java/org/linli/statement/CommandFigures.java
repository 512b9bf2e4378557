package org.linli.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import org.linli.access.AreaPath;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * Figures of the command view, counted once for all who look within {@link StatementSettings#shared}: everybody who may
 * see a node sees all rows under it, so its figures are the same for all of them. The page says when they were counted.
 */
@Component
class CommandFigures {

    private static final int MOST = 500;

    private final Statements statements;
    private final Territory territory;
    private final Cache<NodeOfDay, Statement> counted;

    CommandFigures(Statements statements, Territory territory, StatementSettings settings) {
        this.statements = statements;
        this.territory = territory;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(settings.shared())
                .maximumSize(MOST)
                .build();
    }

    private record NodeOfDay(AreaPath area, LocalDate day) {}

    /** As {@link Statements#live}, but at most so old; refused outside the scope as there. */
    Statement of(AreaPath area, LocalDate day) {
        territory.area(area);
        return counted.get(new NodeOfDay(area, day), key -> statements.live(key.area(), key.day()));
    }
}
