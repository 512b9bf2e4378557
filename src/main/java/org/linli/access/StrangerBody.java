package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.platform.ErrorAnswer;
import org.linli.platform.RequestBodyGuard;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads nothing of what somebody sends who is not signed in, but a form as small as those before signing in are. It
 * stands before everything that would look for the mark of a form among the parts of an upload, and so write them to
 * the disk.
 */
class StrangerBody extends OncePerRequestFilter {

    /** Bytes of a form that somebody sends who is not signed in. */
    static final long LARGEST = DataSize.ofKilobytes(8).toBytes();

    private final AuthenticationEntryPoint door;

    /** @param door tells strangers to sign in */
    StrangerBody(AuthenticationEntryPoint door) {
        this.door = door;
    }

    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unmeasured = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!unmeasured && request.getContentLengthLong() <= 0 || Acting.isKnown()) {
            chain.doFilter(request, response);
        } else if (isUpload(request)) {
            RequestBodyGuard.leaveUnread(request);
            door.commence(request, response, new InsufficientAuthenticationException("Uploads are for the signed-in"));
        } else if (unmeasured) {
            RequestBodyGuard.leaveUnread(request);
            ErrorAnswer.send(request, response, HttpStatus.LENGTH_REQUIRED, "problem.unmeasured");
        } else if (request.getContentLengthLong() > LARGEST) {
            RequestBodyGuard.leaveUnread(request);
            ErrorAnswer.send(request, response, HttpStatus.CONTENT_TOO_LARGE, "problem.too-long");
        } else {
            chain.doFilter(request, response);
        }
    }
}
