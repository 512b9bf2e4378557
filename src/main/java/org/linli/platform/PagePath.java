package org.linli.platform;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.thymeleaf.context.IExpressionContext;

/** An expression that only follows names, such as {@code l.row.person} or {@code paged.last()}: most of a page. */
final class PagePath {

    /** Tells that only SpEL can answer. */
    static final Object UNANSWERED = new Object();

    /** No path at all. */
    static final PagePath NONE = new PagePath("", List.of());

    private static final Pattern PATH = Pattern.compile("[a-zA-Z]\\w*(?:\\.[a-zA-Z]\\w*(?:\\(\\))?)*");
    private static final String REQUEST = "param";
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    private final String variable;
    private final List<Step> steps;

    private PagePath(String variable, List<Step> steps) {
        this.variable = variable;
        this.steps = steps;
    }

    private record Step(String name, boolean called) {

        static Step of(String text) {
            boolean called = text.endsWith("()");
            return new Step(called ? text.substring(0, text.length() - 2) : text, called);
        }

        @Nullable
        Method in(Class<?> type) {
            return (called ? PageProperties.method(type, name) : PageProperties.property(type, name)).orElse(null);
        }
    }

    static PagePath of(String expression) {
        if (!PATH.matcher(expression).matches() || LITERALS.contains(expression)) {
            return NONE;
        }
        String[] names = expression.split("\\.", -1);
        return new PagePath(names[0], Arrays.stream(names).skip(1).map(Step::of).toList());
    }

    /** Whether it reads what the request brought, which Thymeleaf lets no address and no script be made of. */
    boolean isOfRequest() {
        return variable.equals(REQUEST);
    }

    /** The value; {@link #UNANSWERED} where something on the way is absent or of a class that is not ours. */
    @Nullable
    Object in(IExpressionContext context) {
        Object value = context.getVariable(variable);
        for (Step step : steps) {
            Method method = value == null ? null : step.in(value.getClass());
            if (value == null || method == null) {
                return UNANSWERED;
            }
            try {
                value = PageProperties.call(method, value);
            } catch (AccessException e) {
                return UNANSWERED;
            }
        }
        return value;
    }
}
