package org.linli.access;

import java.util.Locale;
import org.linli.platform.BusinessClock;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks up who signs in, counts wrong passwords, and notes the last sign-in. */
@Component
class SigningIn implements UserDetailsService {

    private final AccountStore store;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SigningIn(
            AccountStore store,
            Accounts accounts,
            BusinessClock clock,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> find(username)));
    }

    private UserDetails find(String username) {
        var account = store.findByUsername(username.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
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
        var username = event.getAuthentication().getName().strip().toLowerCase(Locale.ROOT);
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    accounts.failed(username);
                    store.findByUsername(username)
                            .ifPresent(account -> audit.record("sign.in.failed", username, account.area(), ""));
                }));
    }
}
