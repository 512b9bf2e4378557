@NullMarked
package org.linli.field;

import org.jspecify.annotations.NullMarked;
