package org.linli.needs;

import java.util.List;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;

/** A socket: how promises of one kind are kept where a form of their own is asked for that. Contributed as a bean. */
public interface NeedWay {

    /** The kind whose promises are kept so. */
    Need.What what();

    /**
     * What is asked. It has a choice {@code outcome} of {@code kept}, {@code none_left}, {@code nobody_there},
     * {@code not_wanted} and {@code other}, or some of them, by which the promise ends, and may have a text
     * {@code note}.
     */
    TaskForm form();

    /** What whoever keeps it should know, newest first; only few, and only what they may read. */
    List<TaskMessage> lately(Task task);

    /** Hears how it went, also from a second who was too late and in corrections; in the same transaction. */
    void kept(Task task, Answers answers, Completion completion);
}
