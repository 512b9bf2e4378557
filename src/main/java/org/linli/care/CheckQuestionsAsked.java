package org.linli.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The further questions of checks, from all modules. */
@Component
class CheckQuestionsAsked {

    private final ObjectProvider<CheckQuestions> all;

    CheckQuestionsAsked(ObjectProvider<CheckQuestions> all) {
        this.all = all;
    }

    Map<TaskId, List<TaskField>> of(Collection<Task> tasks) {
        Map<TaskId, List<TaskField>> fields = new HashMap<>();
        all.orderedStream()
                .forEach(questions -> questions
                        .of(tasks)
                        .forEach((task, some) -> fields.computeIfAbsent(task, id -> new ArrayList<>())
                                .addAll(some)));
        return fields;
    }

    List<TaskMessage> heard(Task task, Answers answers, Completion completion) {
        return all.orderedStream()
                .flatMap(questions -> questions.heard(task, answers, completion).stream())
                .toList();
    }
}
