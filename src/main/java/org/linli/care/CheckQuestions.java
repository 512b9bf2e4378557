package org.linli.care;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;

/**
 * A socket: further questions of the temperature check, asked in the same form at the same door and saved with it.
 * Contributed as a bean.
 */
public interface CheckQuestions {

    /** The fields for each of the tasks, none of them required; those whom nothing is asked of may be left out. */
    Map<TaskId, List<TaskField>> of(Collection<Task> tasks);

    /**
     * Hears what was answered, also by the second of two people and in corrections; in the same transaction.
     *
     * @return what it led to, as far as whoever answered is told; mostly nothing
     */
    List<TaskMessage> heard(Task task, Answers answers, Completion completion);
}
