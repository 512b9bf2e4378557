package org.linli.testing;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the PostgreSQL driver says of itself whenever it sends or receives something. */
final class DriverLog extends Handler {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final Consumer<LogRecord> reader;

    private DriverLog(Consumer<LogRecord> reader) {
        this.reader = reader;
        setLevel(Level.ALL);
    }

    /** Reads it while something is done, of all threads. */
    static void read(Runnable work, Consumer<LogRecord> reader) {
        var log = new DriverLog(reader);
        boolean passedOn = DRIVER.getUseParentHandlers();
        Level before = DRIVER.getLevel();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(log);
        try {
            work.run();
        } finally {
            DRIVER.removeHandler(log);
            DRIVER.setLevel(before);
            DRIVER.setUseParentHandlers(passedOn);
        }
    }

    @Override
    public void publish(LogRecord line) {
        reader.accept(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
