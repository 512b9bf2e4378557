package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is signed in. The session holds only the account's id and the count of its credentials; the account is read anew
 * at each request, so that a disabled account, a new password, another role or another area takes effect at once and
 * not at the next sign-in. A session is begun by signing in and by nothing else.
 */
@Component
class SessionAccount implements SecurityContextRepository {

    private static final String ATTRIBUTE = "account";

    private final AccountStore store;
    private final TransactionTemplate transaction;
    private final KnownCallers callers;

    SessionAccount(AccountStore store, TransactionTemplate transaction, KnownCallers callers) {
        this.store = store;
        this.transaction = transaction;
        this.callers = callers;
    }

    @Override
    @SuppressWarnings("deprecation") // what the other way of loading calls, in each release so far
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    private SecurityContext load(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String kept)) {
            callers.sessionEnded(request);
            return SecurityContextHolder.createEmptyContext();
        }
        Optional<Account> account = account(kept);
        if (account.isEmpty()) {
            callers.sessionEnded(request);
            session.invalidate();
            return SecurityContextHolder.createEmptyContext();
        }
        return context(account.get());
    }

    /** The account if it is still what it was when the session began. */
    private Optional<Account> account(String kept) {
        String[] parts = kept.split(" ", 2);
        UUID id = UUID.fromString(parts[0]);
        int credentials = Integer.parseInt(parts[1]);
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> store.find(id)))
                .filter(account -> account.credentials() == credentials && !account.disabled());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication signedIn = context.getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof AccountPrincipal principal) {
            request.getSession().setAttribute(ATTRIBUTE, principal.actor().account() + " " + principal.credentials());
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    /**
     * Lets the session of this request go on under the account's new password, under another number, which whoever may
     * have learned the old one does not know.
     */
    void renew(Account account, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        saveContext(context(account), request, response);
    }

    private static SecurityContext context(Account account) {
        var principal = new AccountPrincipal(account, null);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        return context;
    }
}
