/**
 * Looking at places. Words: a <em>checklist</em> is what is looked at in a kind of place, as data; a <em>round</em> is
 * one look at one place, on a day and at a time drawn at random; a <em>finding</em> is what was not in order, with its
 * gravity and the time by which it must be put right; a <em>closure</em> is the decision to close a place until its
 * conditions are met. Depends on places, tasks, policy and what lies below.
 */
@ApplicationModule(
        displayName = "Inspection",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "people",
            "photos",
            "places",
            "policy",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
