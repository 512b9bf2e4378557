package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.platform.RequestBodyGuard;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers software whose bearer token is missing or does not hold: the header of RFC 6750, and a problem to read. */
class TokenChallenge implements AuthenticationEntryPoint {

    private final BearerTokenAuthenticationEntryPoint header = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException wanted)
            throws IOException {
        RequestBodyGuard.leaveUnread(request);
        header.commence(request, response, wanted);
        response.sendError(response.getStatus());
    }
}
