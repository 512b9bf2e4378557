/**
 * What those who are confined have to know, and leaving with approval. Words: the <em>clock</em> of a household says
 * how long it lasts, what comes and whom to call; a <em>leave</em> is asked, approved or refused, and goes in a closed
 * loop: by a named vehicle, out and back. Depends on care, needs, arrangements and what lies below.
 */
@ApplicationModule(
        displayName = "Confinement",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "access",
            "arrangements",
            "care",
            "field",
            "needs",
            "people",
            "policy",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.confinement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
