package org.linli.wellbeing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.care.CheckQuestions;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks at each check how they are. */
@Component
class MoodQuestions implements CheckQuestions {

    private final ObjectProvider<Wellbeing> wellbeing;

    MoodQuestions(ObjectProvider<Wellbeing> wellbeing) {
        this.wellbeing = wellbeing;
    }

    @Override
    public Map<TaskId, List<TaskField>> of(Collection<Task> tasks) {
        return wellbeing.getObject().questions(tasks);
    }

    @Override
    public List<TaskMessage> heard(Task task, Answers answers, Completion completion) {
        return wellbeing.getObject().heard(task, answers, completion);
    }
}
