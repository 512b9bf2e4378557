package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.linli.platform.DiskSpace;
import org.linli.platform.ErrorAnswer;
import org.linli.platform.RequestTurns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an upload in while there is room, before anything of it is read. */
class UploadDoor extends OncePerRequestFilter {

    private static final String RETRY_SECONDS = "10";

    private final UploadSpace space;
    private final long largest;
    private final DiskSpace disk;

    /** @param largest bytes of one upload, at most */
    UploadDoor(UploadSpace space, long largest, DiskSpace disk) {
        this.space = space;
        this.largest = largest;
        this.disk = disk;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!StrangerBody.isUpload(request) || !Acting.isKnown()) {
            chain.doFilter(request, response);
            return;
        }
        if (disk.isLow()) {
            ErrorAnswer.send(request, response, HttpStatus.INSUFFICIENT_STORAGE, "problem.disk-full");
            return;
        }
        UUID account = Acting.now().account();
        long length = request.getContentLengthLong();
        long bytes = length < 0 ? largest : Math.min(length, largest);
        UploadSpace.Refusal refusal = space.reserve(account, bytes);
        if (refusal != UploadSpace.Refusal.NONE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            ErrorAnswer.send(request, response, refusal.status, refusal.key);
            return;
        }
        // It arrives for minutes and asks nothing of the database meanwhile.
        RequestTurns.end(request);
        try {
            chain.doFilter(request, response);
        } finally {
            space.release(account, bytes);
        }
    }
}
