package org.linli.duty;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Account;
import org.linli.access.Role;
import org.linli.access.StaffWithoutAccount;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who does duty without an account, so that their hours are noticed too. */
@Component
class DutyVolunteers implements StaffWithoutAccount {

    private final DutyMemberStore store;
    private final BusinessClock clock;

    DutyVolunteers(DutyMemberStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Account> byId(Collection<UUID> ids) {
        return store.byId(ids).values().stream()
                .filter(member -> member.account() == null)
                .collect(Collectors.toMap(DutyMember::id, this::volunteer));
    }

    private Account volunteer(DutyMember member) {
        return new Account(
                member.id(),
                "",
                member.name(),
                null,
                Role.VOLUNTEER,
                member.path(),
                null,
                true,
                null,
                clock.startOf(member.since()),
                0,
                0);
    }
}
