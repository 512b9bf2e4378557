package org.linli.field;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.linli.access.Sealing;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The key pair with which phones seal what they could not send: made once, its private half sealed like a number. */
@Service
class FieldSealKeys {

    private static final String PURPOSE = "field-seal-key";
    private static final byte[] NAME = "linli.field.sealed".getBytes(StandardCharsets.UTF_8);
    private static final int POINT_BYTES = 65;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

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

    /**
     * What a phone sealed: an agreement of a key of that one time with ours (ECDH), from which HKDF (RFC 5869) with
     * SHA-256 makes the key that it is encrypted with (AES-256-GCM); the point is the salt. Empty where it cannot be
     * opened.
     */
    @Transactional(readOnly = true)
    Optional<String> open(FieldSealedEntry.Box box) {
        if (box.point() == null || box.iv() == null || box.data() == null) {
            return Optional.empty();
        }
        return store.privateKeys().stream()
                .flatMap(kept -> open(box, sealing.open(PURPOSE, kept)).stream())
                .findFirst();
    }

    private static Optional<String> open(FieldSealedEntry.Box box, String privateKey) {
        try {
            KeyFactory curve = KeyFactory.getInstance("EC");
            var ours = (ECPrivateKey) curve.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
            byte[] point = Base64.getDecoder().decode(box.point());
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours);
            agreement.doPhase(curve.generatePublic(new ECPublicKeySpec(point(point), ours.getParams())), true);
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(agreement.generateSecret())
                                    .addSalt(point)
                                    .thenExpand(NAME, KEY_BYTES));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, Base64.getDecoder().decode(box.iv())));
            cipher.updateAAD(NAME);
            return Optional.of(
                    new String(cipher.doFinal(Base64.getDecoder().decode(box.data())), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    /** An uncompressed one: 4, then x and y of 32 bytes each (SEC 1, 2.3.3). */
    private static ECPoint point(byte[] bytes) {
        if (bytes.length != POINT_BYTES || bytes[0] != 4) {
            throw new IllegalArgumentException("No uncompressed point of P-256");
        }
        int half = POINT_BYTES / 2 + 1;
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bytes, 1, half)),
                new BigInteger(1, Arrays.copyOfRange(bytes, half, POINT_BYTES)));
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
