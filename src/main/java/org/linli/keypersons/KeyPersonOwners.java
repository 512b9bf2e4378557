package org.linli.keypersons;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.springframework.stereotype.Component;

/**
 * Who looks after key persons: the worker of the rental cell, else of the household cell, else who stands in.
 */
@Component
class KeyPersonOwners {

    private static final List<Role> ROLES = List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY);

    private final Accounts accounts;

    KeyPersonOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Names of staff, by key person.
     *
     * @param owners of whoever looks after them; where nobody does there is no entry
     * @param met of whoever met them last; where nobody is known there is no entry
     */
    record Names(Map<UUID, String> owners, Map<UUID, String> met) {}

    /** Who looks after each of them and who met them last, who is mostly the same. */
    Names of(Collection<KeyPerson> persons) {
        Set<AreaPath> places = persons.stream()
                .flatMap(who -> Stream.of(
                        who.path(), Optional.ofNullable(who.rentalPath()).orElse(who.path())))
                .collect(Collectors.toSet());
        List<Account> staff = places.isEmpty() ? List.of() : accounts.covering(places, ROLES);
        Map<UUID, String> owners = new HashMap<>();
        for (KeyPerson who : persons) {
            ROLES.stream()
                    .flatMap(role -> Stream.of(
                                    Optional.ofNullable(who.rentalPath()).orElse(who.path()), who.path())
                            .flatMap(place -> nearest(place, role, staff).stream()))
                    .findFirst()
                    .ifPresent(account -> owners.put(who.id(), account.name()));
        }
        return new Names(owners, met(persons, staff));
    }

    private Map<UUID, String> met(Collection<KeyPerson> persons, List<Account> staff) {
        Map<UUID, UUID> by = new HashMap<>();
        for (KeyPerson who : persons) {
            KeyPerson.Contact contact = who.contact();
            if (contact != null && contact.by() != null) {
                by.put(who.id(), contact.by());
            }
        }
        Map<UUID, String> names = new HashMap<>();
        staff.forEach(account -> names.put(account.id(), account.name()));
        List<UUID> others = by.values().stream()
                .filter(account -> !names.containsKey(account))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            names.putAll(accounts.names(others));
        }
        Map<UUID, String> met = new HashMap<>();
        by.forEach((who, account) -> Optional.ofNullable(names.get(account)).ifPresent(name -> met.put(who, name)));
        return met;
    }

    private static Optional<Account> nearest(AreaPath place, Role role, List<Account> staff) {
        return staff.stream()
                .filter(account -> account.role() == role && account.area().covers(place))
                .min(Comparator.comparingInt(
                                (Account account) -> -account.area().depth())
                        .thenComparing(Account::createdAt)
                        .thenComparing(Account::id));
    }
}
