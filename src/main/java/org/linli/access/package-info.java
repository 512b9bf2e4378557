/**
 * Who is signed in, what they may see and do, and who looked at what. Words: account, role, permission, scope (a node
 * of the area tree and everything under it), sealed (encrypted) and masked values, audit entry. Depends on platform
 * only.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform", "platform :: list", "platform :: text"})
@NullMarked
package org.linli.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
