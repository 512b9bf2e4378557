package org.linli.imports;

import java.util.List;
import java.util.Map;
import org.linli.platform.Paged;

/**
 * A page of rows that were set aside.
 *
 * @param reasons how many wait for each reason, by its message key
 * @param reason the one that is shown; empty for all
 * @param waiting how many wait of that reason
 * @param together how many of them can be answered at once
 * @param answers what can be answered to many
 */
record ImportAsidePage(
        Paged<Row> rows,
        Map<String, Integer> reasons,
        String reason,
        int waiting,
        int together,
        List<ImportAnswer> answers,
        boolean hasPages) {

    /**
     * One row.
     *
     * @param choosable whether it can be answered with others
     */
    record Row(ImportAside<?> aside, ImportQuestion question, boolean choosable) {}

    /** Whether an answer to many has to be given with a reason. */
    public boolean isExplained() {
        return answers.stream().anyMatch(ImportAnswer::explained);
    }
}
