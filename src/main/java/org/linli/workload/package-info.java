/**
 * How much staff work, so that nobody breaks unnoticed; it protects people and rates nobody. Words: a <em>trace</em> is
 * something that the program knows somebody to have done at a moment; a <em>day</em> is somebody's traces from the
 * first to the last, a night's work among them; a <em>limit</em> is data, and a <em>finding</em> a day that goes over
 * one: told to whom it is about, later to their superior; <em>relief</em> moves their tasks of tomorrow and gives them
 * the day off. Depends on tasks and what lies below; modules contribute what was done without knowing of this one.
 */
@ApplicationModule(
        displayName = "Workload",
        allowedDependencies = {"platform", "access", "people", "policy", "statement", "tasks", "territory"})
@NullMarked
package org.linli.workload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
