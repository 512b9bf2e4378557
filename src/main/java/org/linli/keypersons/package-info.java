/**
 * People who need watching, in one list. Words: a <em>key person</em> ({@link org.linli.keypersons.KeyPerson}) is
 * somebody under a measure or in a group that needs watching, for one or several <em>reasons</em>; a <em>contact</em>
 * is any task about them or their home at which somebody was met; a <em>look-in</em> is the task of meeting whoever
 * nobody else is to meet that day; a <em>round</em> is the look-ins and other contacts of a day in walking order.
 * Depends on care, arrangements and what lies below.
 */
@ApplicationModule(
        displayName = "Key persons",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "access",
            "arrangements",
            "care",
            "people",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.keypersons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
