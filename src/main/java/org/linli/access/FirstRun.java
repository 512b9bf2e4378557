package org.linli.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first administrator of an empty installation, made by whoever can read the console: a one-time code stands there.
 * After ten wrong ones another is made and printed, at most one a minute, so that nobody can guess it and nobody can
 * block the first run.
 */
@Service
class FirstRun {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 10;
    private static final int MOST_TRIES = 10;
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private int tries;
    private Instant renewedAt = Instant.EPOCH;
    private volatile boolean done;
    private volatile @Nullable String code;

    FirstRun(
            Accounts accounts, TransactionTemplate transaction, ApplicationEventPublisher events, BusinessClock clock) {
        this.clock = clock;
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

    /** The code for the console; the same until it is used or renewed. */
    synchronized String code() {
        String existing = code;
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

    /**
     * Makes the sub-district and its first administrator, in one transaction.
     *
     * @throws Refused with every problem of the form at once
     */
    synchronized void finish(SetupForm form) {
        if (!isDue()) {
            throw Refused.of("", "access.setup.done");
        }
        var problems = new ArrayList<Problem>();
        checkCode(form.code()).ifPresent(problems::add);
        problems.addAll(form.problems());
        Refused.ifAny(problems);
        AccountForm account = form.account();
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(new SubdistrictFounded(account.area(), form.subdistrict()));
                    accounts.add(account);
                }));
        done = true;
        code = null;
    }

    private Optional<Problem> checkCode(String typed) {
        if (tries == MOST_TRIES) {
            if (isSoonAfterRenewal()) {
                return Optional.of(Problem.of("code", "access.setup.wait"));
            }
            tries = 0;
        }
        if (matches(typed)) {
            return Optional.empty();
        }
        tries++;
        if (tries < MOST_TRIES) {
            return Optional.of(Problem.of("code", "access.setup.code.wrong"));
        }
        if (isSoonAfterRenewal()) {
            return Optional.of(Problem.of("code", "access.setup.wait"));
        }
        renew();
        return Optional.of(Problem.of("code", "access.setup.code.renewed"));
    }

    private boolean isSoonAfterRenewal() {
        return clock.now().isBefore(renewedAt.plus(BETWEEN_CODES));
    }

    private void renew() {
        tries = 0;
        renewedAt = clock.now();
        code = null;
        events.publishEvent(new SetupCodeRenewed(code()));
    }

    private boolean matches(String typed) {
        return MessageDigest.isEqual(
                code().getBytes(StandardCharsets.US_ASCII),
                typed.strip().toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
