package org.linli.field;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Seals for the server as the app does. */
public final class FieldSealing {

    private static final byte[] NAME = "linli.field.sealed".getBytes(StandardCharsets.UTF_8);

    private FieldSealing() {}

    public static Map<String, String> seal(String text, String sealKey) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ours = generator.generateKeyPair();
        byte[] spki = ours.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
        PublicKey theirs = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(sealKey)));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase((ECPublicKey) theirs, true);
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(agreement.generateSecret())
                                .addSalt(point)
                                .thenExpand(NAME, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var iv = new byte[12];
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        cipher.updateAAD(NAME);
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "point",
                base64.encodeToString(point),
                "iv",
                base64.encodeToString(iv),
                "data",
                base64.encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    }
}
