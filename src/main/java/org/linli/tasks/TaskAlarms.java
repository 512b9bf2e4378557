package org.linli.tasks;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.Texts;
import org.linli.statement.Alarm;
import org.linli.statement.AlarmSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the command view the tasks that are alarms. */
@Component
class TaskAlarms implements AlarmSource {

    private final TaskLists lists;
    private final Tasks tasks;
    private final Permissions permissions;
    private final Texts texts;

    TaskAlarms(TaskLists lists, Tasks tasks, Permissions permissions, Texts texts) {
        this.lists = lists;
        this.tasks = tasks;
        this.permissions = permissions;
        this.texts = texts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Alarm> alarms(AreaPath area) {
        return permissions.held(Tasks.SEE)
                ? lists.alarmsUnder(area).stream().map(row -> alarm(row.task())).toList()
                : List.of();
    }

    private Alarm alarm(Task task) {
        TaskMessage what = tasks.kind(task.kind()).detail(task);
        return new Alarm(
                texts.of(what.key(), what.args().toArray()), task.path(), task.dueFrom(), "/tasks/" + task.id());
    }
}
