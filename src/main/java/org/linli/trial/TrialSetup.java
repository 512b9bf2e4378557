package org.linli.trial;

import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions. */
@Configuration(proxyBeanMethods = false)
class TrialSetup {

    /** Permission to see drafts, what they would change, and what was chosen. */
    static final String READ = "trial.read";

    /** Permission to take the list of those who would change away as a file. */
    static final String EXPORT = "trial.export";

    @Bean
    Permission readDrafts() {
        return Permission.of(READ, COMMAND, SECRETARY, AUDITOR);
    }

    @Bean
    Permission writeDrafts() {
        return Permission.of(TrialDrafts.WRITE, COMMAND, SECRETARY);
    }

    @Bean
    Permission publishDrafts() {
        return Permission.of(TrialDrafts.PUBLISH, COMMAND, SECRETARY);
    }

    @Bean
    Permission moveByDrafts() {
        return Permission.of(TrialMoves.MOVE, COMMAND, SECRETARY);
    }

    @Bean
    Permission exportChanges() {
        return Permission.of(EXPORT, COMMAND, SECRETARY);
    }
}
