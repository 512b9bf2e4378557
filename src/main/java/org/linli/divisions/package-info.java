/**
 * China's administrative divisions down to the county (GB/T 2260), and where somebody says that they come from.
 *
 * <p>Words: division (行政区划), place (what somebody wrote: a division and what stands behind it).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.linli.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
