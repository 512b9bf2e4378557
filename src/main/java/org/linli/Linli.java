package org.linli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the one program that is Linli. */
@SpringBootApplication
public class Linli {

    public static void main(String[] args) {
        var context = SpringApplication.run(Linli.class, args);
        if (context.getEnvironment().containsProperty("linli.command")) {
            System.exit(SpringApplication.exit(context)); // a command has run; there is nothing to wait for
        }
    }
}
