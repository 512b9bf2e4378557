package org.linli.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands on somebody's first page beside their tasks. */
@Component
class FirstPage {

    private final ObjectProvider<TodayCount> counts;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Territory territory;

    FirstPage(ObjectProvider<TodayCount> counts, Permissions permissions, Accounts accounts, Territory territory) {
        this.counts = counts;
        this.permissions = permissions;
        this.accounts = accounts;
        this.territory = territory;
    }

    /** What waits for whoever looks, without what is empty. */
    @Transactional(readOnly = true)
    List<Waiting> waiting() {
        return counts.stream()
                .filter(one -> permissions.held(one.permission()))
                .sorted(Comparator.comparingInt(TodayCount::order))
                .map(one -> new Waiting(one, one.count().getAsLong()))
                .filter(one -> one.count() > 0)
                .toList();
    }

    /** Who answers for the place that whoever looks stands in: its secretary, its grid leaders, the command. */
    @Transactional(readOnly = true)
    List<Contact> contacts(Locale locale) {
        AreaPath home = Acting.now().home();
        var found = new ArrayList<Account>(accounts.lookingAfter(home, Role.SECRETARY));
        Stream<Account> within = accounts.workingIn(home).stream().filter(a -> a.role() == Role.GRID_LEADER);
        Stream.of(accounts.lookingAfter(home, Role.GRID_LEADER).stream(), within)
                .flatMap(leaders -> leaders)
                .forEach(found::add);
        found.addAll(accounts.lookingAfter(home, Role.COMMAND));
        return found.stream()
                .distinct()
                .map(a -> new Contact(
                        a.name(),
                        a.role(),
                        territory.label(a.area(), locale),
                        Objects.requireNonNullElse(a.phone(), "")))
                .toList();
    }

    /** Something that waits, and how much of it. */
    record Waiting(TodayCount what, long count) {}

    /**
     * Somebody to turn to.
     *
     * @param place the name of the area that they answer for
     * @param phone at work; empty where none is known
     */
    record Contact(String name, Role role, String place, String phone) {}
}
