/**
 * Planning who is driven where, when, and with whom. Words: a <em>request</em> is one or more people who are picked up
 * at one place and set down at another; a <em>route</em> is the row of stops of one vehicle; a <em>plan</em> is a route
 * for each vehicle, and who could be taken by none. Times are seconds since one moment, distances metres. Knows no
 * database: whoever wants a plan hands in a {@link org.linli.routes.RouteProblem}.
 */
@ApplicationModule(
        displayName = "Routes",
        allowedDependencies = {"platform :: solving"})
@NullMarked
package org.linli.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
