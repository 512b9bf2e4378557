/**
 * What people are known by: documents and their numbers, names and their pinyin, phone numbers. Knows nobody.
 *
 * <p>Words: document (证件), citizen number (公民身份号码, GB 11643).
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: text"})
@NullMarked
package org.linli.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
