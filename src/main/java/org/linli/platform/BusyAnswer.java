package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Tells whoever asks, before anything is done for them, that there is no time now and when to come again. */
@Component
public class BusyAnswer {

    private static final String RETRY_SECONDS = "5";

    private static final DataSize SHORT = DataSize.ofKilobytes(64);

    private final RejectionAnswer answers;

    BusyAnswer(RejectionAnswer answers) {
        this.answers = answers;
    }

    /**
     * Answers with 503. In a page that is open the note stands beside what is there, which stays.
     *
     * @param isRead whether a long body is taken off the line to its end, since browsers that send it read no answer
     *     before; otherwise it is left there and the connection ends
     */
    public void send(HttpServletRequest request, HttpServletResponse response, boolean isRead) throws IOException {
        if (isLong(request) && !isRead) {
            RequestBodyGuard.leaveUnread(request);
        }
        RejectionAnswer.Written answer = answers.busy(request);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        if (ProblemView.isPart(request)) {
            response.setHeader("HX-Reswap", "afterbegin");
            response.setHeader("HX-Reselect", "[role=alert]");
            response.setHeader("HX-Push-Url", "false");
        }
        response.setContentType(answer.type());
        response.setCharacterEncoding("UTF-8");
        answer.headers().forEach(response::setHeader);
        response.getWriter().write(answer.body());
        response.flushBuffer();
    }

    /** A short one is taken in, so that the answer is not lost with a connection that ends. */
    private static boolean isLong(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || request.getContentLengthLong() > SHORT.toBytes();
    }
}
