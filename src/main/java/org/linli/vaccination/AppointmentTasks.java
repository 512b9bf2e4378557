package org.linli.vaccination;

import java.util.UUID;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Calls about appointments that nobody has to make any more. */
@Component
class AppointmentTasks {

    private final AppointmentStore appointments;
    private final Tasks tasks;

    AppointmentTasks(AppointmentStore appointments, Tasks tasks) {
        this.appointments = appointments;
        this.tasks = tasks;
    }

    /** As {@link #close(UUID, String)}, of the appointment that somebody has of a day, if any. */
    void close(UUID day, UUID person, String reason) {
        appointments.of(day, person).ifPresent(one -> close(one.id(), reason));
    }

    /** Closes the open ones: why nobody came, and that it is at another time. */
    void close(UUID appointment, String reason) {
        tasks.close(
                tasks.ofSource(appointment).stream()
                        .filter(task -> task.isOpen() && ChangedDayTask.ENDED.contains(task.kind()))
                        .map(Task::id)
                        .toList(),
                reason);
    }
}
