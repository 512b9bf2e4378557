package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What stands around signing in: lets whoever sent too many wrong passwords wait, counts them, remembers devices, and
 * tells whoever could not sign in why: a wrong name or password, too many tries, or that Linli itself cannot look now.
 * A disabled account is not told from a wrong password.
 */
@Component
class SignInDoor {

    private static final String WRONG = SignInDoor.class.getName() + ".wrong";

    private final SignInTries tries;
    private final KnownDevice devices;
    private final SignInNextPage after;
    private final SignInFirstPage first;

    SignInDoor(SignInTries tries, KnownDevice devices, SignInNextPage after, SignInFirstPage first) {
        this.tries = tries;
        this.devices = devices;
        this.after = after;
        this.first = first;
    }

    private SignInAttempt attempt(HttpServletRequest request) {
        String username =
                SignInAttempt.plain(java.util.Objects.requireNonNullElse(request.getParameter("username"), ""));
        return SignInAttempt.of(
                username, request.getRemoteAddr(), devices.of(request, username).orElse(null));
    }

    /** Stands before the password is looked at: while a pause lasts, the right one is refused as well. */
    OncePerRequestFilter pause() {
        return new OncePerRequestFilter() {

            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !(request.getMethod().equals("POST")
                        && request.getServletPath().equals("/sign-in"));
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                SignInAttempt attempt = attempt(request);
                if (!tries.begins(attempt)) {
                    failure().onAuthenticationFailure(request, response, new LockedException("paused"));
                    return;
                }
                try {
                    chain.doFilter(request, response);
                } finally {
                    tries.ends(attempt, request.getAttribute(WRONG) != null);
                }
            }
        };
    }

    AuthenticationFailureHandler failure() {
        return (request, response, failure) -> {
            if (failure instanceof AuthenticationServiceException) {
                throw failure; // to the page for problems, which says what kind it is
            }
            if (failure instanceof BadCredentialsException || failure instanceof DisabledException) {
                request.setAttribute(WRONG, true);
            }
            response.sendRedirect(isPause(failure) ? "/sign-in?paused" : "/sign-in?error");
        };
    }

    private static boolean isPause(AuthenticationException failure) {
        return failure instanceof LockedException;
    }

    SavedRequestAwareAuthenticationSuccessHandler success() {
        var success = new SavedRequestAwareAuthenticationSuccessHandler() {

            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication who)
                    throws ServletException, IOException {
                tries.succeeded(attempt(request));
                BrowserSessions.begin(request, devices.remember(request, response, who.getName()));
                Optional<String> page = after.isAskedFor(request) ? Optional.empty() : first.of(request, who);
                if (page.isPresent()) {
                    after.removeRequest(request, response);
                    clearAuthenticationAttributes(request);
                    getRedirectStrategy().sendRedirect(request, response, page.get());
                    return;
                }
                super.onAuthenticationSuccess(request, response, who);
            }
        };
        success.setRequestCache(after);
        return success;
    }
}
