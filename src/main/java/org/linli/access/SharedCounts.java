package org.linli.access;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes {@link SharedCount}s; all of them count again on one thread, so that they leave the others room. */
@Component
public class SharedCounts implements DisposableBean {

    private final ExecutorService again = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("counting").factory());

    /**
     * Figures by a key.
     *
     * @param time for which they are shown to all before they are counted again
     * @param large which of them are kept at all; the others are counted each time
     */
    public <K, V> SharedCount<K, V> of(Duration time, Predicate<V> large) {
        return new SharedCount<>(time, large, again);
    }

    @Override
    public void destroy() {
        again.shutdownNow();
    }
}
