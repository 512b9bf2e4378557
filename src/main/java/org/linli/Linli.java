package org.linli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the one program that is Linli. */
@SpringBootApplication
public class Linli {

    public static void main(String[] args) {
        SpringApplication.run(Linli.class, args);
    }
}
