/**
 * The field app: what a worker's phone holds and sends, with or without signal. Words: a <em>device</em> is a phone
 * that an account has signed in on and that can be revoked; a <em>sync</em> tells it what changed since the last; an
 * <em>entry</em> is what was entered on it, stored once whatever is sent again. Depends on tasks and what lies below;
 * modules take part by declaring kinds of tasks.
 */
@ApplicationModule(
        displayName = "Field",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "identity",
            "people",
            "photos",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
