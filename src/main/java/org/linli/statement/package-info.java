/**
 * The day's figures of every area, computed from the records, checked, signed and frozen. Words: counter (a figure as
 * the SQL of its rows), identity (figures that must add up), statement, signature, difference, zero report. Depends on
 * access, territory and people; the modules whose rows are counted depend on this one.
 */
@ApplicationModule(
        displayName = "Statement",
        allowedDependencies = {"platform", "platform :: sheet", "access", "divisions", "people", "territory"})
@NullMarked
package org.linli.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
