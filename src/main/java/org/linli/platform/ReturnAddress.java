package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that somebody was on when a request was made, so that they can be brought back to it. */
public final class ReturnAddress {

    private ReturnAddress() {}

    /**
     * The local address of the page: that of the request itself when it opened a page, else of the page that it was
     * sent from. Never leads to another site; empty when the browser does not tell.
     */
    public static Optional<String> of(HttpServletRequest request) {
        String fromPage = request.getHeader("HX-Current-URL");
        if (fromPage != null) {
            return local(fromPage);
        }
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (!(method instanceof String given ? given : request.getMethod()).equals("GET")) {
            return local(request.getHeader("Referer"));
        }
        String query = request.getQueryString();
        return local(
                (failed instanceof String uri ? uri : request.getRequestURI()) + (query == null ? "" : "?" + query));
    }

    /**
     * The page on which the link or form stood that led to the request; empty when it is unknown or of another site.
     */
    static Optional<String> before(HttpServletRequest request) {
        String fromPage = request.getHeader("HX-Current-URL");
        String from = fromPage == null ? request.getHeader("Referer") : fromPage;
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String query = request.getQueryString();
        String here =
                (asked instanceof String uri ? uri : request.getRequestURI()) + (query == null ? "" : "?" + query);
        return local(from).filter(page -> isOfThisSite(from, request) && !page.equals(here));
    }

    private static boolean isOfThisSite(@Nullable String address, HttpServletRequest request) {
        String host = address == null ? null : URI.create(address).getHost();
        return host == null || host.equalsIgnoreCase(request.getServerName());
    }

    private static Optional<String> local(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI given = URI.create(address);
            String path = given.getRawPath();
            String query = given.getRawQuery();
            return Optional.ofNullable(path)
                    .filter(p -> p.startsWith("/") && !p.startsWith("//"))
                    .map(p -> query == null ? p : p + "?" + query);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
