package org.linli.vaccination;

import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever was given the dose elsewhere, or must not have it on the day, comes to no day for it any more: appointment
 * and lift are withdrawn, and nobody calls them about it.
 */
@Component
class AppointmentEnding {

    private final Appointments appointments;
    private final AppointmentTasks calls;
    private final InvitationStore invitations;

    AppointmentEnding(Appointments appointments, AppointmentTasks calls, InvitationStore invitations) {
        this.appointments = appointments;
        this.calls = calls;
        this.invitations = invitations;
    }

    /** Not where it may have been given at the site to which they came. */
    @EventListener
    void entered(DoseEntered event) {
        LocalDate here = event.isOurs() ? event.dose().day() : LocalDate.MIN;
        int given = event.dose().number();
        appointments
                .end(
                        event.person().id(),
                        (one, day) -> one.number() <= given && !day.day().equals(here))
                .forEach(one -> ended(one, "vaccination.invite.given"));
    }

    @EventListener
    void kept(ObstacleKept event) {
        Obstacle obstacle = event.obstacle();
        if (obstacle.kind() != ObstacleKind.REFUSED) {
            appointments
                    .end(event.person(), (one, day) -> obstacle.holdsOn(day.day()))
                    .forEach(one -> ended(one, "vaccination.tell.withdrawn"));
        }
    }

    private void ended(Appointment one, String reason) {
        invitations.forget(one.day(), one.person());
        calls.close(one.id(), reason);
    }
}
