package org.linli.testing;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the program asks PostgreSQL to do: each statement that the driver sends for the thread that counts, those of a
 * batch one by one, without the begin and the end of transactions.
 */
public final class Statements {

    /** What the driver says of itself when it sends something. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** How many statements it takes. */
    public static int count(Runnable work) {
        var sent = new Sent(Thread.currentThread().threadId());
        boolean passedOn = DRIVER.getUseParentHandlers();
        Level before = DRIVER.getLevel();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(sent);
        try {
            work.run();
        } finally {
            DRIVER.removeHandler(sent);
            DRIVER.setLevel(before);
            DRIVER.setUseParentHandlers(passedOn);
        }
        return sent.executed;
    }

    /** Counts what is executed for one thread. */
    private static final class Sent extends Handler {

        private final long thread;
        private int executed;

        Sent(long thread) {
            this.thread = thread;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getLongThreadID() == thread) {
                if (line.getMessage().startsWith(" FE=> Execute")) {
                    executed++;
                } else if (line.getMessage().startsWith(" FE=> SimpleQuery")) {
                    executed--; // a begin, whose commit will be executed
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
