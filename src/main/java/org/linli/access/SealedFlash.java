package org.linli.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * What the next page is to say, kept in the session until then, sealed: it may name people or show a new token. What is
 * handed over must be serialisable. Who is not signed in has no session and keeps it in a cookie, just as sealed; more
 * than a cookie holds is not kept.
 */
@Component("flashMapManager")
class SealedFlash extends AbstractFlashMapManager {

    private static final String ATTRIBUTE = "flash";
    private static final String COOKIE = "flash";

    /** Characters; browsers drop a cookie above 4096 with its name. */
    private static final int LONGEST_COOKIE = 4000;

    private final Sealing sealing;

    SealedFlash(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            return session.getAttribute(ATTRIBUTE) instanceof String kept ? open(kept) : null;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : open(cookie.getValue());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flash, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            leaveWithStranger(flash, request, response);
        } else if (flash.isEmpty()) {
            session.removeAttribute(ATTRIBUTE);
        } else {
            session.setAttribute(ATTRIBUTE, seal(flash));
        }
    }

    private void leaveWithStranger(List<FlashMap> flash, HttpServletRequest request, HttpServletResponse response) {
        String sealed = flash.isEmpty() ? "" : seal(flash);
        if (sealed.isEmpty() || sealed.length() > LONGEST_COOKIE) {
            Cookies.remove(request, response, COOKIE);
        } else {
            Cookies.give(request, response, COOKIE, sealed, Duration.ofSeconds(getFlashMapTimeout()));
        }
    }

    private String seal(List<FlashMap> flash) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeObject(new ArrayList<>(flash));
        } catch (IOException e) {
            throw new UncheckedIOException("What a page hands to the next must be serialisable", e);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal("flash", Base64.getEncoder().encodeToString(bytes.toByteArray())));
    }

    /** Only what was sealed here is ever made into objects. */
    @SuppressWarnings("unchecked")
    private List<FlashMap> open(String kept) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder()
                    .decode(sealing.open("flash", Base64.getUrlDecoder().decode(kept)));
        } catch (IllegalArgumentException | IllegalStateException notSealedHere) {
            return new ArrayList<>();
        }
        try (var in = new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            return (List<FlashMap>) in.readObject();
        } catch (IOException | ClassNotFoundException ofAnotherVersion) {
            return new ArrayList<>();
        }
    }
}
