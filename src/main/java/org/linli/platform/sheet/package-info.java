/**
 * Spreadsheets in and out: xlsx, xls and csv read as one stream of typed cells, and lists written as workbooks that a
 * person can mend and send back. Files come from strangers, so everything is bounded, nothing in them is run or
 * fetched, and a file that cannot be read is refused with a reason. Knows nothing of arrivals or people.
 */
@NamedInterface("sheet")
@NullMarked
package org.linli.platform.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
