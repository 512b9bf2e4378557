/** What must hold for the program as a whole: the arrows between modules, the languages, the tables, the endpoints. */
@NullMarked
package org.linli.architecture;

import org.jspecify.annotations.NullMarked;
