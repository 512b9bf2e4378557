package org.linli.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;
import org.thymeleaf.engine.IterationStatusVar;

/**
 * How the values that a template is given are read: a component of a record of ours, or what a getter of our classes
 * answers. What stands here is found once for each class; Spring's own accessor searches anew at each reading.
 */
final class PageProperties implements PropertyAccessor {

    private static final ClassValue<Map<String, Optional<Method>>> PROPERTIES = members();
    private static final ClassValue<Map<String, Optional<Method>>> METHODS = members();

    private static ClassValue<Map<String, Optional<Method>>> members() {
        return new ClassValue<>() {
            @Override
            protected Map<String, Optional<Method>> computeValue(Class<?> type) {
                return new ConcurrentHashMap<>();
            }
        };
    }

    /** Whether values of this class are read here. */
    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.linli.") || type == IterationStatusVar.class;
    }

    /** What answers {@code value.name}; empty where only SpEL knows. */
    static Optional<Method> property(Class<?> type, String name) {
        return PROPERTIES.get(type).computeIfAbsent(name, wanted -> findProperty(type, wanted));
    }

    /** What answers {@code value.name()}; empty where only SpEL knows. */
    static Optional<Method> method(Class<?> type, String name) {
        return METHODS.get(type).computeIfAbsent(name, wanted -> find(type, wanted));
    }

    private static Optional<Method> findProperty(Class<?> type, String name) {
        if (!isOurs(type)) {
            return Optional.empty();
        }
        String getter = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return find(type, "get" + getter)
                .or(() -> find(type, "is" + getter).filter(method -> method.getReturnType() == boolean.class))
                .or(() -> type.isRecord() ? find(type, name) : Optional.empty());
    }

    private static Optional<Method> find(Class<?> type, String name) {
        return isOurs(type)
                ? Stream.of(type.getMethods())
                        .filter(method -> method.getName().equals(name)
                                && method.getParameterCount() == 0
                                && !method.isBridge()
                                && !Modifier.isStatic(method.getModifiers()))
                        .findFirst()
                        .filter(method -> method.trySetAccessible())
                : Optional.empty();
    }

    static @Nullable Object call(Method method, Object value) throws AccessException {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AccessException("Cannot read " + method.getName() + " of " + value.getClass(), e);
        } catch (IllegalAccessException e) {
            throw new AccessException("Cannot read " + method.getName() + " of " + value.getClass(), e);
        }
    }

    @Override
    public Class<?> @Nullable [] getSpecificTargetClasses() {
        return null;
    }

    @Override
    public boolean canRead(EvaluationContext context, @Nullable Object value, String name) {
        return value != null && property(value.getClass(), name).isPresent();
    }

    @Override
    public TypedValue read(EvaluationContext context, @Nullable Object value, String name) throws AccessException {
        Method method = value == null ? null : property(value.getClass(), name).orElse(null);
        if (value == null || method == null) {
            throw new AccessException("No property " + name); // then the others are tried
        }
        return new TypedValue(call(method, value));
    }

    @Override
    public boolean canWrite(EvaluationContext context, @Nullable Object value, String name) {
        return false;
    }

    @Override
    public void write(EvaluationContext context, @Nullable Object value, String name, @Nullable Object wanted) {
        throw new UnsupportedOperationException("Templates write nothing");
    }
}
