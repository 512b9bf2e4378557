package org.linli.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first administrator of an empty installation, made by whoever can read the console: a one-time code stands there,
 * and ten wrong tries end it until the next start.
 */
@Service
class FirstRun {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 10;
    private static final int MOST_TRIES = 10;

    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean done;
    private volatile @Nullable String code;

    FirstRun(Accounts accounts, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether the installation has no account yet. */
    boolean isDue() {
        if (!done) {
            done = !Acting.as(Actor.SYSTEM, accounts::none);
        }
        return !done;
    }

    /** The code for the console; the same until it is used. */
    synchronized String code() {
        var existing = code;
        if (existing != null) {
            return existing;
        }
        var random = new SecureRandom();
        var made = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        code = made.toString();
        return code;
    }

    /** Makes the first administrator and announces the sub-district, so that its area is made in the same transaction. */
    synchronized void finish(String typedCode, String subdistrict, AccountForm form) {
        if (!isDue()) {
            throw Refused.of("", "access.setup.done");
        }
        if (tries.incrementAndGet() > MOST_TRIES) {
            throw Refused.of("code", "access.setup.tries");
        }
        if (!matches(typedCode)) {
            throw Refused.of("code", "access.setup.code.wrong");
        }
        if (subdistrict.isBlank() || subdistrict.length() > 60) {
            throw Refused.of("subdistrict", "access.setup.subdistrict.form");
        }
        if (form.password().isEmpty()) {
            throw Refused.of("password", "access.password.short", Accounts.SHORTEST_PASSWORD);
        }
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(new SubdistrictFounded(form.area(), subdistrict.strip()));
                    accounts.add(form);
                }));
        done = true;
        code = null;
    }

    private boolean matches(String typed) {
        return MessageDigest.isEqual(
                code().getBytes(StandardCharsets.US_ASCII),
                typed.strip().toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
