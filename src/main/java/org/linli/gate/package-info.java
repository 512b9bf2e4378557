/**
 * Who came to the gates of a place. A <em>gate</em> is an entrance of a place such as a market; an <em>entry</em> is
 * that somebody came to it, and was let in or not; a <em>pass</em> is the printed code of somebody without a phone.
 * Entries are kept for 14 days.
 */
@ApplicationModule(
        displayName = "Gates",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "duty",
            "exposures",
            "field",
            "divisions",
            "identity",
            "people",
            "places",
            "policy",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
