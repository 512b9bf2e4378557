package org.linli.platform;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints where Linli can be opened, and what the modules have to say, when the server is ready. */
@Component
@ConditionalOnWebApplication
class AnnouncementPrinter {

    private final List<Announcement> announcements;

    AnnouncementPrinter(List<Announcement> announcements) {
        this.announcements = announcements;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        boolean command =
                context.getEnvironment().containsProperty("linli.command"); // answers alone and is gone at once
        if (!command && context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println();
            System.out.println(
                    "  Linli 邻里  http://localhost:" + web.getWebServer().getPort());
            announcements.stream().flatMap(a -> a.lines().stream()).forEach(line -> System.out.println("  " + line));
            System.out.println();
        }
    }
}
