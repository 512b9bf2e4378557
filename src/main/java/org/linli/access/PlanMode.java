package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Whether PostgreSQL may keep the plans of what is read. What a statement reads depends on who asks: a plan made for a
 * cell must not serve the district. So each statement says how deep in the tree whoever asks stands, and a plan serves
 * those of that depth only.
 */
enum PlanMode {
    /** A page of one thing and what {@link KeepsPlans}: there is one good plan for reading by ids. */
    KEPT("force_generic_plan"),
    /** A page as it is opened, and what is written: kept where PostgreSQL reckons that it loses nothing. */
    KEPT_IF_AS_GOOD("auto"),
    /**
     * What is searched or filtered, also by an area in the address, and what is read for nobody's page: the best plan
     * depends on what is looked for.
     */
    EACH("force_custom_plan");

    private static final String ONE = "/{id}";
    private static final String AREA = "{path}";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Says in which order and from where a list is read, each a statement of its own, and asks for nothing. */
    private static final Pattern TURNS_PAGES =
            Pattern.compile("(?>(?:(?:sort|before|after|n)=[^&]*+|\\w++=)(?:&|$)){0,40}+");

    private final String setting;

    PlanMode(String setting) {
        this.setting = setting;
    }

    /** Of a transaction that begins. */
    static PlanMode of(TransactionDefinition begun) {
        return begun instanceof TransactionAttribute said && said.getLabels().contains(KeepsPlans.LABEL) ? KEPT : now();
    }

    /** Of the request that is being answered. */
    static PlanMode now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? of(web.getRequest())
                : EACH;
    }

    private static PlanMode of(HttpServletRequest request) {
        if (!READING.contains(HttpMethod.valueOf(request.getMethod()))) {
            return KEPT_IF_AS_GOOD;
        }
        String pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String known
                ? known
                : "";
        if (pattern.endsWith(ONE)) {
            return KEPT;
        }
        return !pattern.contains(AREA) && onlyTurnsPages(request.getQueryString()) ? KEPT_IF_AS_GOOD : EACH;
    }

    /** As it was sent: reading the parameters fails where they are no text. */
    private static boolean onlyTurnsPages(@Nullable String query) {
        return query == null || TURNS_PAGES.matcher(query).matches();
    }

    /** The value of {@code plan_cache_mode}. */
    String setting() {
        return setting;
    }

    /**
     * The statement as it is to be asked for whoever acts: with the number of nodes above what they see. Whatever the
     * mode, PostgreSQL keeps the plan of a statement without parameters.
     */
    static String marked(String sql) {
        return Acting.isKnown() ? "/* " + depth(Acting.now().scope()) + " */ " + sql : sql;
    }

    private static long depth(String scope) {
        return scope.chars().filter(sign -> sign == '.').count();
    }
}
