/**
 * Registering and screening people who come from elsewhere: one by one, and by the lists that communities keep.
 *
 * <p>Words: arrival (返东/来东人员), screening (排摸), import (导入), mapping (which column of a list means what), refusal (a row
 * that must be mended).
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "care",
            "divisions",
            "field",
            "identity",
            "imports",
            "people",
            "policy",
            "statement",
            "tasks",
            "territory"
        })
@NullMarked
package org.linli.arrivals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
