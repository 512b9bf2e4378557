package org.linli.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one shift leaves to the next: it waits for each of them until they have taken note of it. */
@Service
@Transactional
public class DutyNotes {

    /** What is older is no news to a shift. */
    private static final int DAYS = 7;

    private final DutyNoteStore store;
    private final Attendances attendances;
    private final DutyMembers members;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    DutyNotes(
            DutyNoteStore store,
            Attendances attendances,
            DutyMembers members,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.attendances = attendances;
        this.members = members;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a member has not yet taken note of, the oldest first. */
    @Transactional(readOnly = true)
    public List<DutyNote> waiting(UUID member) {
        return waiting(List.of(member)).getOrDefault(member, List.of());
    }

    /** What each of the members has not yet taken note of, the oldest first; without those for whom nothing waits. */
    @Transactional(readOnly = true)
    public Map<UUID, List<DutyNote>> waiting(Collection<UUID> members) {
        return store.waiting(members, since());
    }

    @Transactional(readOnly = true)
    long countWaiting(UUID member) {
        return store.countWaiting(member, since());
    }

    private LocalDate since() {
        return clock.today().minusDays(DAYS);
    }

    /**
     * A member has read the note; or a leader has told it to whoever has no account. Sent again it changes nothing.
     *
     * @param attendance of whoever wrote it
     */
    public void take(UUID attendance, UUID member) {
        DutyMember reader = members.get(member);
        boolean own =
                reader.account() != null && reader.account().equals(Acting.now().id());
        permissions.demand(own ? Posts.SEE : Attendances.KEEP);
        Attendance of = attendances.get(attendance);
        if (store.take(of.id(), member, of.path(), clock.now(), Acting.now().id())) {
            audit.record("duty.note.taken", of.id().toString(), of.path(), "");
        }
    }
}
