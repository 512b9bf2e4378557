package org.linli.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bearer tokens for the JSON API (RFC 6750). A token acts as its account, with its role and area. Only a SHA-256 of it
 * is kept: it has 256 random bits, so a slow hash would add nothing.
 */
@Service
@Transactional
public class ApiTokens {

    /** How long a token works. */
    static final Duration LIFETIME = Duration.ofDays(365);

    private static final String PREFIX = "linli_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiTokenStore store;
    private final BusinessClock clock;
    private final AuditTrail audit;

    ApiTokens(ApiTokenStore store, BusinessClock clock, AuditTrail audit) {
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** Makes a token for {@code account}; what is returned is shown once and kept nowhere. */
    public String issue(Account account, String label) {
        return issue(account, label, LIFETIME).token();
    }

    /**
     * A token that was made just now.
     *
     * @param token shown once and kept nowhere
     */
    public record IssuedToken(UUID id, String token) {}

    /** As {@link #issue(Account, String)}, for a device that {@linkplain #prolong prolongs} it while it is used. */
    public IssuedToken issue(Account account, String label, Duration lifetime) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.now();
        UUID id = Ids.next();
        store.insert(id, account.id(), digest(token), label, now, now.plus(lifetime));
        audit.record("token.issued", account.username(), account.area(), label);
        return new IssuedToken(id, token);
    }

    /** Lets a token of the signed-in user work so long from now; one that ended stays so. */
    public void prolong(UUID id, Duration lifetime) {
        store.prolong(id, Acting.now().account(), clock.now(), clock.now().plus(lifetime));
    }

    /** Ends a token of an account that whoever acts can see, at once; one that ended already stays so. */
    public void revoke(UUID id, Account whose) {
        if (store.revoke(id, whose.id(), clock.now())) {
            audit.record("token.revoked", whose.username(), whose.area(), "");
        }
    }

    /** Tokens of the given account that still work, newest first. */
    @Transactional(readOnly = true)
    public List<ApiToken> of(UUID account) {
        return store.of(account, clock.now());
    }

    /** Ends one of the signed-in user's own tokens at once. */
    public void revoke(UUID id) {
        if (!store.revoke(id, Acting.now().account(), clock.now())) {
            throw new NotFound("token", id);
        }
        audit.record("token.revoked", id.toString(), Acting.now().area(), "");
    }

    Optional<Account> whoseIs(String token) {
        Instant now = clock.now();
        return store.accountOf(digest(token), now).filter(account -> !account.disabled());
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * A token as its owner sees it afterwards.
     *
     * @param label what its owner called it
     */
    public record ApiToken(UUID id, String label, Instant createdAt, Instant expiresAt) {}
}
