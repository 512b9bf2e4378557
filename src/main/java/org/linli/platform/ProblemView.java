package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Which part of the page about a problem is shown. */
final class ProblemView {

    private static final String PAGE = "platform/problem";

    private ProblemView() {}

    /**
     * The whole page; for htmx its main element where that is replaced, else a note that fits in the place of any part.
     */
    static String of(HttpServletRequest request) {
        if (!isPart(request)) {
            return PAGE;
        }
        return PAGE + (Objects.equals(request.getHeader("HX-Target"), "main") ? " :: main" : " :: note");
    }

    /** Whether htmx asks for a part of a page. */
    static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }
}
