/**
 * Bringing lists in from files, whatever they are lists of: upload, finding and correcting the columns, preview,
 * chunks, progress, going on after a crash, and giving back what must be corrected. What a list is of is told by an
 * {@link ImportKind}.
 *
 * <p>Words: import (导入), kind (a sort of list), column (what a column of a list can mean), mapping (which column of a
 * file means what), reason (why a row was not stored), set aside (a row that a person must decide about).
 */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: sheet", "platform :: text", "access", "divisions", "territory"})
@NullMarked
package org.linli.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
