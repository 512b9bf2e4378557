package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.platform.BusyAnswer;
import org.linli.platform.PageStaticFiles;
import org.linli.platform.RequestTurns;
import org.linli.platform.RequestTurns.Who;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in as many requests as can be worked on, before anything is asked of the database for them; the others are told
 * soon to come again. Health, our scripts and styles, and uploads of the signed-in, who have a door of their own, are
 * not counted.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 10)
class RequestDoor extends OncePerRequestFilter {

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
        String path = request.getServletPath();
        return path.equals("/actuator/health")
                || path.startsWith("/actuator/health/")
                || PageStaticFiles.isAt(path)
                || StrangerBody.isUpload(request) && callers.isKnown(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SessionCookie.of(request, response);
        Who who = who(request);
        if (!turns.begin(who)) {
            busy.send(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.end(who);
        }
    }

    private Who who(HttpServletRequest request) {
        if (!callers.isKnown(request)) {
            return Who.STRANGER;
        }
        String path = request.getServletPath();
        return path.endsWith(".xlsx") || path.endsWith(".csv") ? Who.KNOWN_FOR_FILE : Who.KNOWN;
    }
}
