package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Optional;
import org.linli.platform.Forbidden;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Holds every endpoint to the permission it names. An endpoint of ours that names none, or one that no module declared,
 * keeps the program from starting.
 */
@Component
@Order(0)
class EndpointGuard implements HandlerInterceptor, SmartInitializingSingleton {

    private final Permissions permissions;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    EndpointGuard(Permissions permissions, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.permissions = permissions;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var unguarded = new ArrayList<String>();
        mappings.stream().flatMap(m -> m.getHandlerMethods().values().stream()).forEach(endpoint -> {
            if (!isOurs(endpoint) || isOpen(endpoint)) {
                return;
            }
            Optional<String> key = permissionOf(endpoint);
            if (key.isEmpty() || !permissions.isDeclared(key.get())) {
                unguarded.add(endpoint.getShortLogMessage()
                        + key.map(k -> " (" + k + ")").orElse(""));
            }
        });
        if (!unguarded.isEmpty()) {
            throw new IllegalStateException("Endpoints without a declared @Allowed permission: " + unguarded);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && isOurs(endpoint) && !isOpen(endpoint)) {
            String key = permissionOf(endpoint).orElseThrow(() -> new Forbidden("an endpoint without a permission"));
            permissions.demand(key);
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod endpoint) {
        return endpoint.getBeanType().getPackageName().startsWith("org.linli")
                && !ErrorController.class.isAssignableFrom(endpoint.getBeanType());
    }

    private static boolean isOpen(HandlerMethod endpoint) {
        return endpoint.hasMethodAnnotation(OpenToAll.class)
                || (!endpoint.hasMethodAnnotation(Allowed.class)
                        && AnnotatedElementUtils.hasAnnotation(endpoint.getBeanType(), OpenToAll.class));
    }

    private static Optional<String> permissionOf(HandlerMethod endpoint) {
        Allowed onMethod = endpoint.getMethodAnnotation(Allowed.class);
        Allowed allowed = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Allowed.class);
        return Optional.ofNullable(allowed).map(Allowed::value);
    }
}
