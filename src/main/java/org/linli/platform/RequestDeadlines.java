package org.linli.platform;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets nobody hold a connection, a thread or a file by sending a request slowly. */
@Component
@ConditionalOnWebApplication
class RequestDeadlines implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RequestSettings settings;

    RequestDeadlines(RequestSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(PatientHttp.class.getName());
        tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof PatientHttp http) {
                http.setLongestHead(settings.head());
            }
        });
        tomcat.addEngineValves(new BodyValve());
    }

    /** Until its error page is made, too, each request has a {@link RequestBodyGuard} below it and keeps its turn. */
    private final class BodyValve extends ValveBase {

        BodyValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            org.apache.coyote.Request arriving = request.getCoyoteRequest();
            RequestBodyGuard body = RequestBodyGuard.of(request, settings, System::nanoTime);
            arriving.setInputBuffer(body);
            try {
                getNext().invoke(request, response);
            } finally {
                RequestTurns.end(request);
                arriving.setInputBuffer(body.source());
            }
        }
    }
}
