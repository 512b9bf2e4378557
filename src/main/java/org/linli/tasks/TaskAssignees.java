package org.linli.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Account;
import org.linli.access.StaffAway;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** Those who can be given tasks, as they are chosen from: with their role, and whether they are away today. */
@Component
class TaskAssignees {

    private final List<StaffAway> away;
    private final Texts texts;
    private final BusinessClock clock;

    TaskAssignees(List<StaffAway> away, Texts texts, BusinessClock clock) {
        this.away = List.copyOf(away);
        this.texts = texts;
        this.clock = clock;
    }

    List<FormChoice> of(Collection<Account> accounts) {
        Set<UUID> today =
                away.stream().flatMap(one -> one.on(clock.today()).stream()).collect(Collectors.toSet());
        return FormChoice.named(accounts, account -> account.id().toString(), account -> words(account, today));
    }

    private String words(Account account, Set<UUID> today) {
        String post = account.name() + " · " + texts.of(account.role().key());
        return today.contains(account.id()) ? texts.of("tasks.away", post) : post;
    }
}
