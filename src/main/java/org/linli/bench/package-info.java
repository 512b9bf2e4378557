/**
 * The synthetic million and what is measured on it (profile {@code bench}): a district of any size made from a seed,
 * and a load of its pages by fifty people at once. Words: district (the whole), town (one of its sub-districts),
 * specimen (somebody whose measure is played through the services), copy (somebody who gets the same history). Depends
 * on everything; nothing depends on it.
 */
@ApplicationModule(
        displayName = "Bench",
        allowedDependencies = {
            "platform",
            "platform :: sheet",
            "platform :: solving",
            "platform :: text",
            "access",
            "arrivals",
            "care",
            "demo",
            "divisions",
            "gate",
            "identity",
            "imports",
            "people",
            "policy",
            "rosters",
            "routes",
            "statement",
            "tasks",
            "territory",
            "trial"
        })
@NullMarked
package org.linli.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
