package org.linli.platform;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.PropertyAccessor;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.expression.VariableExpression;

/**
 * What {@code ${…}} in a template becomes: what SpEL says, sooner. A plain path is followed without it, and of all else
 * the values of our classes are read by {@link PageProperties}.
 */
final class PageExpressions implements IStandardVariableExpressionEvaluator {

    private static final PropertyAccessor PROPERTIES = new PageProperties();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        if (expression instanceof VariableExpression variable
                && !execution.getPerformTypeConversion()
                && path(variable) instanceof PagePath path
                && path != PagePath.NONE
                && !(execution.getRestrictVariableAccess() && path.isOfRequest())) {
            Object value = path.in(context);
            if (value != PagePath.UNANSWERED) {
                return value;
            }
        }
        if (context.getVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME)
                        instanceof ThymeleafEvaluationContext evaluation
                && evaluation.getPropertyAccessors().getFirst() != PROPERTIES) {
            var accessors = new ArrayList<PropertyAccessor>(evaluation.getPropertyAccessors());
            accessors.addFirst(PROPERTIES);
            evaluation.setPropertyAccessors(accessors);
        }
        return SPELVariableExpressionEvaluator.INSTANCE.evaluate(context, expression, execution);
    }

    /** Kept with the expression until SpEL keeps there what it made of it. */
    private static @Nullable PagePath path(VariableExpression expression) {
        Object kept = expression.getCachedExpression();
        if (kept == null) {
            PagePath path = PagePath.of(expression.getExpression());
            expression.setCachedExpression(path);
            return path;
        }
        return kept instanceof PagePath path ? path : null;
    }
}
