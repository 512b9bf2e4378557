package org.linli.territory;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Acting;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at the {@code area} of each address, also where nothing is narrowed to it: one answer everywhere to an area
 * that whoever asks does not see, or that there is not.
 */
@Component
@Order(2) // who may not is told that first
class AreaAsked implements HandlerInterceptor {

    private final Territory territory;

    AreaAsked(Territory territory) {
        this.territory = territory;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod
                && request.getMethod().equals("GET")
                && request.getDispatcherType() == DispatcherType.REQUEST
                && Acting.isKnown()) {
            territory.narrowed(request.getParameter("area"));
        }
        return true;
    }
}
