/**
 * Who is driven where: to a vaccination, to hospital, home from the station, and back. Words: a <em>ride</em> is one
 * way of one person; the way back is a ride of its own, planned for when they are expected to be ready and moved when
 * they say that they are. Whoever knows of a ride asks for it here.
 */
@ApplicationModule(
        displayName = "Rides",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: solving",
            "platform :: text",
            "access",
            "duty",
            "identity",
            "people",
            "places",
            "routes",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.rides;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
