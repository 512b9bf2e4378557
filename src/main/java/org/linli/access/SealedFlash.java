package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * What the next page is to say, kept in the session until then, sealed: it may name people or show a new token. What is
 * handed over must be serialisable. Who is not signed in has no session and is told nothing this way.
 */
@Component("flashMapManager")
class SealedFlash extends AbstractFlashMapManager {

    private static final String ATTRIBUTE = "flash";

    private final Sealing sealing;

    SealedFlash(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String kept ? open(kept) : null;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flash, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session == null) {
            return;
        }
        if (flash.isEmpty()) {
            session.removeAttribute(ATTRIBUTE);
        } else {
            session.setAttribute(ATTRIBUTE, seal(flash));
        }
    }

    private String seal(List<FlashMap> flash) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(flash));
        } catch (IOException e) {
            throw new UncheckedIOException("What a page hands to the next must be serialisable", e);
        }
        return Base64.getEncoder()
                .encodeToString(sealing.seal("flash", Base64.getEncoder().encodeToString(bytes.toByteArray())));
    }

    /** Only what was sealed here is ever made into objects. */
    @SuppressWarnings("unchecked")
    private List<FlashMap> open(String kept) {
        var bytes = Base64.getDecoder()
                .decode(sealing.open("flash", Base64.getDecoder().decode(kept)));
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (List<FlashMap>) in.readObject();
        } catch (IOException | ClassNotFoundException ofAnotherVersion) {
            return new ArrayList<>();
        }
    }
}
