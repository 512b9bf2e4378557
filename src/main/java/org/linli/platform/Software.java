package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells software, which wants problem+json when something is wrong, from people, who want a page. */
public final class Software {

    private Software() {}

    /** Whether the JSON API is asked, also while an error of it is told. */
    public static boolean asksTheApi(HttpServletRequest request) {
        String asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        return asked.startsWith("/api/");
    }

    /**
     * Whether software asks: at the API, or for what is only there for software.
     *
     * @param path as it was asked for; that of the request unless it is an error's
     */
    public static boolean asks(String path, HttpServletRequest request) {
        return path.startsWith("/api/")
                || path.startsWith("/actuator")
                || path.startsWith("/v3/")
                || path.endsWith(".json")
                || Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .filter(accept -> accept.startsWith(MediaType.APPLICATION_JSON_VALUE))
                        .isPresent();
    }
}
