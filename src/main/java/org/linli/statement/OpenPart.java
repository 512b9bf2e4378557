package org.linli.statement;

import java.util.List;
import org.linli.territory.Area;

/**
 * Something that stands open when a statement is to be signed, and has to be acknowledged by name.
 *
 * @param key of the counter with {@link Trait#PENDING} whose rows they are, or {@link #UNSIGNED}
 * @param count how many
 * @param unsigned the nodes without a signature; empty for a counter
 */
public record OpenPart(String key, long count, List<Area> unsigned) {

    /** Nodes directly under this one that hand in a statement and have not signed it. */
    public static final String UNSIGNED = "unsigned";

    /** Message key of its name. */
    public String label() {
        return label(key);
    }

    /** Message key of the name of a part that was acknowledged. */
    static String label(String key) {
        return key.equals(UNSIGNED) ? "statement.open.unsigned" : "counter." + key;
    }
}
