package org.linli.field;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.linli.access.Allowed;
import org.linli.access.DeskChoice;
import org.linli.access.OpenToAll;
import org.linli.platform.Languages;
import org.linli.platform.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The field app's own addresses: its page, what makes it installable, what keeps it on the phone, its texts. They are
 * the same for everybody and hold nothing about anybody, so that a phone may keep them; who is signed in asks
 * elsewhere.
 */
@Controller
@OpenToAll("Files of the app, the same for everybody")
class FieldShell {

    static final String START = "/field/start";

    private static final String NO_CACHE = "no-cache";

    /** As of all pages, and one script more: where the modules lie, which a page can only say in itself. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self' '%s'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final FieldShellFiles files;

    FieldShell(FieldShellFiles files) {
        this.files = files;
    }

    @GetMapping("/field")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .header(
                        "Content-Security-Policy",
                        CONTENT_POLICY.formatted(files.made().importMapHash()))
                .body(files.made().page());
    }

    /**
     * Where it begins from the desk: leads whoever is not signed in to the sign-in page first, and back. From now on
     * it stands first on this phone again.
     */
    @GetMapping(START)
    @Allowed(FieldDevices.USE)
    String start(HttpServletRequest request, HttpServletResponse response) {
        DeskChoice.takeBack(request, response);
        return "redirect:/field";
    }

    @GetMapping("/field/manifest.webmanifest")
    ResponseEntity<String> manifest() {
        return kept("application/manifest+json", files.made().manifest());
    }

    /** It lies below the page that it serves, hence the header. */
    @GetMapping("/field/service-worker.js")
    ResponseEntity<String> serviceWorker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .header("Service-Worker-Allowed", "/field")
                .body(files.made().serviceWorker());
    }

    @GetMapping("/field/texts/{language}.json")
    ResponseEntity<String> texts(@PathVariable String language) {
        Locale locale = Languages.of(language);
        if (!Languages.code(locale).equals(language)) {
            throw new NotFound("texts of the field app", language);
        }
        return kept("application/json", files.made().texts(locale));
    }

    private static ResponseEntity<String> kept(String type, String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .body(body);
    }
}
