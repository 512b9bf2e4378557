/**
 * Photos that people take at work: of what was found, of documents, of places. Words: a <em>subject</em> is what a
 * photo is of, known by a module that declares it; a photo is <em>announced</em> before its <em>pieces</em> come, has
 * <em>arrived</em> when they are whole, and is <em>kept</em> when a record took it. Depends on people and what lies
 * below.
 */
@ApplicationModule(
        displayName = "Photos",
        allowedDependencies = {"platform", "access", "people", "territory"})
@NullMarked
package org.linli.photos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
