package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * One handler serves page and fragment: when htmx asks, only the page's {@code main} element is rendered, or the
 * element whose id htmx wants to replace.
 */
@Component
class Fragments implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || page.getViewName() == null
                || request.getHeader("HX-Request") == null
                || request.getHeader("HX-Boosted") != null
                || request.getHeader("HX-History-Restore-Request") != null) {
            return;
        }
        response.addHeader("Vary", "HX-Request");
        String view = page.getViewName();
        if (!view.contains("::") && !view.startsWith("redirect:")) {
            page.setViewName(view + " :: main");
        }
    }
}
