package org.linli.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Tells Spring Security whose bearer token it is. */
@Component
class TokenLookup implements OpaqueTokenIntrospector {

    private final ApiTokens tokens;
    private final KnownCallers callers;

    TokenLookup(ApiTokens tokens, KnownCallers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Optional<Account> whose = Acting.as(Actor.SYSTEM, () -> tokens.whoseIs(token));
        callers.tokenIs(token, whose.isPresent());
        return whose.map(account -> new TokenPrincipal(account.actor()))
                .orElseThrow(() -> new BadOpaqueTokenException("The token is unknown, expired or revoked"));
    }

    /** An account that acts through a bearer token. */
    record TokenPrincipal(Actor actor) implements OAuth2AuthenticatedPrincipal, Principals {

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of("sub", actor.username());
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of(new SimpleGrantedAuthority(actor.role().name())); // who may see health in detail
        }

        @Override
        public String getName() {
            return actor.username();
        }
    }
}
