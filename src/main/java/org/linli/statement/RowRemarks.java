package org.linli.statement;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What a module says beside the rows of a counter of its own, as known now: not part of what is counted or signed.
 * Contributed as a bean.
 */
public interface RowRemarks {

    /** Whether it has anything to say about the rows of that counter. */
    boolean on(String counter);

    /**
     * Remarks in the reader's language.
     *
     * @param rows ids of rows of such a counter
     * @return by the row's id; none where there is nothing to say or the reader may not know
     */
    Map<UUID, String> of(Collection<UUID> rows);
}
