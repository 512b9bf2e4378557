package org.linli.tasks;

/**
 * A task was done, or what was told of it was put right; listeners are called before that commits.
 *
 * @param task as it stands now
 */
public record TaskCompleted(Task task) {}
