package org.linli.field;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Allowed;
import org.linli.access.BrowserSessions;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs a phone in once: with the session of its browser it gets a token of its own. */
@Hidden // for the app alone; software gets its token elsewhere
@RestController
@RequestMapping("/field")
class FieldPairing {

    private final FieldDevices devices;
    private final FieldSealKeys keys;

    FieldPairing(FieldDevices devices, FieldSealKeys keys) {
        this.devices = devices;
        this.keys = keys;
    }

    /** Who is signed in in this browser, with the mark that what it sends has to carry. */
    @GetMapping("/me")
    @Allowed(FieldDevices.USE)
    Me me(CsrfToken csrf) {
        Actor me = Acting.now();
        return new Me(
                csrf.getHeaderName(),
                csrf.getToken(),
                me.name(),
                me.username(),
                me.role().name());
    }

    @PostMapping("/devices")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(FieldDevices.USE)
    Paired pair(@RequestBody Asked asked, HttpServletRequest request) {
        Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
        String browser = session.flatMap(BrowserSessions::browser).orElse(null);
        FieldDevices.Paired paired = devices.pair(asked.name() == null ? "" : asked.name(), browser);
        // Else whoever finds the phone would pair it anew, by the session, without PIN or password.
        session.ifPresent(HttpSession::invalidate);
        return new Paired(
                paired.device().id(),
                paired.token(),
                paired.device().name(),
                new Whose(
                        paired.account().id(),
                        paired.account().name(),
                        paired.account().role().name()),
                keys.publicKey(),
                FieldDevices.GOOD_FOR.toHours());
    }

    record Me(String csrfHeader, String csrf, String name, String username, String role) {}

    record Asked(@Nullable String name) {}

    /**
     * @param sealKey the public key, as a Base64 SubjectPublicKeyInfo of P-256, that the phone seals what it could not
     *     send with before it clears itself
     */
    record Paired(UUID device, String token, String name, Whose account, String sealKey, long goodForHours) {}

    record Whose(UUID id, String name, String role) {}
}
