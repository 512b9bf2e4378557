package org.linli.field;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.linli.access.Sealing;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The key pair with which phones seal what they could not send: made once, its private half sealed like a number. */
@Service
class FieldSealKeys {

    private static final String PURPOSE = "field-seal-key";

    private final FieldSealKeyStore store;
    private final Sealing sealing;
    private final BusinessClock clock;

    FieldSealKeys(FieldSealKeyStore store, Sealing sealing, BusinessClock clock) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** In Base64, as SubjectPublicKeyInfo (RFC 5480). */
    @Transactional
    String publicKey() {
        return Base64.getEncoder().encodeToString(store.latest().orElseGet(this::made));
    }

    private byte[] made() {
        KeyPair pair = pair();
        store.insertFirst(
                Ids.next(),
                pair.getPublic().getEncoded(),
                sealing.seal(
                        PURPOSE,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())),
                clock.now());
        return store.latest().orElseThrow();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }
}
