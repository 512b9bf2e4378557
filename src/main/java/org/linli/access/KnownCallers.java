package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells strangers from people before the database is asked. A session's cookie is signed, so whoever brings one has
 * once signed in, and is believed until their session turns out to have ended; a token is believed once it turned out
 * to be somebody's. It opens nothing: it only says whose request is done first.
 */
@Component
class KnownCallers {

    private static final String BEARER = "Bearer ";
    private static final int MOST = 20_000;

    private final SessionCookie cookies;
    private final Sealing sealing;
    private final Set<String> ended = latest();
    private final Set<String> tokens = latest();

    KnownCallers(SessionCookie cookies, Sealing sealing) {
        this.cookies = cookies;
        this.sealing = sealing;
    }

    private static Set<String> latest() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MOST;
            }
        }));
    }

    /** Whether this is, as far as can be told without looking, somebody with an account. */
    boolean isKnown(HttpServletRequest request) {
        return token(request)
                .map(tokens::contains)
                .orElseGet(
                        () -> session(request).filter(id -> !ended.contains(id)).isPresent());
    }

    /** The session that the request came with has ended. */
    void sessionEnded(HttpServletRequest request) {
        session(request).ifPresent(ended::add);
    }

    /** Somebody's token; or nobody's any more. */
    void tokenIs(String token, boolean somebodys) {
        if (somebodys) {
            tokens.add(mark(token));
        } else {
            tokens.remove(mark(token));
        }
    }

    private Optional<String> session(HttpServletRequest request) {
        return cookies.resolveSessionIds(request).stream().findFirst().map(this::mark);
    }

    private Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> mark(header.substring(BEARER.length())));
    }

    /** What is kept here would open nothing for whoever read it. */
    private String mark(String secret) {
        return HexFormat.of().formatHex(sealing.hash("known caller", secret));
    }
}
