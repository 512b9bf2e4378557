package org.linli.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AccountClosed;
import org.linli.access.OthersTasks;
import org.linli.access.Permissions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was given to somebody who has only what is given to them goes back, once their account is closed, to who looks
 * after the place. What staff have to do is handed over instead, by whoever knows to whom.
 */
@Component
class TaskReturn {

    private final TaskStore store;
    private final TaskAssignment assigning;
    private final Tasks tasks;
    private final Permissions permissions;

    TaskReturn(TaskStore store, TaskAssignment assigning, Tasks tasks, Permissions permissions) {
        this.store = store;
        this.assigning = assigning;
        this.tasks = tasks;
        this.permissions = permissions;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void closed(AccountClosed closed) {
        if (permissions.holds(closed.account().role(), OthersTasks.SEE)) {
            return;
        }
        Map<Task, TaskAssignment.Post> posts = new HashMap<>();
        store.openOfAssignee(closed.account().id())
                .forEach(task -> posts.put(
                        task,
                        new TaskAssignment.Post(
                                task.path(),
                                task.rentalPath(),
                                tasks.kind(task.kind()).assignedTo())));
        Map<TaskAssignment.Post, UUID> holders = assigning.holders(posts.values());
        posts.forEach((task, post) -> store.assign(List.of(task.id()), holders.get(post)));
    }
}
