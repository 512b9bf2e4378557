/**
 * Where everything is: the divisions of the country (GB/T 2260), the area tree of this sub-district, its buildings and
 * dwellings, and the map that shows them. Words: division (行政区划), area (辖区), layer (household or rental), building
 * (楼幢), dwelling (住房). Depends on platform and access.
 */
@ApplicationModule(
        displayName = "Territory",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "divisions"
        })
@NullMarked
package org.linli.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
