package org.linli.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets what Tomcat refuses before any filter or controller of ours is there be answered like everything else. */
@Component
@ConditionalOnWebApplication
class RequestRejections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ObjectProvider<RejectionAnswer> answer;

    RequestRejections(ObjectProvider<RejectionAnswer> answer) {
        this.answer = answer;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new RejectionValve(answer)));
    }
}
