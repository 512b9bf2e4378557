/**
 * Lists, written once: a {@link ListKind} declares columns, filters and the statement; from it come the page with its
 * filter form, sorting, paging by key, choosing of rows, and the export with the same filters, its permission and its
 * entry in the trail.
 */
@NamedInterface("list")
@NullMarked
package org.linli.platform.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
