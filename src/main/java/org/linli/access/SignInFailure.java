package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Tells whoever could not sign in why: a wrong name or password, too many tries, or that Linli itself cannot look now. A
 * disabled account is not told from a wrong password.
 */
class SignInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            throw failure; // to the page for problems, which says what kind it is
        }
        response.sendRedirect(failure instanceof LockedException ? "/sign-in?paused" : "/sign-in?error");
    }
}
