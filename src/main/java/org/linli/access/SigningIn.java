package org.linli.access;

import java.util.Locale;
import org.linli.platform.BusinessClock;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks up who signs in, counts wrong passwords, and notes the last sign-in. */
@Component
class SigningIn implements UserDetailsService {

    private static final int LONGEST_NAME = 100;

    private final AccountStore store;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final WrongNames wrongNames;
    private final TransactionTemplate transaction;

    SigningIn(
            AccountStore store,
            Accounts accounts,
            BusinessClock clock,
            AuditTrail audit,
            WrongNames wrongNames,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
        this.audit = audit;
        this.wrongNames = wrongNames;
        this.transaction = transaction;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> find(plain(username))));
    }

    private UserDetails find(String username) {
        var found = store.findByUsername(username);
        if (found.isEmpty() && wrongNames.isPaused(username)) {
            return User.withUsername(username).password("").accountLocked(true).build();
        }
        var account = found.orElseThrow(() -> new UsernameNotFoundException("No such account"));
        var hash = store.passwordHash(account.id())
                .orElseThrow(() -> new UsernameNotFoundException("The account has no password"));
        return new AccountPrincipal(account, hash, store.isPaused(account.id(), clock.now()));
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof AccountPrincipal principal) {
            Acting.run(
                    principal.actor(),
                    () -> transaction.executeWithoutResult(status -> {
                        accounts.signedIn(principal.actor().account());
                        audit.record(
                                "signed.in",
                                principal.getUsername(),
                                principal.actor().area(),
                                "");
                    }));
        }
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        var username = plain(event.getAuthentication().getName());
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    accounts.failed(username);
                    store.findByUsername(username)
                            .ifPresentOrElse(
                                    account -> audit.record("sign.in.failed", username, account.area(), ""),
                                    () -> wrongNames.failed(username));
                }));
    }

    /** A name as accounts have it, whatever was typed, at a length that is still one. */
    private static String plain(String typed) {
        var name = typed.strip().replace("\0", "").toLowerCase(Locale.ROOT);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
