/**
 * Rules tried before they are published: a text in the making, what it would change for the people of today, the second
 * person who publishes it, and whether those who are under a measure are moved. Words: <em>draft</em> (草案), a text of
 * rules in the making; <em>run</em> (试算), one look at what it would change; <em>change</em> (变动), somebody whom it
 * would decide otherwise, to be kept or moved once it is published.
 */
@ApplicationModule(
        displayName = "Trial",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "access",
            "arrivals",
            "care",
            "people",
            "policy",
            "territory"
        })
@NullMarked
package org.linli.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
