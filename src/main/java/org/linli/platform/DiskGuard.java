package org.linli.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what would be stored while the disk is full; what was typed stays in the browser. */
@Component
@Order(1) // who may not is told that first
class DiskGuard implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final DiskSpace disk;

    DiskGuard(DiskSpace disk) {
        this.disk = disk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean refused = disk.isLow()
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !READING.contains(request.getMethod())
                && handler instanceof HandlerMethod endpoint
                && !endpoint.hasMethodAnnotation(OnFullDisk.class);
        if (refused) {
            ErrorAnswer.send(request, response, HttpStatus.INSUFFICIENT_STORAGE, "problem.disk-full");
        }
        return !refused;
    }
}
