package org.linli.vaccination;

import org.linli.people.PersonGone;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever has died or moved away is asked nothing any more and is not expected; only a serious reaction is still seen
 * to.
 */
@Component
class VaccinationGone {

    private final InvitationStore invitations;
    private final Appointments appointments;
    private final DoseStore doses;
    private final Tasks tasks;

    VaccinationGone(InvitationStore invitations, Appointments appointments, DoseStore doses, Tasks tasks) {
        this.invitations = invitations;
        this.appointments = appointments;
        this.doses = doses;
        this.tasks = tasks;
    }

    @EventListener
    void gone(PersonGone event) {
        String reason = event.died() ? "vaccination.invite.died" : "vaccination.invite.gone";
        invitations.last(event.person().value()).ifPresent(one -> tasks.closeAll(one.id(), reason));
        appointments.gone(event.person()).forEach(one -> tasks.closeAll(one.id(), reason));
        doses.of(event.person()).forEach(one -> tasks.closeAll(one.dose().id(), reason));
    }
}
