package org.linli.field;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.ApiTokens;
import org.linli.access.ApiTokens.IssuedToken;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.BrowserSessions;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The phones on which accounts are signed in: remembered, and shut out when one is lost. */
@Service
@Transactional
class FieldDevices {

    /** Permission to work on a phone. */
    static final String USE = "field.use";

    /** Permission to shut out the phones of others. */
    static final String REVOKE = "field.revoke";

    /** A phone that was not heard of for so long has to sign in again, and clears what it holds. */
    static final Duration GOOD_FOR = Duration.ofHours(72);

    private static final int LONGEST_NAME = 60;

    private final FieldDeviceStore store;
    private final ApiTokens tokens;
    private final BrowserSessions sessions;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    FieldDevices(
            FieldDeviceStore store,
            ApiTokens tokens,
            BrowserSessions sessions,
            Accounts accounts,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.tokens = tokens;
        this.sessions = sessions;
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A phone that was remembered just now.
     *
     * @param token shown once and kept nowhere
     */
    record Paired(FieldDevice device, String token, Account account) {}

    /**
     * Remembers the phone on which the signed-in user works.
     *
     * @param browser its mark; null where it has none
     */
    Paired pair(String typed, @Nullable String browser) {
        String name = typed.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refused.of("name", "field.device.name", LONGEST_NAME);
        }
        Account me = accounts.get(Acting.now().account());
        IssuedToken issued = tokens.issue(me, name, GOOD_FOR);
        Instant now = clock.now();
        var device = new FieldDevice(
                Ids.next(), me.id(), issued.id(), name, now, now, Duration.ZERO, null, null, null, browser);
        store.insert(device);
        audit.record("device.paired", me.username(), me.area(), name);
        return new Paired(device, issued.token(), me);
    }

    /** Those of an account that whoever acts can see. */
    @Transactional(readOnly = true)
    List<FieldDevice> of(Account account) {
        return store.of(account.id(), clock.now());
    }

    /** A phone of whoever acts that may still be used. */
    @Transactional(readOnly = true)
    FieldDevice own(UUID id) {
        return store.find(id, clock.now())
                .filter(device -> device.account().equals(Acting.now().account()) && !device.isRevoked())
                .orElseThrow(() -> new NotFound("device", id));
    }

    /** A phone that whoever acts paired, also when it was shut out since. */
    @Transactional(readOnly = true)
    Optional<FieldDevice> paired(UUID id) {
        return store.find(id, clock.now())
                .filter(device -> device.account().equals(Acting.now().account()));
    }

    /**
     * Notes that a phone was heard; it works on for {@link #GOOD_FOR}.
     *
     * @param clockAhead by how much its clock is ahead of ours
     */
    void heard(FieldDevice device, Duration clockAhead) {
        store.seen(device.id(), clock.now(), clockAhead);
        tokens.prolong(device.token(), GOOD_FOR);
    }

    /** Narrows the tasks of a phone to a node, or to nothing. */
    @Nullable
    AreaPath narrow(FieldDevice device, @Nullable AreaPath area) {
        store.narrow(device.id(), area);
        return area;
    }

    /** A phone that was shut out. */
    record Revoked(FieldDevice device, Account whose) {}

    /**
     * Shuts a phone out at once, and ends what its account has open in its browser: one's own, or with {@link #REVOKE}
     * that of somebody in one's area. Whoever does it from that very browser is not signed out by it.
     *
     * @param from mark of the browser that it is done from; null where it has none
     */
    Revoked revoke(UUID id, @Nullable String from) {
        FieldDevice device = store.find(id, clock.now()).orElseThrow(() -> new NotFound("device", id));
        if (!device.account().equals(Acting.now().account())) {
            permissions.demand(REVOKE);
        }
        Account whose = accounts.get(device.account());
        if (store.revoke(id, clock.now())) {
            tokens.revoke(device.token(), whose);
            if (device.browser() != null && !device.browser().equals(from)) {
                sessions.end(device.browser(), whose.id());
            }
            audit.record("device.revoked", whose.username(), whose.area(), device.name());
        }
        return new Revoked(device, whose);
    }
}
