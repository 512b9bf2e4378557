package org.linli.platform.postgres;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A server in a process of its own, to be killed: prints the number and port of its PostgreSQL and waits. */
final class LoneServer {

    private LoneServer() {}

    public static void main(String[] args) throws InterruptedException {
        var application = new SpringApplication(LoneServer.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]));
        System.out.println("running " + postgres.processId() + " " + postgres.port());
        Thread.currentThread().join();
    }
}
