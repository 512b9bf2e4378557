package org.linli;

import org.linli.platform.DatabaseStart;
import org.linli.platform.PreparedStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the one program that is Linli. */
@SpringBootApplication
public class Linli {

    public static void main(String[] args) {
        var linli = new SpringApplication(Linli.class);
        linli.addListeners(new PreparedStart(), new DatabaseStart());
        ConfigurableApplicationContext context = linli.run(args);
        if (context.getEnvironment().containsProperty("linli.command")) {
            System.exit(SpringApplication.exit(context)); // a command has run; there is nothing to wait for
        }
    }
}
