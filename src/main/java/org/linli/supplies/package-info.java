/**
 * What is brought to people who must stay at home, and that nobody among them is forgotten. Words: a <em>store</em>
 * ({@link org.linli.supplies.Storeroom}) keeps <em>goods</em> for an area; what it has is the sum of its
 * <em>movements</em>; a household is <em>silent</em> when somebody there is confined and nobody of us met anybody there
 * all day.
 */
@ApplicationModule(
        displayName = "Supplies",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: text",
            "access",
            "care",
            "people",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.supplies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
