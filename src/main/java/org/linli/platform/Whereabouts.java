package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that somebody was on when a request was made, so that they can be brought back to it. */
public final class Whereabouts {

    private Whereabouts() {}

    /**
     * The local address of the page: that of the request itself when it opened a page, else of the page that it was sent
     * from. Never leads to another site; empty when the browser does not tell.
     */
    public static Optional<String> of(HttpServletRequest request) {
        var fromPage = request.getHeader("HX-Current-URL");
        if (fromPage != null) {
            return local(fromPage);
        }
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (!(method instanceof String given ? given : request.getMethod()).equals("GET")) {
            return local(request.getHeader("Referer"));
        }
        var query = request.getQueryString();
        return local(
                (failed instanceof String uri ? uri : request.getRequestURI()) + (query == null ? "" : "?" + query));
    }

    private static Optional<String> local(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            var given = URI.create(address);
            var path = given.getRawPath();
            var query = given.getRawQuery();
            return Optional.ofNullable(path)
                    .filter(p -> p.startsWith("/") && !p.startsWith("//"))
                    .map(p -> query == null ? p : p + "?" + query);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
