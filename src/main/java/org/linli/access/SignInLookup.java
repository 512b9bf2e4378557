package org.linli.access;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks up who signs in, and notes in the trail who did and who failed. */
@Component
class SignInLookup implements UserDetailsService {

    private final AccountStore store;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SignInLookup(AccountStore store, Accounts accounts, AuditTrail audit, TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> find(SignInAttempt.plain(username))));
    }

    private UserDetails find(String username) {
        Optional<Account> found = store.findByUsername(username);
        Account account = found.orElseThrow(() -> new UsernameNotFoundException("No such account"));
        String hash = store.passwordHash(account.id())
                .orElseThrow(() -> new UsernameNotFoundException("The account has no password"));
        return new AccountPrincipal(account, hash);
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
        String username = SignInAttempt.plain(event.getAuthentication().getName());
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    store.findByUsername(username)
                            .ifPresent(account -> audit.record("sign.in.failed", username, account.area(), ""));
                }));
    }
}
