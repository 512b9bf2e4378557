/**
 * What every module stands on: the embedded database, the clock, ids, the web shell, errors, paging, languages.
 * It knows nothing of the domain and depends on no other module.
 */
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.linli.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
