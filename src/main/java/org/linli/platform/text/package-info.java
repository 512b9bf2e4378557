/**
 * What people write, read leniently: full-width digits, odd blanks, dates in all the ways that lists hold them. A
 * reading is a value or a refusal in the user's words. Knows nothing of the domain.
 */
@NamedInterface("text")
@NullMarked
package org.linli.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
