package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in account anew at each request, so that a disabled account, a new password, another role or another
 * area takes effect at once and not at the next sign-in.
 */
class FreshAccount extends OncePerRequestFilter {

    private static final SecurityContextRepository SESSION = new HttpSessionSecurityContextRepository();

    private final AccountStore store;
    private final TransactionTemplate transaction;

    FreshAccount(AccountStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = SecurityContextHolder.getContext();
        var signedIn = context.getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof AccountPrincipal principal) {
            var account = Acting.as(
                    Actor.SYSTEM,
                    () -> transaction.execute(
                            status -> store.find(principal.actor().account())));
            if (account.isEmpty() || !principal.isOf(account.get())) {
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            } else {
                SecurityContextHolder.setContext(signedIn(account.get()));
            }
        }
        chain.doFilter(request, response);
    }

    /**
     * Lets the session of this request go on under the account's new password, under another number, which whoever may
     * have learned the old one does not know.
     */
    static void renew(Account account, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SESSION.saveContext(signedIn(account), request, response);
    }

    private static SecurityContext signedIn(Account account) {
        var principal = new AccountPrincipal(account, null, false);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        return context;
    }
}
