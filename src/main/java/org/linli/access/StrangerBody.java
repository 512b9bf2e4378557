package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.linli.platform.ErrorAnswer;
import org.linli.platform.RequestBodyGuard;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads nothing of what somebody sends who is not signed in, but a form as small as those before signing in are, and
 * what a {@link StrangerUpload} names. It stands before everything that would look for the mark of a form among the
 * parts of an upload, and so write them to the disk.
 */
class StrangerBody extends OncePerRequestFilter {

    /** Bytes of a form that somebody sends who is not signed in. */
    static final long LARGEST = DataSize.ofKilobytes(8).toBytes();

    private record Taken(RequestMatcher where, MediaType type, long largest) {

        boolean is(HttpServletRequest request) {
            String sent = request.getContentType();
            return sent != null && sent.equalsIgnoreCase(type.toString()) && where.matches(request);
        }
    }

    private final AuthenticationEntryPoint door;
    private final List<Taken> taken;

    /**
     * @param door tells strangers to sign in
     * @param uploads where more than a form is taken
     */
    StrangerBody(AuthenticationEntryPoint door, List<StrangerUpload> uploads) {
        this.door = door;
        this.taken = uploads.stream()
                .map(upload -> new Taken(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, upload.pattern()),
                        MediaType.parseMediaType(upload.type()),
                        upload.largest()))
                .toList();
    }

    private long largest(HttpServletRequest request) {
        return taken.stream()
                .filter(one -> one.is(request))
                .mapToLong(Taken::largest)
                .findFirst()
                .orElse(LARGEST);
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
        } else if (request.getContentLengthLong() > largest(request)) {
            RequestBodyGuard.leaveUnread(request);
            ErrorAnswer.send(request, response, HttpStatus.CONTENT_TOO_LARGE, "problem.too-long");
        } else {
            chain.doFilter(request, response);
        }
    }
}
