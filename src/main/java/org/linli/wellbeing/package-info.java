/**
 * How people are who are looked after at home, and talking with them. Words: a <em>mood</em> is how somebody says they
 * are at a check, a few questions follow from a list that is data; a <em>worrying</em> answer promises a talk; a
 * <em>talk</em> has a note that only those read who look after people. Depends on care, needs and what lies below.
 */
@ApplicationModule(
        displayName = "Wellbeing",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "access",
            "care",
            "needs",
            "people",
            "policy",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.wellbeing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
