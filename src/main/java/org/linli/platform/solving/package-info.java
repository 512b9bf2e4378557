/**
 * What plans of all kinds are searched with: how long it may take, and how much worse a plan may become on the way.
 * Knows nothing of what is planned.
 */
@NamedInterface("solving")
@NullMarked
package org.linli.platform.solving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
