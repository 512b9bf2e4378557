/**
 * Those at home who need somebody, while others of their home are confined. Words: a <em>concern</em> is why an
 * <em>arrangement</em> is asked for; a <em>dependant</em> is a child, or somebody old or disabled; an arrangement is
 * <em>answered</em> by staying together, a room of their own, relatives or a guardian; a <em>stay</em> is the time that
 * somebody lives elsewhere because of it, and goes back by itself. Depends on care and what lies below.
 */
@ApplicationModule(
        displayName = "Arrangements",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "care",
            "identity",
            "people",
            "policy",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.arrangements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
