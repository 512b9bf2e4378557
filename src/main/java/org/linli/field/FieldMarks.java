package org.linli.field;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Marks of what things say: alike for what is alike, and too long to be alike by chance. */
@Component
class FieldMarks {

    private static final int BYTES = 12;

    private final JsonMapper json;

    FieldMarks(JsonMapper json) {
        this.json = json;
    }

    /** 16 characters of A–Z, a–z, 0–9, - and _. */
    String of(Object value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(value));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
