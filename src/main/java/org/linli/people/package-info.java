/**
 * Households, persons and how they are known: documents, phones, names.
 *
 * <p>Words: household (户), head (户主), resident and tenant (居民、租户), document (证件), vulnerability tags (elder, lives alone, pregnant …).
 */
@NullMarked
package org.linli.people;

import org.jspecify.annotations.NullMarked;
