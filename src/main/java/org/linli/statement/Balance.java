package org.linli.statement;

import java.util.List;

/**
 * Figures that add up whatever is in the records: the sum of {@code plus} less the sum of {@code minus} is
 * {@code total}, at every node and on every day. A module contributes one as a bean; the statement checks it each time
 * and says so in red where it does not hold, which would be a bug.
 *
 * @param total key of the counter on one side
 * @param plus keys of counters that add up to it
 * @param minus keys of counters taken away
 */
public record Balance(String total, List<String> plus, List<String> minus) {

    public Balance {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        if (plus.isEmpty()) {
            throw new IllegalArgumentException("An identity for " + total + " adds up nothing");
        }
    }

    /** The parts add up to the total: due = done + missed + open. */
    public static Balance sum(String total, String... parts) {
        return new Balance(total, List.of(parts), List.of());
    }

    /** What was, and what came, less what went, is what is: yesterday + in − out = today. */
    public static Balance balance(String today, String yesterday, String in, String out) {
        return new Balance(today, List.of(yesterday, in), List.of(out));
    }
}
