package org.linli.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the program asks PostgreSQL to do: each statement that the driver sends for one thread, those of a batch one by
 * one, without the begin, the level and the end of transactions.
 */
public final class Statements {

    /** How a transaction says that it is a snapshot; executed next. */
    private static final String LEVEL = " FE=> Parse(stmt=null,query=\"set transaction isolation level";

    private Statements() {}

    /** How many statements it takes. */
    public static int count(Runnable work) {
        return sent(work)
                .getOrDefault(Thread.currentThread().threadId(), Sent.NOTHING)
                .statements();
    }

    /**
     * How many statements the server in this process sends to answer one request. What each transaction declares of who
     * acts is not counted: it reads no row.
     *
     * @param request a request and the wait for its answer; only the thread that sends most is looked at, so that what
     *     the server does beside it does not count
     */
    public static int ofRequest(Runnable request) {
        return sent(request).values().stream()
                .mapToInt(sent -> sent.statements() - sent.transactions)
                .max()
                .orElse(0);
    }

    private static Map<Long, Sent> sent(Runnable work) {
        Map<Long, Sent> byThread = new ConcurrentHashMap<>();
        DriverLog.read(work, line -> {
            if (line.getMessage().startsWith(LEVEL)) {
                byThread.merge(line.getLongThreadID(), new Sent(-1, 0), Sent::and);
            } else if (line.getMessage().startsWith(" FE=> Execute")) {
                byThread.merge(line.getLongThreadID(), new Sent(1, 0), Sent::and);
            } else if (line.getMessage().startsWith(" FE=> SimpleQuery")) {
                byThread.merge(line.getLongThreadID(), new Sent(0, 1), Sent::and);
            }
        });
        return byThread;
    }

    /** What one thread has sent. The end of a transaction is executed like a statement, its begin is not. */
    private record Sent(int executed, int transactions) {

        private static final Sent NOTHING = new Sent(0, 0);

        int statements() {
            return executed - transactions;
        }

        Sent and(Sent more) {
            return new Sent(executed + more.executed, transactions + more.transactions);
        }
    }
}
