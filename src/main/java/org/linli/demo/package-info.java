/**
 * The reference sub-district with a synthetic population, for trying Linli out (profile {@code demo}). Words: facts
 * (what the newspaper reported), town (what is made up around them). Depends on everything; only
 * the bench, which builds its towns from such facts too, depends on it.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "platform",
            "platform :: text",
            "platform :: sheet",
            "access",
            "arrangements",
            "arrivals",
            "care",
            "confinement",
            "divisions",
            "duty",
            "gate",
            "identity",
            "imports",
            "inspection",
            "keypersons",
            "needs",
            "people",
            "places",
            "policy",
            "rides",
            "supplies",
            "tasks",
            "territory",
            "trial",
            "vaccination",
            "workload"
        })
@NullMarked
package org.linli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
