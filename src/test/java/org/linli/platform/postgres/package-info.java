/** Tests of the embedded PostgreSQL on real processes. */
@NullMarked
package org.linli.platform.postgres;

import org.jspecify.annotations.NullMarked;
