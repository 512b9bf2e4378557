package org.linli.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Stands before Tomcat's own error page, and answers where nothing of ours has. */
class RejectionValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionValve.class);
    private static final int FIRST_ERROR = 400;

    private final ObjectProvider<RejectionAnswer> answers;

    RejectionValve(ObjectProvider<RejectionAnswer> answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < FIRST_ERROR
                || response.getContentWritten() > 0
                || !mayStillWrite(response)
                || !response.setErrorReported()) {
            return;
        }
        try {
            RejectionAnswer.Written answer = answers.getObject().to(request, response.getStatus(), failure);
            response.setContentType(answer.type());
            response.setCharacterEncoding("UTF-8");
            answer.headers().forEach(response::setHeader);
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                writer.write(answer.body());
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.debug("Nobody is there to be told that a request was refused", gone);
        } catch (RuntimeException bug) {
            LOG.error("Could not say that a request was refused with {}", response.getStatus(), bug);
        }
    }

    private static boolean mayStillWrite(Response response) {
        var may = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, may);
        return may.get();
    }
}
