/**
 * What tests of all modules share: the program on a real PostgreSQL, a clock to move, a small sub-district, a browser.
 */
@NullMarked
package org.linli.testing;

import org.jspecify.annotations.NullMarked;
