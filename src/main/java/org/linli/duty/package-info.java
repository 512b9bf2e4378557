/**
 * Who stands where and when. Words: a <em>post</em> is where somebody stands; its <em>patterns</em> say which
 * <em>shifts</em> it has on which days and whom each takes; a <em>seat</em> is the place of one person in a shift; a
 * <em>member</em> does duty, with an account or without, perhaps in a <em>team</em>.
 */
@ApplicationModule(
        displayName = "Duty",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: solving",
            "platform :: text",
            "access",
            "identity",
            "rosters",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
