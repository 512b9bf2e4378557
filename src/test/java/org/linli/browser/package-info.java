/**
 * The whole product in a real browser: every page, the main flow, the keyboard, the dark, the first load, its pictures.
 */
@NullMarked
package org.linli.browser;

import org.jspecify.annotations.NullMarked;
