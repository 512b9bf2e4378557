package org.linli.demo;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Ids;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Does tasks as whoever has them. */
@Component
@Profile("demo")
class DemoTasks {

    private final Tasks tasks;
    private final Accounts accounts;

    DemoTasks(Tasks tasks, Accounts accounts) {
        this.tasks = tasks;
        this.accounts = accounts;
    }

    void complete(Task task, Map<String, ? extends @Nullable Object> answers) {
        Actor assignee = accounts.get(Objects.requireNonNull(task.assigneeId())).actor();
        Acting.run(assignee, () -> tasks.complete(task.id(), CompletionForm.now(Ids.next(), answers)));
    }
}
