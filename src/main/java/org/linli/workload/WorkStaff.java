package org.linli.workload;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.StaffWithoutAccount;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Component;

/** Whose work is measured: accounts, and who works with them without one. */
@Component
class WorkStaff {

    private final Accounts accounts;
    private final List<StaffWithoutAccount> others;

    WorkStaff(Accounts accounts, List<StaffWithoutAccount> others) {
        this.accounts = accounts;
        this.others = List.copyOf(others);
    }

    /** Those whom whoever acts sees. */
    Map<UUID, Account> byId(Collection<UUID> ids) {
        Map<UUID, Account> known = new HashMap<>(accounts.byId(ids));
        List<UUID> missing =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            others.forEach(other -> known.putAll(other.byId(missing)));
        }
        return known;
    }

    /** @throws NotFound for who is not there, or not seen */
    Account get(UUID id) {
        Account who = byId(List.of(id)).get(id);
        if (who == null) {
            throw new NotFound("account", id);
        }
        return who;
    }
}
