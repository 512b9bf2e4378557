/**
 * Doses, and who is due for one. Words: a <em>vaccine</em> is a kind of vaccine with its schedule; its <em>course</em>
 * are the doses that protect first, after which a <em>booster</em> follows; an <em>obstacle</em> is why somebody is not
 * given a dose: a doctor found that they must not have it, it was put off, or they do not want it.
 */
@ApplicationModule(
        displayName = "Vaccination",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "care",
            "field",
            "identity",
            "imports",
            "people",
            "places",
            "policy",
            "rides",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.vaccination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
