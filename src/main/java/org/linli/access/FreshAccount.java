package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in account anew at each request, so that a disabled account, another role or another area takes
 * effect at once and not at the next sign-in.
 */
class FreshAccount extends OncePerRequestFilter {

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
            if (account.isEmpty() || account.get().disabled()) {
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            } else {
                var fresh = new AccountPrincipal(account.get(), null, false);
                var renewed = SecurityContextHolder.createEmptyContext();
                renewed.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(fresh, null, fresh.getAuthorities()));
                SecurityContextHolder.setContext(renewed);
            }
        }
        chain.doFilter(request, response);
    }
}
