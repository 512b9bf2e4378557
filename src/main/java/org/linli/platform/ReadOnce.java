package org.linli.platform;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that is read once in a transaction, however often it is asked for. Only in a transaction that only reads:
 * in another it may change on the way, and is read each time, as it is where there is none.
 *
 * @param <T> what is read
 */
public final class ReadOnce<T> {

    private final Supplier<T> reading;

    /** @param reading how it is read; answers the same for everybody who may share the transaction */
    public ReadOnce(Supplier<T> reading) {
        this.reading = reading;
    }

    /** As it is in this transaction. */
    public T get() {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return reading.get();
        }
        @SuppressWarnings("unchecked") // nobody else binds anything to this
        Read<T> known = (Read<T>) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Read<>(this, reading.get());
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(known);
        }
        return known.value;
    }

    /** What was read, bound to the transaction; one that interrupts it reads by itself. */
    private record Read<T>(Object of, T value) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(of);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(of, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(of);
        }
    }
}
