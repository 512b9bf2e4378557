package org.linli.platform;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1, which also ends a connection whose request line and headers do not end: Tomcat alone waits anew
 * after each byte. Public because Tomcat makes it by its name.
 */
public final class PatientHttp extends Http11NioProtocol {

    private static final long EVERY_SECONDS = 2;
    private static final long NOT_BEGUN = -1;

    private Duration longestHead = Duration.ofSeconds(20);
    private @Nullable ScheduledFuture<?> watch;

    void setLongestHead(Duration longestHead) {
        this.longestHead = longestHead;
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor()
                .scheduleWithFixedDelay(this::endSlowHeads, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void endSlowHeads() {
        for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
            if (socket.getCurrentProcessor() instanceof AbstractProcessor processor && isLate(processor)) {
                socket.close();
            }
        }
    }

    /** A connection has its processor while it waits for more: of a head, or asynchronously for its answer. */
    private boolean isLate(AbstractProcessor processor) {
        long begin = processor.getRequest().getStartTimeNanos();
        return begin != NOT_BEGUN && !processor.isAsync() && System.nanoTime() - begin > longestHead.toNanos();
    }
}
