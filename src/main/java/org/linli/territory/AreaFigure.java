package org.linli.territory;

import java.util.Collection;
import java.util.Map;
import org.linli.access.AreaPath;

/**
 * A number that the area page shows beside every node: homes, households, people. A module contributes one as a bean.
 *
 * <p>The number of a node counts the rows that lie in its subtree by either of their paths, each once, so that the
 * household nodes under a node (and what hangs directly on it) add up to it, and the rental nodes show some of the same
 * rows again.
 */
public interface AreaFigure {

    /** Message key of its heading, and its name in the API behind the last dot. */
    String key();

    /** Place among the columns, lower first. */
    int order();

    /** The number for each of these nodes; a node without rows may be missing. Called within a transaction. */
    Map<AreaPath, Long> count(Collection<AreaPath> areas);

    /** Address of the page that lists the node's rows. */
    String rows(AreaPath area);

    /** What that page asks for: who does not hold it is shown the number alone. */
    String permission();
}
