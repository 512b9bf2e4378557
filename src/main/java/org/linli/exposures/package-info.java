/**
 * Those who live with somebody infectious, or with a close contact. Words: an <em>exposure</em> is that somebody of a
 * home is a case or a close contact of one; its <em>proposals</em> say what the rules ask of each of the others; it is
 * <em>settled</em> by one confirmation for all, or by saying why it asks nothing. Depends on care and what lies below.
 */
@ApplicationModule(
        displayName = "Exposures",
        allowedDependencies = {"platform", "access", "care", "people", "policy", "tasks", "territory"})
@NullMarked
package org.linli.exposures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
