/**
 * Looking after people under a measure. Words: a <em>measure</em> is a protocol laid on one person's calendar; its
 * <em>slots</em> are tasks; a <em>move</em> is a decision about it, with its reason; a <em>concern</em> is a fever or
 * symptom that must be explained before the release. "2+14" is monitoring and confines nobody.
 */
@ApplicationModule(
        displayName = "Care",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "identity",
            "imports",
            "people",
            "policy",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
