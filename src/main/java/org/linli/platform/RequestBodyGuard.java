package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The body of a request on its way in, below everything that reads it: forms, parts of an upload, JSON. Gives up one
 * that arrives too slowly, does not read one that nobody wants, and keeps a short one for whoever reads it later.
 */
public final class RequestBodyGuard implements InputBuffer {

    private static final String KEY = RequestBodyGuard.class.getName();
    private static final String TOO_SLOW = KEY + ".too-slow";
    private static final int END = -1;

    private final Request request;
    private final InputBuffer source;
    private final RequestSettings settings;
    private final LongSupplier nanos;
    private long bytes;
    private long waited;
    private boolean unwanted;
    private @Nullable ByteBuffer kept;

    private RequestBodyGuard(Request request, InputBuffer source, RequestSettings settings, LongSupplier nanos) {
        this.request = request;
        this.source = source;
        this.settings = settings;
        this.nanos = nanos;
    }

    static RequestBodyGuard of(Request request, RequestSettings settings, LongSupplier nanos) {
        var body = new RequestBodyGuard(request, request.getCoyoteRequest().getInputBuffer(), settings, nanos);
        request.setAttribute(KEY, body);
        return body;
    }

    /**
     * Lets nothing more of the body be read by anybody, and ends the connection after the answer, since the rest of the
     * body stands before the next request.
     */
    public static void leaveUnread(HttpServletRequest request) {
        if (request.getAttribute(KEY) instanceof RequestBodyGuard body) {
            body.leaveUnread();
        }
    }

    /**
     * Waits until the whole of a short body is there; it is read from memory later. For whoever is about to take
     * something that others want, too, and should not hold it for as long as a line is slow.
     *
     * @return false when it arrived too slowly, which is answered then, or when its sender has gone
     */
    public static boolean takeIn(HttpServletRequest request) {
        return !(request.getAttribute(KEY) instanceof RequestBodyGuard body) || body.takeIn();
    }

    /** Whether it was given up because it arrived too slowly. */
    static boolean wasTooSlow(HttpServletRequest request) {
        return request.getAttribute(TOO_SLOW) != null;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (unwanted) {
            return END;
        }
        if (kept != null) {
            return readKept(handler, kept);
        }
        long begin = nanos.getAsLong();
        int read;
        try {
            read = source.doRead(handler);
        } catch (SocketTimeoutException silence) {
            return giveUp();
        }
        waited += nanos.getAsLong() - begin;
        bytes += Math.max(0, read);
        if (waited >= settings.patience().toNanos()) {
            if (bytes < settings.slowest().toBytes() * TimeUnit.NANOSECONDS.toSeconds(waited)) {
                return giveUp();
            }
            bytes = 0;
            waited = 0;
        }
        return read;
    }

    private static int readKept(ApplicationBufferHandler handler, ByteBuffer kept) {
        if (!kept.hasRemaining()) {
            return END;
        }
        int read = kept.remaining();
        handler.setByteBuffer(kept.duplicate());
        kept.position(kept.limit());
        return read;
    }

    private boolean takeIn() {
        // Whoever asked whether to send it waits for the answer, which Tomcat gives only when it reads itself.
        request.getCoyoteRequest().action(ActionCode.ACK, ContinueResponseTiming.ON_REQUEST_BODY_READ);
        var bytes = new ByteArrayOutputStream();
        var part = new Part();
        try {
            while (doRead(part) >= 0) {
                part.moveTo(bytes);
            }
        } catch (IOException gone) {
            leaveUnread();
            request.getResponse().setStatus(HttpServletResponse.SC_BAD_REQUEST); // for our figures; nobody reads it
            return false;
        }
        kept = ByteBuffer.wrap(bytes.toByteArray());
        return !wasTooSlow(request);
    }

    /** What was read last. */
    private static final class Part implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // whoever reads brings a buffer of their own
        }

        void moveTo(ByteArrayOutputStream all) {
            byte[] moved = new byte[bytes.remaining()];
            bytes.get(moved);
            all.writeBytes(moved);
        }
    }

    /** A body that ends too early is refused by whoever reads it; an exception here would cut off the answer, too. */
    private int giveUp() throws IOException {
        request.setAttribute(TOO_SLOW, true);
        leaveUnread();
        HttpServletResponse response = request.getResponse().getResponse();
        if (!response.isCommitted()) {
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
        return END;
    }

    private void leaveUnread() {
        unwanted = true;
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        request.getResponse().setHeader(HttpHeaders.CONNECTION, "close");
    }

    @Override
    public int available() {
        if (unwanted) {
            return 0;
        }
        return kept == null ? source.available() : kept.remaining();
    }

    InputBuffer source() {
        return source;
    }
}
