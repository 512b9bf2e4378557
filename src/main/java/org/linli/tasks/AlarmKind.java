package org.linli.tasks;

import java.time.Duration;

/** A kind of task that somebody must see to at once, and may as soon as it is raised. */
public interface AlarmKind extends TaskKind {

    @Override
    default String icon() {
        return "alarm";
    }

    @Override
    default Urgency urgency(NewTask task) {
        return Urgency.ALARM;
    }

    @Override
    default Duration early() {
        return Duration.ofMinutes(5);
    }
}
