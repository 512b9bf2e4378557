package org.linli.access;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A signed-in account, as Spring Security carries it through a request; the session holds only its id. */
final class AccountPrincipal implements UserDetails, Principals, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private transient @Nullable String passwordHash;
    private final int credentials;
    private final boolean disabled;

    AccountPrincipal(Account account, @Nullable String passwordHash) {
        this.actor = account.actor();
        this.passwordHash = passwordHash;
        this.credentials = account.credentials();
        this.disabled = account.disabled();
    }

    @Override
    public Actor actor() {
        return actor;
    }

    /** Which passwords and locks the account has had; see {@link Account#credentials}. */
    int credentials() {
        return credentials;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return actor.username();
    }

    @Override
    public boolean isEnabled() {
        return !disabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountPrincipal that && that.actor.username().equals(actor.username());
    }

    @Override
    public int hashCode() {
        return actor.username().hashCode();
    }
}
