package org.linli.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.platform.BusyAnswer;
import org.linli.platform.PageStaticFiles;
import org.linli.platform.RequestBodyGuard;
import org.linli.platform.RequestTurns;
import org.linli.platform.RequestTurns.Who;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in as many requests as can be worked on, before anything is asked of the database for them; the others are told
 * soon to come again. A short body is taken in before, so that a slow line holds up nobody else. Uploads of the
 * signed-in are counted until {@link UploadDoor}; health, and our scripts and styles, are not.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 10)
class RequestDoor extends OncePerRequestFilter {

    /** A longer body of the signed-in is read while the request has its turn. */
    private static final long SHORT = DataSize.ofKilobytes(64).toBytes();

    private final RequestTurns turns;
    private final KnownCallers callers;
    private final BusyAnswer busy;

    RequestDoor(RequestTurns turns, KnownCallers callers, BusyAnswer busy) {
        this.turns = turns;
        this.callers = callers;
        this.busy = busy;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (isError(request)) {
            return RequestTurns.has(request);
        }
        String path = request.getServletPath();
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/") || PageStaticFiles.isAt(path);
    }

    /** What was let in uncounted, such as a script that there is not, is counted when a page has to tell so. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static boolean isError(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean known = callers.isKnown(request);
        if (!isError(request)) {
            SessionCookie.of(request, response);
            if (isShort(request, known) && !RequestBodyGuard.takeIn(request)) {
                return;
            }
        }
        if (turns.begin(request, who(request, known))) {
            chain.doFilter(request, response);
        } else {
            busy.send(request, response, known && StrangerBody.isUpload(request));
        }
    }

    private static Who who(HttpServletRequest request, boolean known) {
        if (!known) {
            return Who.STRANGER;
        }
        String path = request.getServletPath();
        boolean isFile = path.endsWith(".xlsx") || path.endsWith(".csv");
        // An upload has its turn only until its own door.
        return isFile || isLong(request) && !StrangerBody.isUpload(request) ? Who.KNOWN_FOR_FILE : Who.KNOWN;
    }

    /** Whether there is a body that is taken in before its sender gets a turn. */
    private static boolean isShort(HttpServletRequest request, boolean known) {
        long length = request.getContentLengthLong();
        return length > 0 && length <= (known ? SHORT : StrangerBody.LARGEST) && !StrangerBody.isUpload(request);
    }

    private static boolean isLong(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || request.getContentLengthLong() > SHORT;
    }
}
