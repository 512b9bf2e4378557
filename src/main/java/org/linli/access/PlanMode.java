package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Whether PostgreSQL may keep the plans of what is read. What a list reads depends on who asks: a plan made for a cell
 * must not serve the district. A page of one thing reads by ids, for which there is one good plan whoever asks.
 */
final class PlanMode {

    static final String KEPT = "force_generic_plan";
    static final String EACH = "force_custom_plan";

    private static final String ONE = "/{id}";

    private PlanMode() {}

    /** The value of {@code plan_cache_mode} for the transactions of the request that is being answered. */
    static String now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                        && isOfOne(web.getRequest())
                ? KEPT
                : EACH;
    }

    private static boolean isOfOne(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && pattern.endsWith(ONE);
    }
}
