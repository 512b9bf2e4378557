package org.linli.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets tasks follow homes that come to lie in another cell. What is still to do goes to whoever looks after the new
 * cell, where the one who had it does not see it any more.
 */
@Component
class TaskRelocation {

    private final TaskStore store;
    private final TaskAssignment assigning;
    private final ObjectProvider<TaskKind> kinds;

    TaskRelocation(TaskStore store, TaskAssignment assigning, ObjectProvider<TaskKind> kinds) {
        this.store = store;
        this.assigning = assigning;
        this.kinds = kinds;
    }

    @EventListener
    void moved(BuildingsMoved event) {
        List<Task> open =
                store.follow(event.buildings().stream().map(BuildingId::value).toList());
        Map<TaskId, TaskAssignment.Post> posts = new HashMap<>();
        Map<AreaPath, Set<UUID>> seeing = new HashMap<>();
        for (Task task : open) {
            Set<UUID> whoSees = seeing.computeIfAbsent(task.path(), path -> assigning.seeing(path, task.rentalPath()));
            if (task.assigneeId() == null || !whoSees.contains(task.assigneeId())) {
                kinds.stream()
                        .filter(k -> k.key().equals(task.kind()))
                        .findFirst()
                        .ifPresent(kind -> posts.put(
                                task.id(), new TaskAssignment.Post(task.path(), task.rentalPath(), kind.assignedTo())));
            }
        }
        Map<TaskAssignment.Post, UUID> holders = assigning.holders(posts.values());
        Map<UUID, List<TaskId>> given = new HashMap<>();
        posts.forEach((task, post) -> {
            UUID holder = holders.get(post);
            if (holder != null) {
                given.computeIfAbsent(holder, h -> new ArrayList<>()).add(task);
            }
        });
        given.forEach((account, ids) -> store.assign(ids, account));
    }
}
