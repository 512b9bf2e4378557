package org.linli.keypersons;

import java.util.stream.Stream;
import org.linli.access.Role;
import org.linli.tasks.TaskKind;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** At which kinds of task somebody goes to a door or calls there: those of workers, and looking for whom nobody met. */
@Component
class KeyPersonKinds {

    private final ObjectProvider<Tasks> tasks;

    KeyPersonKinds(ObjectProvider<Tasks> tasks) {
        this.tasks = tasks;
    }

    /** All of them, by key. */
    String[] contacts() {
        return Stream.concat(worked(), Stream.of(KeyPersonUnreached.KEY)).toArray(String[]::new);
    }

    /** Those of others: whoever has one to come needs no look-in. */
    String[] planned() {
        return worked().filter(key -> !key.equals(KeyPersonLookIn.KEY)).toArray(String[]::new);
    }

    private Stream<String> worked() {
        return tasks.getObject().kinds().stream()
                .filter(kind -> kind.assignedTo().getFirst() == Role.GRID_WORKER)
                .map(TaskKind::key);
    }
}
