/** Linli: what a sub-district runs in an epidemic. */
@NullMarked
package org.linli;

import org.jspecify.annotations.NullMarked;
