/**
 * What people need while they cannot go themselves, as promises. Words: a <em>need</em> is told by a household or one
 * of its people, and becomes a promise with an owner and a deadline, kept or broken; a <em>timetable</em> plans needs
 * that come again on fixed weekdays, such as dialysis; a late one is an <em>alarm</em> of the leader, then of the
 * secretary.
 * Depends on people and tasks, and gives the field app what can be entered at a door and the statement its figures.
 */
@ApplicationModule(
        displayName = "Needs",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "field",
            "people",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.needs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
