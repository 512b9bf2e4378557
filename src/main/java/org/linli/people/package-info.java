/**
 * Households, persons and how they are known: documents, phones, names, tags; the search for them and their pages.
 * Words: household (户), head (户主), resident and tenant (居民、租户), document (证件), contact point (联系方式), tag (elder, lives
 * alone, pregnant …), card (a person as lists show one, numbers masked). Depends on platform, access, territory and
 * imports.
 */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "identity",
            "imports",
            "territory"
        })
@NullMarked
package org.linli.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
