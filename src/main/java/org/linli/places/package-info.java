/**
 * Places where many people come and go and somebody answers for it: shops, stalls, markets, factories, sites. Who runs
 * them, when they are open, where they lie; everything else that concerns a place names it by its id.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "identity",
            "imports",
            "territory",
            "photos"
        })
@NullMarked
package org.linli.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
