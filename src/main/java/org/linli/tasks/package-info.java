/**
 * The one list of things to do. Words: a <em>task</em> has a kind, a place, a due window and mostly a person; a
 * <em>kind</em> is a {@link org.linli.tasks.TaskKind} bean of the module whose record completing it writes; a
 * <em>completion</em> is what somebody says to have done, and is never changed. Depends on people and what lies below,
 * and gives the statement a figure.
 */
@ApplicationModule(
        displayName = "Tasks",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "identity",
            "people",
            "photos",
            "statement",
            "territory"
        })
@NullMarked
package org.linli.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
